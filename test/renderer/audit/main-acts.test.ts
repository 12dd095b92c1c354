import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type LogAnchorFile, openLogAnchor } from '../../../src/main/log-anchor.ts';
import { beginLog, type LogCalls } from '../../../src/renderer/audit/begin-log.ts';
import { changePassphrase } from '../../../src/renderer/audit/logged-acts.ts';
import type { IndexedDb } from '../../../src/renderer/db/db.ts';
import { type Store, StoreError } from '../../../src/renderer/db/store.ts';
import { importVaultKeys } from '../../../src/renderer/vault/data-key.ts';
import type { CallName } from '../../../src/shared/ipc-contract.ts';
import { ok } from '../../../src/shared/result.ts';
import { newDisk, openTestStore } from '../db/open-test-store.ts';

/** Main and the page of one machine: the note that main keeps is the real file. */

let folder: string;
let disk: IndexedDb;
let anchor: LogAnchorFile;
let store: Store;
let time: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'omat-teot-'));
  disk = newDisk();
  time = 1000;
  anchor = openLogAnchor({ file: join(folder, 'log-anchor.json'), clock: () => time });
  await open();
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

async function open(): Promise<void> {
  const { logKey } = await importVaultKeys(new Uint8Array(32).fill(42));
  const log = { key: logKey, now: () => time, monotonic: () => 1, onHead: () => undefined };
  store = await openTestStore(disk, { log });
}

const answers = {
  'audit.anchor': () => anchor.read(),
  'audit.keepAnchor': (kept: Parameters<LogAnchorFile['keep']>[0]) => anchor.keep(kept),
  'vault.changePassphrase': () => {
    anchor.noteAct('passphrase-changed');
    return ok(null);
  },
};
const call = ((name: keyof typeof answers, argument: never) => Promise.resolve(answers[name](argument))) as LogCalls &
  (<N extends CallName>(name: N) => never);

async function logged(): Promise<[string, number][]> {
  const { rows } = await store.auditLog();
  return rows.flatMap((row) => ('action' in row ? [[row.action, row.at]] : []));
}

const secrets = { present: new Uint8Array(1), next: new Uint8Array(1) };

test('a passphrase that was changed is logged at once, and once', async () => {
  await changePassphrase({ host: { call }, store }, secrets);
  expect(await logged()).toEqual([['passphrase-changed', 1000]]);
  await beginLog(store, call);
  expect((await logged()).map(([action]) => action)).toEqual(['passphrase-changed', 'unlocked']);
});

test('what main did right before the page ended is logged at the next opening, with its time', async () => {
  anchor.noteAct('recovered');
  store.close();
  time = 9000;
  await open();
  await beginLog(store, call);
  expect(await logged()).toEqual([
    ['recovered', 1000],
    ['unlocked', 9000],
  ]);
  expect(await store.verifyAudit()).toEqual({ count: 2, faults: [] });
});

test('what the disk refuses stays noted for the next opening', async () => {
  const refusing = { ...store, record: () => Promise.reject(new StoreError('disk')) };
  expect(await changePassphrase({ host: { call }, store: refusing }, secrets)).toEqual(ok(null));
  expect(await logged()).toEqual([]);
  await beginLog(store, call);
  expect((await logged()).map(([action]) => action)).toEqual(['passphrase-changed', 'unlocked']);
  expect(anchor.read().acts).toEqual([]);
});
