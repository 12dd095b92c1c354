/** What the person can do something about when the disk refuses. */
export type DiskErrorCode = 'disk-full' | 'not-allowed' | 'in-use' | 'failed';

const codes: Readonly<Record<string, DiskErrorCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EACCES: 'not-allowed',
  EROFS: 'not-allowed',
  EPERM: 'not-allowed',
  EBUSY: 'in-use',
};

/** The system's own error as one of the codes above. */
export function diskErrorCode(error: unknown): DiskErrorCode {
  if (!(error instanceof Error)) return 'failed';
  const { code = '', syscall } = error as NodeJS.ErrnoException;
  // Windows answers so, too, when a file that another program has open is to be replaced.
  if (code === 'EPERM' && syscall === 'rename') return 'in-use';
  return codes[code] ?? 'failed';
}
