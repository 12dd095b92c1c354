import type { CallAnswer } from '../../shared/ipc-contract.ts';
import type { Store } from '../db/store.ts';
import type { AuditAct } from './audit-signer.ts';

/** Every call that has main save a file answers like this. */
type SavedFile = CallAnswer<'file.saveLog'>;

/**
 * Logs what is about to leave the vault, then saves it; when nothing left after all, a second entry says so. Rejects, without
 * anything having left, when the log cannot be written.
 */
export async function loggedFile(
  store: Pick<Store, 'record'>,
  act: AuditAct,
  save: () => Promise<SavedFile>,
): Promise<SavedFile> {
  await store.record(act, 'or-fail');
  const answer = await save();
  if (!answer.ok) await store.record({ ...act, result: answer.error.code });
  else if (answer.value === 'cancelled') await store.record({ ...act, result: 'cancelled' });
  return answer;
}
