import type { CallAnswer, CallArgument, CallName, HostEvent } from '../shared/ipc-contract.ts';

/** The main process as the page knows it. Nothing else in the page touches `window.host`. */
export interface Host {
  /**
   * Asks main one thing. What can be expected to go wrong is in the answer; rejects only when the call itself was refused
   * (`callRefusals` of the contract).
   */
  readonly call: <N extends CallName>(name: N, argument: CallArgument<N>) => Promise<CallAnswer<N>>;
  /** Listens to what main announces; returns how to stop. */
  readonly on: (event: HostEvent, listener: () => void) => () => void;
}

export const host: Host = {
  // Main checks every answer against the contract before it crosses the bridge.
  call: async <N extends CallName>(name: N, argument: CallArgument<N>) =>
    (await window.host.call(name, argument)) as CallAnswer<N>,
  on: (event, listener) => window.host.on(event, listener),
};
