import type { CallAnswer, CallArgument, CallName } from '../../shared/ipc-contract.ts';

type HandoverCall = Extract<CallName, `handover.${string}` | 'app.info'>;
/** The part of the bridge that is used (host.ts). */
export interface HandoverHost {
  readonly call: <N extends HandoverCall>(name: N, argument: CallArgument<N>) => Promise<CallAnswer<N>>;
}
