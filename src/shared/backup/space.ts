const megabyte = 1024 ** 2;

/** What has to be free before much is written: twice the database and 200 MB, so that the disk is not filled by it. */
export function bytesNeeded(databaseBytes: number): number {
  return 2 * databaseBytes + 200 * megabyte;
}

/** For the person: whole megabytes, rounded so that "free" is never said to be more than it is. */
export function megabytes(bytes: number, round: 'up' | 'down'): number {
  return round === 'up' ? Math.ceil(bytes / megabyte) : Math.floor(bytes / megabyte);
}
