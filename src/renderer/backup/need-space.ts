import { bytesNeeded, megabytes } from '../../shared/backup/space.ts';
import type { BackupHost } from './take-snapshot.ts';

/** There is not enough room to write all of it safely. Nothing was touched. */
export class TooLittleSpace extends Error {
  readonly needMb: number;
  readonly freeMb: number;

  constructor(needMb: number, freeMb: number) {
    super('too-little-space');
    this.name = 'TooLittleSpace';
    this.needMb = needMb;
    this.freeMb = freeMb;
  }
}

/**
 * Asks before much is written to the database at once; a system that does not say how full its disk is hinders nobody. Rejects with
 * TooLittleSpace.
 * @param bytes how much; as much as the database holds unless given
 */
export async function needSpace(host: BackupHost, bytes?: number): Promise<void> {
  const { free, database } = await host.call('disk.space', null);
  const needed = bytesNeeded(bytes ?? database);
  if (free !== null && free < needed) throw new TooLittleSpace(megabytes(needed, 'up'), megabytes(free, 'down'));
}
