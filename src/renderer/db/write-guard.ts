import { type Store, StoreError } from './store.ts';

/** Whether the disk takes what it is given. */
export type Writing =
  | { readonly state: 'ok' }
  /** Since when it has not, epoch milliseconds; `isAsking` while it is being asked again. */
  | { readonly state: 'refused'; readonly since: number; readonly isAsking: boolean };

export interface WriteGuard {
  readonly store: Store;
  readonly status: () => Writing;
  readonly subscribe: (listener: () => void) => () => void;
  /** Asks the disk again now. */
  readonly retry: () => Promise<void>;
}

export interface WriteGuardOptions {
  /** Writes something small of no meaning; rejects as the store does. */
  readonly probe: () => Promise<void>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly later: (work: () => void, milliseconds: number) => void;
}

const askAgainMs = 5000;

/**
 * The store, and a word on whether it can be written to. Once a write is refused or not answered in time, the disk is asked
 * again and again until it takes something; any write that succeeds says so as well.
 */
export function createWriteGuard(store: Store, { probe, now, later }: WriteGuardOptions): WriteGuard {
  let status: Writing = { state: 'ok' };
  const listeners = new Set<() => void>();
  const change = (next: Writing): void => {
    status = next;
    for (const listener of listeners) listener();
  };

  const watched =
    <Given extends unknown[], Value>(write: (...given: Given) => Promise<Value>) =>
    async (...given: Given): Promise<Value> => {
      try {
        const value = await write(...given);
        if (status.state === 'refused') change({ state: 'ok' });
        return value;
      } catch (error) {
        if (isOfTheDisk(error)) refused();
        throw error;
      }
    };

  function refused(): void {
    const isNew = status.state === 'ok';
    change({ state: 'refused', since: status.state === 'refused' ? status.since : now(), isAsking: false });
    if (isNew) later(askAgain, askAgainMs);
  }

  async function ask(): Promise<void> {
    if (status.state === 'ok' || status.isAsking) return;
    change({ ...status, isAsking: true });
    await watched(probe)().catch(() => undefined);
  }
  function askAgain(): void {
    void ask().then(() => {
      if (status.state === 'refused') later(askAgain, askAgainMs);
    });
  }

  return {
    store: {
      ...store,
      saveStudent: watched(store.saveStudent),
      savePlan: watched(store.savePlan),
      commitEdit: watched(store.commitEdit),
      saveUnfinished: watched(store.saveUnfinished),
      commitApproval: watched(store.commitApproval),
      commitDelivery: watched(store.commitDelivery),
      commitPlan: watched(store.commitPlan),
      tidyPlan: watched(store.tidyPlan),
      purgePlan: watched(store.purgePlan),
      purgeStudent: watched(store.purgeStudent),
      saveTemplate: watched(store.saveTemplate),
      removeTemplate: watched(store.removeTemplate),
      saveSettings: watched(store.saveSettings),
      updateRegister: watched(store.updateRegister),
    },
    status: () => status,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    retry: ask,
  };
}

function isOfTheDisk(error: unknown): boolean {
  return error instanceof StoreError && (error.code === 'disk' || error.code === 'timeout');
}
