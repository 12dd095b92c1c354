import type { TFunction } from 'i18next';
import type { AuditEntry } from '../../shared/audit/entry.ts';
import { logFile } from '../../shared/audit/log-file.ts';
import type { CallAnswer, CallArgument } from '../../shared/ipc-contract.ts';
import type { Store } from '../db/store.ts';
import type { AuditAct } from './audit-signer.ts';
import { loggedFile } from './logged-file.ts';
import { namesBySubject } from './log-rows.ts';

export type LogContent = CallArgument<'file.saveLog'>;
export type SaveLog = (log: LogContent) => Promise<CallAnswer<'file.saveLog'>>;

/** Takes the log out as a file. Names of students go along only to somebody and for a reason (`luovutus`), which it then holds. */
export function exportLog(
  store: Store,
  saveLog: SaveLog,
  how: Pick<LogContent, 'format'> &
    Pick<AuditAct, 'luovutus'> & { readonly now: number; readonly t: TFunction<'audit'> },
) {
  const { format, luovutus } = how;
  const withNames = luovutus !== undefined;
  const act = { action: 'log-exported', result: withNames ? `${format}-names` : format, luovutus } as const;
  return loggedFile(store, act, async () => saveLog(await logContent(store, format, withNames, how)));
}

/** The whole log as it leaves the vault. Rows that do not open cannot: the chain then shows where they were. */
export async function logContent(
  store: Store,
  format: LogContent['format'],
  withNames: boolean,
  how: { readonly now: number; readonly t: TFunction<'audit'> },
): Promise<LogContent> {
  const { rows, head } = await store.auditLog();
  const entries = rows.flatMap((row) => ('isUnreadable' in row ? [] : [row]));
  const names: ReadonlyMap<string, string> = withNames ? await namesBySubject(store) : new Map();
  if (format === 'csv') return { format, ...table(entries, names, how.t) };
  const last = { seq: rows.at(-1)?.seq ?? 0, hash: '0'.repeat(64) };
  const spokenOf = new Set(entries.map(({ subject }) => subject));
  const students = [...names].flatMap(([subject, nimi]) => (spokenOf.has(subject) ? [{ subject, nimi }] : []));
  const log = logFile(entries, head === 'unreadable' ? last : head, how.now, withNames ? students : undefined);
  return { format, log };
}

function table(entries: readonly AuditEntry[], names: ReadonlyMap<string, string>, t: TFunction<'audit'>) {
  return {
    columns: [
      t('column.seq'),
      t('column.at'),
      t('column.actor'),
      t('column.action'),
      t('column.student'),
      t('column.fields'),
      t('column.result'),
      t('column.recipient'),
      t('column.reason'),
      t('column.mac'),
    ],
    rows: entries.map(({ seq, at, actor, action, subject = '', fields = [], result = '', luovutus, mac }) => [
      String(seq),
      new Date(at).toISOString(),
      actor,
      t(`action.${action}`),
      names.get(subject) ?? subject,
      fields.join(' '),
      result,
      luovutus?.saaja ?? '',
      luovutus?.peruste ?? '',
      mac,
    ]),
  };
}
