import { type Changes, changesBetween, takeSnapshot } from '../../shared/reference/changes.ts';
import { takeIntoUse } from '../../shared/reference/in-use.ts';
import type {
  CurrentReference,
  Progress,
  ReferenceError,
  RefreshArgument,
  Refreshed,
} from '../../shared/reference/reference-calls.ts';
import type { Result } from '../../shared/result.ts';
import type { Host } from '../host.ts';

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
export async function openReference(host: Host): Promise<ReferenceControl> {
  const current = await host
    .call('reference.current', null)
    .catch((): CurrentReference => ({ set: null, fault: 'damaged' }));
  takeIntoUse(current.set ?? undefined);
  return createReferenceControl(host, current);
}

function createReferenceControl(host: Host, atStart: CurrentReference): ReferenceControl {
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

  async function take(state: 'refreshed' | 'imported', answer: Result<Refreshed, ReferenceError>): Promise<void> {
    if (!answer.ok) return change({ refresh: undefined, outcome: { state: 'failed', error: answer.error } });
    const { set, ...rest } = answer.value;
    const before = await takeSnapshot();
    takeIntoUse(set);
    const changes = changesBetween(before, await takeSnapshot());
    change({ current: { set, fault: null }, refresh: undefined, outcome: { state, changes, ...rest } });
  }

  /** A call that main refuses is a fault of the app, and the person still has to know that nothing happened. */
  const failed = (): void => change({ refresh: undefined, outcome: { state: 'failed', error: { code: 'failed' } } });

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
        await take('refreshed', await host.call('reference.refresh', wanted));
      } catch {
        failed();
      }
    },
    cancel: () => void host.call('reference.cancel', null).catch(() => undefined),
    importFile: async () => {
      change({ outcome: undefined });
      try {
        const answer = await host.call('reference.import', null);
        if (answer.ok && answer.value === 'cancelled') return;
        await take('imported', answer as Result<Refreshed, ReferenceError>);
      } catch {
        failed();
      }
    },
    exportFile: async () => {
      change({ outcome: undefined });
      try {
        const answer = await host.call('reference.export', null);
        if (!answer.ok) change({ outcome: { state: 'failed', error: answer.error } });
        else if (answer.value === 'saved') change({ outcome: { state: 'exported' } });
      } catch {
        failed();
      }
    },
  };
}
