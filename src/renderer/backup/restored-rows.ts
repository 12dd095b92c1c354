import { afterRestore, type Delivery } from '../../shared/delivery/delivery.ts';
import type { DeliveryRow, SealedRow } from '../db/db.ts';
import { open, seal } from '../vault/seal.ts';

/** A row as it may come back from a backup; undefined for one that does not open. */
export async function restoredRow(key: CryptoKey, table: string, row: SealedRow): Promise<SealedRow | undefined> {
  const { id, schemaVersion } = row;
  const context = { table, id, schemaVersion };
  try {
    const record = await open(key, context, row);
    if (table !== 'deliveries') return row;
    // Authenticated: a delivery that this app sealed, so its shape is known.
    const delivery = afterRestore(record as Delivery);
    if (delivery === record) return row;
    const { state, nextAttemptAt } = delivery;
    const restored: Omit<DeliveryRow, 'planId'> = {
      ...row,
      ...(await seal(key, context, delivery)),
      state,
      nextAttemptAt,
    };
    return restored;
  } catch {
    return undefined;
  }
}
