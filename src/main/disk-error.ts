/** What the person can do something about when the disk refuses. */
export type DiskErrorCode = 'disk-full' | 'not-allowed' | 'in-use' | 'failed';

const codes: Readonly<Record<string, DiskErrorCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EACCES: 'not-allowed',
  EROFS: 'not-allowed',
  // Windows answers these when the file is open in another program.
  EPERM: 'in-use',
  EBUSY: 'in-use',
};

/** The system's own error as one of the codes above. */
export function diskErrorCode(error: unknown): DiskErrorCode {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return codes[code] ?? 'failed';
}
