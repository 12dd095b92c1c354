import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { beginLog } from '../../../src/renderer/audit/begin-log.ts';
import { exportLog } from '../../../src/renderer/audit/log-content.ts';
import * as acts from '../../../src/renderer/audit/logged-acts.ts';
import { prepareDatabase } from '../../../src/renderer/backup/prepare-database.ts';
import { removeAside } from '../../../src/renderer/backup/remove-aside.ts';
import { takeSnapshot } from '../../../src/renderer/backup/take-snapshot.ts';
import type { IndexedDb } from '../../../src/renderer/db/db.ts';
import { createRawRows } from '../../../src/renderer/db/raw-rows.ts';
import type { Plan } from '../../../src/renderer/db/records.ts';
import type { Store } from '../../../src/renderer/db/store.ts';
import { giveBack, markEntered, takeToHand } from '../../../src/renderer/delivery/by-hand.ts';
import { deliverNext } from '../../../src/renderer/delivery/deliver-next.ts';
import type { Exclusive } from '../../../src/renderer/delivery/exclusive.ts';
import { resolveDifference } from '../../../src/renderer/delivery/resolve-difference.ts';
import { takeOver } from '../../../src/renderer/delivery/take-over.ts';
import { withdrawApproval } from '../../../src/renderer/delivery/withdraw-approval.ts';
import { fi } from '../../../src/renderer/kieli/fi/index.ts';
import { sv } from '../../../src/renderer/kieli/sv/index.ts';
import { addConsentRequest, answerConsent, saveMeeting } from '../../../src/renderer/meeting/meeting-record.ts';
import { approvePlan } from '../../../src/renderer/plan/approve-plan.ts';
import { createOpenDrafts } from '../../../src/renderer/plan/open-drafts.ts';
import { runRetention } from '../../../src/renderer/retention/run-retention.ts';
import { disclosuresBesidePlans } from '../../../src/renderer/rights/record-disclosure.ts';
import { readBackup } from '../../../src/renderer/rights/read-backup.ts';
import { importVaultKeys } from '../../../src/renderer/vault/data-key.ts';
import { type AuditAction, auditActions, type AuditEntry, type MainAct } from '../../../src/shared/audit/entry.ts';
import { labelsOf } from '../../../src/shared/audit/field-names.ts';
import { isExplained } from '../../../src/shared/delivery/explain.ts';
import { fail, ok } from '../../../src/shared/result.ts';
import { createMemoryBackups } from '../backup/memory-backups.ts';
import { databaseName, newDisk, openTestStore, student as anyStudent, testKey } from '../db/open-test-store.ts';
import { createLocks, draft, oo, plan } from '../delivery/fixtures.ts';
import { createModelEhoks, type Model } from '../delivery/model-ehoks.ts';

/** Every act there is, each done as the app does it: an act that nothing writes, or that has no words, fails here. */

const now = Date.parse('2026-11-23T10:00:00Z');
const student = { ...anyStudent, id: 's1', opiskeluoikeus: { oid: oo } };
const server = { id: 7, eid: 'eid-7', manuaalisyotto: false, document: draft(), moduleIds: [] };
const guardian = { recipient: 'guardian', nimi: '', scope: 'whole' } as const;
const lockSettings = { minutes: 10, isProtected: true };

let disk: IndexedDb;
let store: Store;
let exclusive: Exclusive;
let model: Model;
let on: acts.On & { readonly store: Store };
/** What main answers. */
let anchor: { head: null; failedUnlocks: number[]; acts: { action: MainAct; at: number }[] };

const call = (name: string) => {
  if (name === 'audit.anchor') return Promise.resolve(anchor);
  if (name === 'vault.changePassphrase') {
    anchor.acts.push({ action: 'passphrase-changed', at: now });
    return Promise.resolve(ok(null));
  }
  if (name === 'lock.setSettings') return Promise.resolve({ isKept: true });
  return Promise.resolve(name.startsWith('file.') || name.startsWith('print.') ? ok('saved') : null);
};

async function openLog() {
  const { logKey } = await importVaultKeys(new Uint8Array(32).fill(42));
  return { key: logKey, now: () => now, monotonic: () => 1, onHead: () => undefined };
}

beforeEach(async () => {
  disk = newDisk();
  store = await openTestStore(disk, { log: await openLog() });
  exclusive = createLocks();
  model = createModelEhoks();
  on = { host: { call: call as acts.On['host']['call'] }, store };
  anchor = { head: null, failedUnlocks: [], acts: [] };
  await store.saveStudent(student);
  await store.savePlan(plan());
  return () => store.close();
});

async function approve(): Promise<void> {
  const given = { today: '2026-11-23', opiskeluoikeus: undefined, newId: () => 'tunniste' };
  expect((await approvePlan({ planId: 'p1', store, exclusive, now, ...given })).ok).toBe(true);
}
const deliver = () => deliverNext({ store, ehoks: model.calls, exclusive, now: () => now, random: () => 0.5 });
async function approveAndDeliver(): Promise<void> {
  await approve();
  await deliver();
}
async function changePlan(changes: Partial<Plan>): Promise<void> {
  await store.savePlan(plan({ updatedAt: 2, ...changes }));
}
async function approveForHand(): Promise<void> {
  await approve();
  await takeToHand('p1', { store, exclusive });
}

/** How each act is done. */
const doing: Readonly<Record<AuditAction, () => Promise<unknown>>> = {
  unlocked: () => beginLog(store, call as never),
  'unlock-failed': () => {
    anchor.failedUnlocks = [now - 1000];
    return beginLog(store, call as never);
  },
  locked: () => acts.lockVault(on),
  // Main has never seen this log, and it has entries.
  'log-broken-off': () => beginLog(store, call as never),
  viewed: () =>
    createOpenDrafts({
      store,
      onStatus: () => undefined,
      now: () => now,
      timers: { start: () => 0, stop: () => undefined },
    }).open('p1'),
  changed: () => changePlan({ document: draft({ sahkoposti: 'uusi@example.invalid' }) }),
  'student-saved': () => store.saveStudent({ ...student, ryhma: 'LÄHI25' }),
  'meeting-recorded': () => saveMeeting(store, 'p1', { id: 'k1', date: '2026-11-23', present: [], wish: 'Lisää' }),
  'consent-recorded': async () => {
    await addConsentRequest(store, 'p1', guardian);
    await answerConsent(store, 'p1', guardian, true, { at: now, by: '' });
  },
  approved: approve,
  withdrew: async () => {
    await approve();
    await withdrawApproval({ deliveryId: 'p1:1', store, exclusive });
  },
  sending: approveAndDeliver,
  received: approveAndDeliver,
  delivered: approveAndDeliver,
  'not-delivered': () => {
    model.fates = [{ kind: 'fails', error: { code: 'no-access', outcomeUnknown: false } }];
    return approveAndDeliver();
  },
  'read-from-ehoks': () => acts.readForPerson({ store }, 'p1', () => model.calls.findByOpiskeluoikeus(oo)),
  'taken-over': () => takeOver({ student, server, origin: 'ehoks-ui', store, exclusive, newId: () => 'uusi', now }),
  'difference-resolved': () => resolveDifference({ planId: 'p1', document: draft(), server, store, exclusive, now }),
  'taken-to-hand': approveForHand,
  'given-back': async () => {
    await approveForHand();
    await giveBack('p1', { store, exclusive });
  },
  'entered-by-hand': async () => {
    await approveForHand();
    await markEntered({ deliveryId: 'p1:1', planId: 'p1', ehoksId: 7, now }, { store, exclusive });
  },
  printed: () => acts.printPage(on, { document: 'aikajana' }, 'p1'),
  exported: () => acts.saveReceipts(on, { columns: [], rows: [] } as never),
  disclosed: async () => {
    const to = { recipientClass: 'viranomainen', saaja: 'Virasto', peruste: 'Pykälä', fields: ['sahkoposti'] } as const;
    await disclosuresBesidePlans(store)('p1', { at: now, by: '', ...to });
  },
  copied: () => acts.copyIdentifier(on, '4711', 'p1'),
  'log-exported': () =>
    exportLog(store, () => Promise.resolve(ok('saved')), {
      format: 'json',
      luovutus: undefined,
      now,
      t: String as never,
    }),
  'backup-viewed': async () => {
    const { host } = createMemoryBackups();
    await takeSnapshot({ host, key: await testKey(), rows: createRawRows(disk, databaseName), why: 'asked', now: 5 });
    const [id] = (await host.call('backup.state', null)).snapshots.map((one) => one.id);
    const opened = await host.call('backup.open', { id: id ?? null });
    if (!opened.ok || opened.value === 'cancelled') throw new Error('not opened');
    await readBackup({ host, store }, opened.value, { passphrase: 'oikea' });
  },
  'aside-removed': () => removeAside({ host: on.host as never, store }, 'sivussa-20261123T080000000Z'),
  // All is lost, and a backup is put back before the store is opened.
  restored: async () => {
    const { host } = createMemoryBackups();
    const key = await testKey();
    await takeSnapshot({ host, key, rows: createRawRows(disk, databaseName), why: 'asked', now: 5 });
    store.close();
    disk = newDisk();
    const place = { host, key, name: databaseName, indexedDb: disk, now: () => now };
    const rebuilt = await prepareDatabase({ ...place, ask: async ({ restore }) => void (await restore()) });
    store = await openTestStore(disk, { log: await openLog() });
    await beginLog(store, call as never, rebuilt !== undefined);
  },
  'passphrase-changed': () => acts.changePassphrase(on, { present: new Uint8Array(1), next: new Uint8Array(1) }),
  recovered: () => {
    anchor.acts = [{ action: 'recovered', at: now - 1000 }];
    return beginLog(store, call as never);
  },
  'recovery-key-made': () => {
    anchor.acts = [{ action: 'recovery-key-made', at: now }];
    return acts.logMainActs(on);
  },
  tidied: async () => {
    await store.saveStudent({ ...student, opiskeluoikeus: { oid: oo, päättymispäivä: '2026-05-29' } });
    await changePlan({ document: { ...draft(), 'osaamisen-saavuttamisen-pvm': '2026-05-29' } });
    await runRetention(store, '2026-11-23');
  },
  purged: async () => {
    await store.saveStudent({ ...student, opiskeluoikeus: { oid: oo, päättymispäivä: '2020-05-29' } });
    await changePlan({ document: { 'opiskeluoikeus-oid': oo } });
    await runRetention(store, '2026-11-23');
  },
  'register-changed': () =>
    store.updateRegister(() => [
      {
        id: 'w',
        kind: 'workplace',
        facts: { nimi: 'Paja Oy', yTunnus: '9222223-2' },
        tasks: { osa: ['a'] },
        usedAt: 1,
      },
    ]),
  'template-saved': () => store.saveTemplate({ id: 't1', nimi: 'Pohja', content: {}, savedAt: now }),
  'template-removed': () => store.removeTemplate('t1'),
  'settings-changed': async () => {
    await acts.changeLockSettings(on, lockSettings, { isProtected: false });
    await acts.changeLockSettings(on, lockSettings, { minutes: 5 });
    await store.saveSettings({
      organisation: { nimi: 'Opisto', oppilaitosOid: '1.2.246.562.10.10000000017' },
      counselor: { nimi: 'Olga', rooli: '' },
      retention: { purgeMonths: 6 },
    });
  },
};

async function entries(): Promise<AuditEntry[]> {
  return (await store.auditLog()).rows.flatMap((row) => ('isUnreadable' in row ? [] : [row]));
}

/** The words of the log's page for a name with dots between. */
function wordsFor(texts: object, name: string): unknown {
  return name.split('.').reduce<unknown>((words, key) => (words as Record<string, unknown> | undefined)?.[key], texts);
}

/** What of an entry the log's page could only show as the program's own word. */
function wordless({ action, fields = [], result }: AuditEntry, { action: names, beside, result: results }: Words) {
  const hasWords = (texts: object, name: string) => typeof wordsFor(texts, name) === 'string';
  const isVersion = /^version-\d+$/.test(result ?? '');
  const isResultTold = result === undefined || isVersion || isExplained(result) || hasWords(results, result);
  return [
    ...(hasWords(names, action) ? [] : [action]),
    ...fields.filter((field) => !hasWords(beside, field) && labelsOf(field) === undefined),
    ...(isResultTold ? [] : [result]),
  ];
}
type Words = Pick<typeof fi.audit, 'action' | 'beside' | 'result'>;

describe('every act of the list', () => {
  test.each(auditActions)('is in the log when it is done: %s', async (action) => {
    const before = (await entries()).length;
    await doing[action]();
    const written = (await entries()).slice(before);
    expect(written.map((entry) => entry.action)).toContain(action);
    expect(written.flatMap((entry) => [fi, sv].flatMap(({ audit }) => wordless(entry, audit)))).toEqual([]);
  });

  test('a meeting that is being written is named once, and every answer to a consent', async () => {
    const before = (await entries()).length;
    const meeting = { id: 'k1', date: '2026-11-23', present: [] };
    for (const wish of ['L', 'Li', 'Lis', 'Lisää']) await saveMeeting(store, 'p1', { ...meeting, wish });
    for (const mayHave of [true, false]) {
      await answerConsent(store, 'p1', guardian, mayHave, { at: now, by: '' });
    }
    expect((await entries()).slice(before).map(({ action, fields }) => [action, fields])).toEqual([
      ['meeting-recorded', ['keskustelut']],
      ['consent-recorded', ['suostumukset']],
      ['consent-recorded', ['suostumukset']],
    ]);
  });

  test('the register names facts and never what they are, and is silent about what was only used again', async () => {
    const person = { id: 'm', kind: 'workplacePerson', usedAt: 1 } as const;
    const facts = { nimi: 'Maija Ohjaaja', yTunnus: '9222223-2' };
    const before = (await entries()).length;
    await store.updateRegister(() => [{ ...person, facts }]);
    await store.updateRegister(() => [{ ...person, usedAt: 2, facts }]);
    await store.updateRegister(() => [{ ...person, facts: { ...facts, sahkoposti: 'maija@example.invalid' } }]);
    await store.updateRegister(() => []);
    const written = (await entries()).slice(before);
    expect(written.map(({ fields }) => fields)).toEqual([
      ['register.nimi', 'register.yTunnus'],
      ['register.sahkoposti'],
      ['register.nimi', 'register.sahkoposti', 'register.yTunnus'],
    ]);
    expect(JSON.stringify(written)).not.toMatch(/Maija|maija|9222223/);
  });

  test('a passphrase that was not changed is not told to be', async () => {
    const host = { call: (() => Promise.resolve(fail({ code: 'wrong-passphrase' }))) as never };
    const before = (await entries()).length;
    await acts.changePassphrase({ host, store }, { present: new Uint8Array(1), next: new Uint8Array(1) });
    expect((await entries()).slice(before)).toEqual([]);
  });

  test('nothing is copied when it cannot be logged', async () => {
    const calls: string[] = [];
    const host = { call: ((name: string) => Promise.resolve(void calls.push(name))) as never };
    const refusing = { record: () => Promise.reject(new Error('disk')) };
    await expect(acts.copyIdentifier({ host, store: refusing }, '4711', 'p1')).rejects.toThrow('disk');
    expect(calls).toEqual([]);
  });
});
