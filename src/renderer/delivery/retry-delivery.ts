import { retried } from '../../shared/delivery/delivery.ts';
import type { Store } from '../db/store.ts';
import { type Exclusive, outboxLock } from './exclusive.ts';

/** "Lähetä nyt": a blocked or waiting delivery is due at once. Does nothing to one that is on its way or done. */
export async function retryDelivery(on: {
  readonly deliveryId: string;
  readonly store: Store;
  readonly exclusive: Exclusive;
}): Promise<void> {
  await on.exclusive(outboxLock, async () => {
    const row = (await on.store.deliveries()).find((candidate) => candidate.id === on.deliveryId);
    if (row !== undefined) await on.store.commitDelivery({ delivery: retried(row) });
  });
}
