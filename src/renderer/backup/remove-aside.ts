import type { AsideFolder } from '../../shared/backup/aside.ts';
import type { Store } from '../db/store.ts';
import type { BackupHost } from './take-snapshot.ts';

/** What lies aside; undefined when main cannot tell. */
export async function asideFolders(host: BackupHost): Promise<readonly AsideFolder[] | undefined> {
  const answer = await host.call('aside.list', null).catch(() => undefined);
  return answer?.ok === true ? answer.value : undefined;
}

/** Removes one for good. Nothing goes without its entry in the log of use. */
export async function removeAside(
  { host, store }: { readonly host: BackupHost; readonly store: Pick<Store, 'record'> },
  id: AsideFolder['id'],
): Promise<'removed' | 'notRemoved' | 'notLogged'> {
  try {
    await store.record({ action: 'aside-removed' }, 'or-fail');
  } catch {
    return 'notLogged';
  }
  const answer = await host.call('aside.remove', { id }).catch(() => undefined);
  return answer?.ok === true ? 'removed' : 'notRemoved';
}
