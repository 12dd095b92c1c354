/** Runs `work` while nobody else, in any window of this profile, runs work under the same name. */
export type Exclusive = <Value>(name: string, work: () => Promise<Value>) => Promise<Value>;

/** Held while one delivery is on its way, however long eHOKS takes. */
export const deliveryLock = 'hoks-delivery';

/** Held for the moment in which delivery rows are read and written together. Taken inside the delivery lock, never around it. */
export const outboxLock = 'hoks-outbox';

/** Web Locks: released by the browser when the page ends, also when it is killed. */
export function webLocks(locks: LockManager): Exclusive {
  return async (name, work) => locks.request(name, work);
}
