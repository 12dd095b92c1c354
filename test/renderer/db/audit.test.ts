import { IDBObjectStore } from 'fake-indexeddb';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { IndexedDb } from '../../../src/renderer/db/db.ts';
import type { Store } from '../../../src/renderer/db/store.ts';
import { importVaultKeys } from '../../../src/renderer/vault/data-key.ts';
import type { AuditEntry, AuditHead } from '../../../src/shared/audit/entry.ts';
import { hoks } from '../../../src/shared/hoks/hoks.ts';
import { paikallisetTiedot } from '../../../src/shared/hoks/paikalliset-tiedot.ts';
import type { Field, Part } from '../../../src/shared/hoks/field-spec.ts';
import {
  changeRows,
  damage,
  delivery,
  newDisk,
  openRaw,
  openTestStore,
  plan,
  storedRows,
  student,
  version,
} from './open-test-store.ts';

let disk: IndexedDb;
let store: Store;
let heads: AuditHead[];
let time: number;

async function openLogged(): Promise<Store> {
  const { logKey } = await importVaultKeys(new Uint8Array(32).fill(42));
  const log = {
    key: logKey,
    now: () => time,
    monotonic: () => time,
    onHead: (head: AuditHead) => void heads.push(head),
  };
  return openTestStore(disk, { log });
}

beforeEach(async () => {
  disk = newDisk();
  heads = [];
  time = 1_000_000;
  store = await openLogged();
});

afterEach(() => {
  vi.restoreAllMocks();
  store.close();
});

async function entries(): Promise<AuditEntry[]> {
  return (await store.auditLog()).rows.flatMap((row) => ('isUnreadable' in row ? [] : [row]));
}

const actions = async () => (await entries()).map(({ action, result }) => [action, result].filter(Boolean).join(' '));

const edit = (text: string, changes: object = {}) => ({
  plan: {
    id: 'plan-1',
    studentId: student.id,
    document: { sahkoposti: text, ...changes },
    paikalliset: undefined,
    diaarinumero: undefined,
    lastEdit: undefined,
    updatedAt: (time += 1),
  },
  put: [],
  keep: [],
});

describe('the log of use', () => {
  it('tells who did what to whom and when, and which fields', async () => {
    await store.saveSettings({ counselor: { nimi: 'Olga Ohjaaja', rooli: 'opinto-ohjaaja' } });
    await store.saveStudent(student);
    await store.record({ action: 'viewed', about: 'plan-1' });
    await store.commitEdit(edit('a@b.fi'));
    await store.commitApproval({ plan: plan({ approvedVersion: 1 }), version: version(1), deliveries: [delivery(1)] });
    await store.commitDelivery({ delivery: delivery(1, { state: 'sending', method: 'post' }) });
    await store.commitDelivery({ delivery: delivery(1, { lastError: 'offline' }) });
    await store.commitDelivery({ delivery: delivery(1, { state: 'delivered', method: 'post' }), ehoks: { id: 7 } });
    await store.commitDelivery({ delivery: delivery(2, { state: 'superseded', isWithdrawn: true }) });
    await store.commitPlan({ planId: 'plan-1', change: () => plan(), deliveries: [], action: 'taken-over' });
    expect(await actions()).toEqual([
      'settings-changed',
      'student-saved',
      'viewed',
      'changed',
      'approved version-1',
      'sending post',
      'not-delivered offline',
      'delivered post',
      'withdrew',
      'taken-over',
    ]);
    const [settings, saved, viewed, changed] = await entries();
    expect(settings).toMatchObject({ seq: 1, actor: '', fields: ['counselor'] });
    expect(viewed).toMatchObject({ seq: 3, actor: 'Olga Ohjaaja', at: 1_000_000 });
    expect(changed).toMatchObject({ subject: viewed?.subject, fields: ['sahkoposti', 'studentId'] });
    const subjects = await store.auditSubjects(['plan-1', student.id]);
    expect(subjects.get(viewed?.subject ?? '')).toBe('plan-1');
    expect(subjects.get(saved?.subject ?? '')).toBe(student.id);
    expect(await store.verifyAudit()).toEqual({ count: 10, faults: [] });
  });

  it('goes on where it ended when the vault is opened again', async () => {
    await store.record({ action: 'unlocked' });
    const [first] = heads;
    store.close();
    store = await openLogged();
    expect(await store.resumeAudit(first ?? null)).toBeUndefined();
    await store.record({ action: 'locked' });
    expect(await store.resumeAudit(first ?? null)).toBeUndefined();
    expect(await store.resumeAudit(heads.at(-1) ?? null)).toBeUndefined();
    expect(await store.verifyAudit()).toEqual({ count: 2, faults: [] });
  });

  it('stays short while somebody types: a field once in a quarter of an hour, and anew at each opening', async () => {
    await store.record({ action: 'viewed', about: 'plan-1' });
    for (let letters = 1; letters <= 500; letters += 5) await store.commitEdit(edit('x'.repeat(letters)));
    expect(await actions()).toEqual(['viewed', 'changed']);
    await store.commitEdit(edit('x', { puhelinnumero: '1' }));
    expect((await entries()).at(-1)?.fields).toEqual(['puhelinnumero']);
    time += 15 * 60_000;
    await store.commitEdit(edit('y', { puhelinnumero: '1' }));
    expect((await entries()).at(-1)?.fields).toEqual(['sahkoposti']);
    await store.record({ action: 'viewed', about: 'plan-1' });
    await store.commitEdit(edit('z', { puhelinnumero: '1' }));
    expect(await actions()).toEqual(['viewed', 'changed', 'changed', 'changed', 'viewed', 'changed']);
  });

  it('has an entry exactly when the act is on disk', async () => {
    await store.savePlan(plan());
    const approval = { plan: plan({ approvedVersion: 1 }), version: version(1), deliveries: [delivery(1)] };
    await store.commitApproval(approval);
    await expect(store.commitApproval(approval)).rejects.toMatchObject({ code: 'version-exists' });
    await expect(store.commitApproval({ ...approval, basedOn: 1 })).rejects.toMatchObject({ code: 'plan-changed' });
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('', 'QuotaExceededError');
    });
    await expect(store.savePlan(plan({ updatedAt: 5 }))).rejects.toMatchObject({ code: 'disk' });
    await expect(store.commitEdit(edit('q'))).rejects.toMatchObject({ code: 'disk' });
    await expect(store.commitDelivery({ delivery: delivery(1, { state: 'sending' }) })).rejects.toThrow('disk');
    vi.restoreAllMocks();
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('', 'QuotaExceededError');
    });
    await expect(store.savePlan(plan({ updatedAt: 6 }))).rejects.toMatchObject({ code: 'disk' });
    vi.restoreAllMocks();
    expect((await store.plan('plan-1'))?.updatedAt).toBe(1000);
    expect(await actions()).toEqual(['changed', 'approved version-1']);
    expect(await store.verifyAudit()).toEqual({ count: 2, faults: [] });
  });

  it('keeps what was looked at while the disk refused, and writes it with the next entry', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('', 'UnknownError');
    });
    await store.record({ action: 'viewed', about: 'plan-1' });
    await expect(store.record({ action: 'exported' }, 'or-fail')).rejects.toMatchObject({ code: 'disk' });
    vi.restoreAllMocks();
    time += 60_000;
    await store.savePlan(plan());
    expect(await entries()).toMatchObject([
      { action: 'viewed', at: 1_000_000 },
      { action: 'changed', at: 1_060_000 },
    ]);
    expect(await store.verifyAudit()).toEqual({ count: 2, faults: [] });
  });

  it('never forks, whoever writes at the same time', async () => {
    const second = await openLogged();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }), async (turns) => {
        const before = (await entries()).length;
        await Promise.all(turns.map((isFirst) => (isFirst ? store : second).record({ action: 'viewed' })));
        expect(await store.verifyAudit()).toEqual({ count: before + turns.length, faults: [] });
      }),
      { numRuns: 15 },
    );
    second.close();
  });
});

describe('a log that somebody has changed', () => {
  async function change(work: (log: globalThis.IDBObjectStore, settings: globalThis.IDBObjectStore) => void) {
    const raw = await openRaw(disk);
    const transaction = raw.transaction(['audit', 'settings'], 'readwrite');
    work(transaction.objectStore('audit'), transaction.objectStore('settings'));
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    raw.close();
  }

  beforeEach(async () => {
    for (let count = 0; count < 5; count += 1) await store.record({ action: 'viewed', about: 'plan-1' });
  });

  it('says at which row a byte is another, also one that was opened before', async () => {
    expect(await store.verifyAudit()).toEqual({ count: 5, faults: [] });
    await changeRows(disk, 'audit', (row) => (row['id'] === '0000000003' ? damage(row) : row));
    expect(await store.verifyAudit()).toEqual({ count: 5, faults: [{ seq: 3, kind: 'unreadable' }] });
    await store.record({ action: 'unlocked' });
    expect((await store.verifyAudit()).faults).toHaveLength(1);
  });

  it('misses a row, a moved row and a cut tail', async () => {
    const rows = (await storedRows(disk))['audit'] ?? [];
    await change((log) => log.put({ ...rows[1], id: '0000000004' }));
    expect((await store.verifyAudit()).faults).toEqual([{ seq: 4, kind: 'unreadable' }]);
    await change((log) => log.delete('0000000004'));
    expect((await store.verifyAudit()).faults).toEqual([{ seq: 4, kind: 'missing' }]);
    await change((log) => log.delete('0000000005'));
    expect((await store.verifyAudit()).faults).toEqual([{ seq: 4, kind: 'cut-off' }]);
  });

  it('goes on without its head, writes over nothing and stays faulty', async () => {
    await change((_log, settings) => settings.delete('audit-head'));
    await store.record({ action: 'unlocked' });
    const { count, faults } = await store.verifyAudit();
    expect({ count, faults }).toEqual({ count: 6, faults: [{ seq: 6, kind: 'chain' }] });
  });

  it('is missed when all of it is gone together with what was known of its end', async () => {
    const gone = () =>
      change((log, settings) => {
        log.clear();
        settings.delete('audit-head');
      });
    await gone();
    store.close();
    store = await openLogged();
    // As on a new machine.
    expect(await store.resumeAudit(null)).toBeUndefined();
    await store.saveStudent(student);
    await gone();
    store.close();
    store = await openLogged();
    expect(await store.resumeAudit(null)).toBe('not-known-here');
  });

  it('is told from one that was put back to an older state as a whole', async () => {
    const seen = heads.at(-1) ?? null;
    await change((log, settings) => {
      log.clear();
      settings.delete('audit-head');
    });
    store.close();
    store = await openLogged();
    expect(await store.resumeAudit(seen)).toBe('rolled-back');
    for (let count = 0; count < 5; count += 1) await store.record({ action: 'unlocked' });
    expect(await store.resumeAudit(seen)).toBe('another-log');
    await store.record({ action: 'unlocked' });
    expect(await store.resumeAudit(seen)).toBe('another-log');
    expect(await store.resumeAudit(null)).toBe('not-known-here');
  });
});

/** A plan with `canary` in every field there is, also as a name that no list knows. */
function planted(part: Part, canary: string): Record<string, unknown> {
  const value = (field: Field): unknown => {
    if (field.kind === 'part') return planted(field.part, canary);
    if (field.kind === 'parts') return [planted(field.part, canary), planted(field.part, canary)];
    return field.valueType === 'texts' ? [canary] : canary;
  };
  const document: Record<string, unknown> = { [`${canary} nimenä`]: canary };
  for (const [name, field] of Object.entries(part.fields)) document[name] = value(field);
  return document;
}

it('no value of any field of any list is ever in an entry, whatever is written', async () => {
  await fc.assert(
    fc.asyncProperty(fc.stringMatching(/^[a-zåäö]{8,12}$/), fc.nat(), async (word, number) => {
      const canary = `kanaria-${word}`;
      const document = planted(hoks, canary);
      const paikalliset = planted(paikallisetTiedot, canary);
      const id = `plan-${number}`;
      const whole = plan({ id, document, paikalliset, keskustelut: [], updatedAt: (time += 1) });
      await store.saveStudent({ ...student, id, nimi: canary });
      await store.savePlan(plan({ id }));
      await store.savePlan(whole);
      await store.commitEdit({ plan: { ...edit('').plan, id, document: {}, paikalliset: {} }, put: [], keep: [] });
      await store.commitPlan({ planId: id, change: () => whole, deliveries: [] });
      const log = JSON.stringify(await store.auditLog());
      expect(log).toContain('hankittavat-ammat-tutkinnon-osat');
      expect(log).not.toContain(word);
      expect(log).not.toContain(id);
    }),
    { numRuns: 10 },
  );
});
