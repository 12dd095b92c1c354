import type { EhoksCalls } from '../../shared/delivery/ehoks-calls.ts';
import type { CallAnswer, CallArgument, CallName } from '../../shared/ipc-contract.ts';

type HostCall = <N extends CallName>(name: N, argument: CallArgument<N>) => Promise<CallAnswer<N>>;

/** eHOKS as the page reaches it: through the bridge to the main process. */
export function ehoksThroughHost(call: HostCall): EhoksCalls {
  return {
    create: (body) => call('ehoks.create', { body }),
    replace: (id, body) => call('ehoks.replace', { id, body }),
    patch: (id, body) => call('ehoks.patch', { id, body }),
    get: (id) => call('ehoks.get', { id }),
    findByOpiskeluoikeus: (oid) => call('ehoks.findByOpiskeluoikeus', { oid }),
  };
}
