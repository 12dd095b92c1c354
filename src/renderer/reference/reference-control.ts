import type { CallAnswer, CallArgument, CallName, HostEvent } from '../../shared/ipc-contract.ts';
import { type Changes, changesBetween, takeSnapshot } from '../../shared/reference/changes.ts';
import { takeIntoUse } from '../../shared/reference/in-use.ts';
import type {
  CurrentReference,
  Progress,
  ReferenceError,
  RefreshArgument,
  Refreshed,
} from '../../shared/reference/reference-calls.ts';

type ReferenceCall = Extract<CallName, `reference.${string}`>;

/** The part of the bridge that is used (host.ts). */
export interface ReferenceHost {
  readonly call: <N extends ReferenceCall>(name: N, argument: CallArgument<N>) => Promise<CallAnswer<N>>;
  readonly on: (event: HostEvent, listener: () => void) => () => void;
}

/** How the latest refresh, import or export ended. */
export type Outcome =
  | ({ readonly state: 'refreshed' | 'imported'; readonly changes: Changes } & Omit<Refreshed, 'set'>)
  | { readonly state: 'exported' }
  | { readonly state: 'failed'; readonly error: ReferenceError };

export interface ReferenceStatus {
  readonly current: CurrentReference;
  /** While a refresh is under way; its progress is null until the first request. */
  readonly refresh: { readonly progress: Progress | null } | undefined;
  readonly outcome: Outcome | undefined;
}

/** The refresh as the page sees it. It lives as long as the unlocked page, whatever view is open. */
export interface ReferenceControl {
  readonly status: () => ReferenceStatus;
  readonly subscribe: (listener: () => void) => () => void;
  readonly refresh: (wanted: RefreshArgument) => Promise<void>;
  readonly cancel: () => void;
  readonly importFile: () => Promise<void>;
  readonly exportFile: () => Promise<void>;
}

/** Takes the refreshed set that main keeps into use in the page. Without it, or when main cannot tell, the shipped one serves. */
export async function openReference(host: ReferenceHost): Promise<ReferenceControl> {
  const current = await host
    .call('reference.current', null)
    .catch((): CurrentReference => ({ set: null, fault: null }));
  takeIntoUse(current.set ?? undefined);
  return createReferenceControl(host, current);
}

function createReferenceControl(host: ReferenceHost, atStart: CurrentReference): ReferenceControl {
  let status: ReferenceStatus = { current: atStart, refresh: undefined, outcome: undefined };
  const listeners = new Set<() => void>();
  const change = (next: Partial<ReferenceStatus>): void => {
    status = { ...status, ...next };
    for (const listener of listeners) listener();
  };

  host.on('reference-progress', () => {
    void host.call('reference.progress', null).then((progress) => {
      if (status.refresh !== undefined && progress !== null) change({ refresh: { progress } });
    });
  });

  async function take(state: 'refreshed' | 'imported', { set, ...rest }: Refreshed): Promise<void> {
    const before = await takeSnapshot();
    takeIntoUse(set);
    const changes = changesBetween(before, await takeSnapshot());
    change({ current: { set, fault: null }, refresh: undefined, outcome: { state, changes, ...rest } });
  }

  /** Without an error main refused the call: a fault of the app, and the person still has to know that nothing happened. */
  const fail = (error: ReferenceError = { code: 'failed' }): void =>
    change({ refresh: undefined, outcome: { state: 'failed', error } });

  return {
    status: () => status,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    refresh: async (wanted) => {
      if (status.refresh !== undefined) return;
      change({ refresh: { progress: null }, outcome: undefined });
      try {
        const answer = await host.call('reference.refresh', wanted);
        if (answer.ok) await take('refreshed', answer.value);
        else fail(answer.error);
      } catch {
        fail();
      }
    },
    cancel: () => void host.call('reference.cancel', null).catch(() => undefined),
    importFile: async () => {
      change({ outcome: undefined });
      try {
        const answer = await host.call('reference.import', null);
        if (!answer.ok) fail(answer.error);
        else if (answer.value !== 'cancelled') await take('imported', answer.value);
      } catch {
        fail();
      }
    },
    exportFile: async () => {
      change({ outcome: undefined });
      try {
        const answer = await host.call('reference.export', null);
        if (!answer.ok) fail(answer.error);
        else if (answer.value === 'saved') change({ outcome: { state: 'exported' } });
      } catch {
        fail();
      }
    },
  };
}
