import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import type { IndexedDb } from '../../../src/renderer/db/db.ts';
import type { EditRecord } from '../../../src/renderer/db/records.ts';
import type { Store } from '../../../src/renderer/db/store.ts';
import { runRetention } from '../../../src/renderer/retention/run-retention.ts';
import type { HoksDraft } from '../../../src/shared/hoks/hoks.ts';
import { endReasons } from '../../../src/shared/retention/study-right-end.ts';
import { whatEhoksHolds } from '../../../src/shared/delivery/server-change.ts';
import {
  changeRows,
  damage,
  delivery,
  newDisk,
  openTestStore,
  plan,
  storedRows,
  student,
  version,
} from '../db/open-test-store.ts';

let disk: IndexedDb;
let store: Store;

beforeEach(async () => {
  disk = newDisk();
  store = await openTestStore(disk);
});

const graduated = {
  ...student,
  opiskeluoikeus: {
    ...student.opiskeluoikeus,
    päättymispäivä: '2026-05-29',
    tila: { opiskeluoikeusjaksot: [{ alku: '2026-05-29', tila: { koodiarvo: 'valmistunut' } }] },
  },
};

/** As the form of a new student writes it: the state stands from the first day. */
const typedAsGraduated = {
  ...student,
  opiskeluoikeus: {
    ...student.opiskeluoikeus,
    alkamispäivä: '2026-08-10',
    arvioituPäättymispäivä: '2029-05-31',
    tila: { opiskeluoikeusjaksot: [{ alku: '2026-08-10', tila: { koodiarvo: 'valmistunut' } }] },
  },
};

/** A plan with one workplace period: its supervisor has contacts. */
const withPeriod = (loppu: string, nimi = 'Maija Ohjaaja'): HoksDraft => ({
  'hankittavat-paikalliset-tutkinnon-osat': [
    {
      nimi: 'Oma osa',
      'osaamisen-hankkimistavat': [
        {
          alku: '2026-01-07',
          loppu,
          'yksiloiva-tunniste': `jakso ${nimi}`,
          'tyopaikalla-jarjestettava-koulutus': {
            'tyopaikan-nimi': 'Paja Oy',
            'tyopaikan-y-tunnus': '9222223-2',
            'vastuullinen-tyopaikka-ohjaaja': { nimi, sahkoposti: 'salainen.osoite@example.invalid' },
          },
        },
      ],
    },
  ],
});

const step = (serial: number, path: EditRecord['path'], after: unknown): EditRecord => ({
  serial,
  at: Date.parse('2026-01-05T10:00:00Z'),
  session: 1,
  path,
  patch: [{ path, before: undefined, after }],
});

async function approveAndSend(document: HoksDraft, state: 'delivered' | 'queued' = 'delivered') {
  const approved = plan({ document, approvedVersion: 1, ehoks: { id: 4711, eid: 'eid-1' } });
  const row = delivery(1, { state, deliveredAt: state === 'delivered' ? 3000 : undefined, approvedBy: 'Riikka' });
  await store.commitApproval({ plan: approved, version: version(1, { document }), deliveries: [row] });
  return approved;
}

test('a supervisor keeps contacts for three months after the period and then has them nowhere', async () => {
  await store.saveStudent(student);
  const document = withPeriod('2026-05-29');
  await approveAndSend(document);
  const listPath = ['hankittavat-paikalliset-tutkinnon-osat'];
  await store.commitEdit({
    plan: { ...plan({ document }), paikalliset: undefined, diaarinumero: undefined, lastEdit: 2 },
    put: [
      step(1, listPath, document['hankittavat-paikalliset-tutkinnon-osat']),
      step(2, ['osaamisen-hankkimisen-tarve'], true),
    ],
    keep: [1, 2],
  });
  await store.updateRegister(() => [
    {
      id: 'maija',
      kind: 'workplacePerson',
      facts: { nimi: 'Maija Ohjaaja', yTunnus: '9222223-2', sahkoposti: 'salainen.osoite@example.invalid' },
      usedAt: Date.parse('2026-01-05T10:00:00Z'),
    },
  ]);

  const everything = async () =>
    JSON.stringify([
      await store.plans(),
      await store.versions('plan-1'),
      await store.edits('plan-1'),
      await store.register(),
    ]);
  expect(await runRetention(store, '2026-08-29')).toEqual({
    contacts: 0,
    purged: 0,
    students: 0,
    unsent: 0,
    failed: 0,
  });
  expect(await everything()).toContain('salainen.osoite');

  expect(await runRetention(store, '2026-08-30')).toEqual({
    contacts: 1,
    purged: 0,
    students: 0,
    unsent: 0,
    failed: 0,
  });
  expect(await everything()).not.toContain('salainen.osoite');
  expect(await everything()).toContain('Maija Ohjaaja');
  expect((await store.edits('plan-1')).map(({ serial }) => serial)).toEqual([2]);
  expect(await runRetention(store, '2026-08-31')).toEqual({
    contacts: 0,
    purged: 0,
    students: 0,
    unsent: 0,
    failed: 0,
  });
});

test('a period that goes on keeps its contacts and its steps', async () => {
  await store.saveStudent(student);
  const document = withPeriod('2026-12-18');
  await approveAndSend(document);
  await runRetention(store, '2026-11-23');
  expect(JSON.stringify(await store.plan('plan-1'))).toContain('salainen.osoite');
  expect(JSON.stringify(await store.versions('plan-1'))).toContain('salainen.osoite');
});

test('what is on its way is not touched until it has arrived', async () => {
  await store.saveStudent(graduated);
  await approveAndSend(withPeriod('2026-05-29'), 'queued');
  expect(await runRetention(store, '2030-01-01')).toEqual({
    contacts: 0,
    purged: 0,
    students: 0,
    unsent: 1,
    failed: 0,
  });
  expect(JSON.stringify(await store.versions('plan-1'))).toContain('salainen.osoite');
});

test('a plan is removed whole when its time has come, and what stays is a receipt without a name', async () => {
  await store.saveStudent(graduated);
  const document = withPeriod('2026-05-29');
  await approveAndSend(document);
  const other = plan({ id: 'plan-2', studentId: 'student-2', document: withPeriod('2027-12-18', 'Pekka Toinen') });
  await store.saveStudent({ ...student, id: 'student-2', nimi: 'Toinen Opiskelija' });
  await store.savePlan(other);
  const facts = (nimi: string) => ({ nimi, yTunnus: '9222223-2' });
  await store.updateRegister(() => [
    { id: 'w', kind: 'workplace', facts: facts('Paja Oy'), usedAt: 1 },
    { id: 'm', kind: 'workplacePerson', facts: facts('Maija Ohjaaja'), usedAt: 1 },
    { id: 'p', kind: 'workplacePerson', facts: facts('Pekka Toinen'), usedAt: 1 },
    { id: 'h', kind: 'workplacePerson', facts: facts('Käsin Kirjattu'), usedAt: 1 },
  ]);

  expect((await runRetention(store, '2027-05-29')).purged).toBe(0);
  expect(await runRetention(store, '2027-05-30')).toEqual({
    contacts: 0,
    purged: 1,
    students: 0,
    unsent: 0,
    failed: 0,
  });

  expect((await store.plans()).map(({ id }) => id)).toEqual(['plan-2']);
  expect((await store.students()).map(({ id }) => id)).toEqual(['student-2']);
  expect(await store.versions('plan-1')).toEqual([]);
  expect((await store.register())?.map(({ id }) => id).toSorted()).toEqual(['h', 'p', 'w']);
  expect(await store.deliveries()).toEqual([
    {
      id: 'plan-1:1',
      planId: 'plan-1',
      state: 'delivered',
      attempts: 0,
      nextAttemptAt: 0,
      outcomeUnknown: false,
      approvedAt: 2001,
      deliveredAt: 3000,
      receipt: { ehoksId: 4711, eid: 'eid-1' },
    },
  ]);
  expect((await storedRows(disk))['edits']).toEqual([]);
});

test('a draft that was edited after it was sent stays until a person has seen to it', async () => {
  await store.saveStudent(graduated);
  const approved = await approveAndSend({});
  await store.savePlan({ ...approved, document: { 'osaamisen-hankkimisen-tarve': true }, updatedAt: 5000 });
  expect(await runRetention(store, '2040-01-01')).toEqual({
    contacts: 0,
    purged: 0,
    students: 0,
    unsent: 1,
    failed: 0,
  });
  expect(await store.plans()).toHaveLength(1);
});

test('pidättäminen that a person recorded starts the clock, and the set months count', async () => {
  await store.saveStudent({ ...student, paattyminen: { reason: 'pidattaminen', day: '2024-02-29' } });
  await approveAndSend({});
  await store.saveSettings({ retention: { purgeMonths: 48 } });
  expect((await runRetention(store, '2028-02-29')).purged).toBe(0);
  expect((await runRetention(store, '2028-03-01')).purged).toBe(1);
});

test('a plan that changes between the decision and the removal stays', async () => {
  await store.saveStudent(graduated);
  await approveAndSend({});
  const late: Store = {
    ...store,
    purgePlan: async (purge) => {
      await store.savePlan({ ...plan({ document: { 'osaamisen-hankkimisen-tarve': true } }), updatedAt: 9000 });
      return store.purgePlan(purge);
    },
  };
  expect(await runRetention(late, '2040-01-01')).toMatchObject({ purged: 0, failed: 1 });
  expect(await store.versions('plan-1')).toHaveLength(1);
});

test('a student without a plan is removed when their time has come, and stays while one with a plan does', async () => {
  await store.saveStudent(graduated);
  await store.saveStudent({ ...student, id: 'student-2' });
  expect((await runRetention(store, '2027-05-29')).students).toBe(0);
  expect(await runRetention(store, '2027-05-30')).toEqual({
    contacts: 0,
    purged: 0,
    students: 1,
    unsent: 0,
    failed: 0,
  });
  expect((await store.students()).map(({ id }) => id)).toEqual(['student-2']);
});

test('a student whose state was typed without its own day stays until the estimated end is long past, and so does the plan', async () => {
  await store.saveStudent({ ...typedAsGraduated, id: 'student-2' });
  await store.saveStudent(typedAsGraduated);
  await approveAndSend({});
  expect(await runRetention(store, '2030-05-30')).toMatchObject({ students: 0, purged: 0 });
  expect(await runRetention(store, '2030-06-30')).toMatchObject({ students: 1, purged: 1 });
});

test.each(endReasons)('a student keeps contacts for three months after a recorded end: %s', async (reason) => {
  await store.saveStudent(student);
  const document = { ...withPeriod('2026-02-01'), sahkoposti: 'salainen.opiskelija@example.invalid' };
  await approveAndSend(document);
  const hasContacts = async () => JSON.stringify(await store.plans()).includes('salainen.opiskelija');
  await runRetention(store, '2026-09-01');
  expect(await hasContacts()).toBe(true);
  // The plan itself does not change when the end is recorded.
  await store.saveStudent({ ...student, paattyminen: { reason, day: '2026-06-01' } });
  await runRetention(store, '2026-09-01');
  expect(await hasContacts()).toBe(true);
  expect(await runRetention(store, '2026-09-02')).toMatchObject({ contacts: 1, purged: 0 });
  expect(await hasContacts()).toBe(false);
  expect(JSON.stringify(await store.versions('plan-1'))).not.toContain('salainen.opiskelija');
});

test('nobody is removed for want of a plan while a plan does not open', async () => {
  await store.saveStudent(graduated);
  await store.savePlan(plan({ studentId: graduated.id }));
  await changeRows(disk, 'plans', damage);
  store.close();
  store = await openTestStore(disk);
  expect((await runRetention(store, '2040-01-01')).students).toBe(0);
  expect(await store.students()).toHaveLength(1);
});

test('a baseline that was tidied takes eHOKS with and without the contacts for its own, and nothing else', async () => {
  await store.saveStudent(student);
  const document = withPeriod('2026-05-29');
  const baseline = { moduleIds: [], document, isComplete: true, throughVersion: 1 };
  const sent = { ...plan({ document, approvedVersion: 1 }), ehoks: { id: 4711, baseline } };
  await store.commitApproval({
    plan: sent,
    version: version(1, { document }),
    deliveries: [delivery(1, { state: 'delivered' })],
  });
  await runRetention(store, '2026-08-30');
  const tidied = (await store.plan('plan-1'))?.ehoks?.baseline;
  expect(tidied).toMatchObject({ isTidied: true, throughVersion: 1 });
  expect(JSON.stringify(tidied)).not.toContain('salainen.osoite');

  const holds = (fromServer: HoksDraft, known = tidied) =>
    whatEhoksHolds(
      { approved: { ...document, sahkoposti: 'uusi@example.invalid' }, mayBeStored: false, tried: [], baseline: known },
      fromServer,
      '2026-08-30',
    ).kind;
  expect(holds(document)).toBe('ours');
  expect(holds(tidied?.document ?? {})).toBe('ours');
  expect(holds(withPeriod('2026-05-29', 'Toinen Ohjaaja'))).toBe('something-else');
  // Contacts that are not due yet are nobody's to forget: somebody else wrote them.
  expect(holds(withPeriod('2026-12-18'))).toBe('something-else');
  expect(holds(document, tidied && { ...tidied, isTidied: undefined })).toBe('something-else');
});

test('a template forgets a supervisor contact three months after it was saved, unless a plan still has it', async () => {
  await store.saveStudent(student);
  const content = withPeriod('2026-12-18');
  const template = { id: 't1', nimi: 'Pohja', content, savedAt: Date.parse('2026-08-22T10:00:00Z') };
  await store.saveTemplate(template);
  await store.savePlan(plan({ document: content }));
  const held = async () => JSON.stringify(await store.templates());
  await runRetention(store, '2026-11-22');
  expect(await held()).toContain('salainen.osoite');
  await runRetention(store, '2026-11-23');
  expect(await held()).toContain('salainen.osoite');
  await store.savePlan(plan({ document: {}, updatedAt: 2000 }));
  await runRetention(store, '2026-11-22');
  expect(await held()).toContain('salainen.osoite');
  await runRetention(store, '2026-11-23');
  expect(await held()).not.toContain('salainen.osoite');
  expect(await store.templates()).toMatchObject([{ nimi: 'Pohja', savedAt: template.savedAt }]);
  expect(await held()).toContain('Maija Ohjaaja');
});
