import type { CallAnswer, CallArgument, CallName, LockSettings } from '../../shared/ipc-contract.ts';
import type { Store } from '../db/store.ts';
import { type LogCall, recordMainActs } from './begin-log.ts';
import { loggedFile } from './logged-file.ts';

/** What a person does that is no commit of the store (db/acts.ts): each is done and logged here. */

type LoggedCall = Extract<
  CallName,
  | 'vault.lock'
  | 'vault.changePassphrase'
  | 'clipboard.writeIdentifier'
  | 'file.saveReceipts'
  | 'print.page'
  | 'lock.setSettings'
  | LogCall
>;

export interface On {
  /** The part of the bridge that is used (host.ts). */
  readonly host: {
    readonly call: <N extends LoggedCall>(name: N, argument: CallArgument<N>) => Promise<CallAnswer<N>>;
  };
  readonly store: Pick<Store, 'record'>;
}

interface OnVault extends On {
  readonly store: Pick<Store, 'record' | 'auditLog'>;
}

/** Ends the page. */
export async function lockVault({ host, store }: On): Promise<void> {
  await store.record({ action: 'locked' });
  await host.call('vault.lock', null);
}

/** Main notes what took effect, so that it is logged also when the page ends before this does. */
export async function changePassphrase(
  { host, store }: OnVault,
  secrets: CallArgument<'vault.changePassphrase'>,
): Promise<CallAnswer<'vault.changePassphrase'>> {
  const answer = await host.call('vault.changePassphrase', secrets);
  if (answer.ok) await logMainActs({ host, store });
  return answer;
}

/** What main has done, as confirming a new recovery key, is logged now, or at the next opening when the disk refuses. */
export function logMainActs({ host, store }: OnVault): Promise<void> {
  return recordMainActs(store, host.call).catch(() => undefined);
}

/** Rejects, without anything having been copied, when it cannot be logged. */
export async function copyIdentifier({ host, store }: On, text: string, planId: string): Promise<void> {
  await store.record({ action: 'copied', result: 'identifier', about: planId }, 'or-fail');
  await host.call('clipboard.writeIdentifier', { text });
}

/** The system has copied what was selected. @param planId the plan that was shown, if any */
export function noteSelectionCopied({ store }: Pick<On, 'store'>, planId: string | undefined): Promise<void> {
  return store.record({ action: 'copied', result: 'selection', about: planId });
}

export function saveReceipts({ host, store }: On, table: CallArgument<'file.saveReceipts'>) {
  const act = { action: 'exported', result: 'receipts' } as const;
  return loggedFile(store, act, () => host.call('file.saveReceipts', table));
}

/** @param about id of the plan that is printed */
export function printPage({ host, store }: On, page: CallArgument<'print.page'>, about: string | undefined) {
  const act = { action: 'printed', result: page.document, about } as const;
  return loggedFile(store, act, () => host.call('print.page', page));
}

/** What protects an open window from who passes by. */
export async function changeLockSettings(
  { host, store }: On,
  before: LockSettings,
  change: Partial<LockSettings>,
): Promise<CallAnswer<'lock.setSettings'>> {
  const answer = await host.call('lock.setSettings', { ...before, ...change });
  const fields = Object.keys(change).map((name) => `lock.${name}`);
  await store.record({ action: 'settings-changed', fields });
  return answer;
}

/** Fetches what eHOKS holds for a person to see. @param planId the student's plan here */
export async function readForPerson<Value>(
  { store }: Pick<On, 'store'>,
  planId: string,
  read: () => Promise<Value>,
): Promise<Value> {
  await store.record({ action: 'read-from-ehoks', about: planId });
  return read();
}
