import { beforeEach, describe, expect, it } from 'vitest';
import type { IndexedDb } from '../../../src/renderer/db/db.ts';
import type { Plan } from '../../../src/renderer/db/records.ts';
import type { Store } from '../../../src/renderer/db/store.ts';
import {
  conflictsOf,
  handoverContent,
  readHandover,
  studentsAndPlans,
  takeHandover,
} from '../../../src/renderer/handover/hand-over.ts';
import { delivery, newDisk, openTestStore, plan, student as anyStudent, version } from '../db/open-test-store.ts';

// OIDs that pass their own check digits.
const student = anyStudent;
const baseline = { moduleIds: [], document: { sahkoposti: 'b@example.invalid' }, isComplete: true, throughVersion: 3 };
const given: Plan = plan({
  paikalliset: { tukipaatos: 'salainen' } as never,
  diaarinumero: 'OPH-1-2020',
  keskustelut: [{ id: 'k1', date: '2026-11-20', present: [], wish: 'salainen toive' }],
  suostumukset: [{ recipient: 'guardian', nimi: '', scope: 'whole', history: [{ answer: 'given', at: 5, by: 'O' }] }],
  ehoks: { id: 77, baseline },
  approvedVersion: 3,
});

let disk: IndexedDb;
let store: Store;
beforeEach(async () => {
  disk = newDisk();
  store = await openTestStore(disk);
});

let ids = 0;
const on = () => ({ store, newId: () => `new-${(ids += 1)}`, now: 9000 });
const handed = (withLocal = false) => {
  const text = JSON.stringify(handoverContent([{ student, plan: given }], withLocal));
  const content = readHandover(text);
  if (content === undefined) throw new Error('not readable');
  return { text, content };
};

describe('what is handed over', () => {
  it('is the plan as it stands with its place in eHOKS, and never an approval', async () => {
    expect(await takeHandover(handed().content, new Set(), on())).toEqual({
      added: 1,
      replaced: 0,
      kept: 0,
      recordedTwice: 0,
    });
    const [taken] = await studentsAndPlans(store);
    expect(taken?.student).toMatchObject({ nimi: student.nimi, oppijaOid: student.oppijaOid });
    expect(taken?.plan).toMatchObject({
      document: given.document,
      approvedVersion: 0,
      ehoks: { id: 77, origin: 'other-machine', baseline: { ...baseline, throughVersion: 0 } },
    });
    expect(taken?.student.id).not.toBe(student.id);
    expect(await store.deliveries()).toEqual([]);
  });

  it('brings along that the study right has ended, so that the time of keeping goes on', async () => {
    const paattyminen = { reason: 'eronnut', day: '2026-05-29' } as const;
    const text = JSON.stringify(handoverContent([{ student: { ...student, paattyminen }, plan: given }], false));
    const content = readHandover(text);
    if (content === undefined) throw new Error('not readable');
    await takeHandover(content, new Set(), on());
    expect((await studentsAndPlans(store))[0]?.student.paattyminen).toEqual(paattyminen);
  });

  it('holds what is local only by choice', () => {
    expect(handed(false).text).not.toContain('salainen');
    expect(handed(true).text).toContain('salainen');
  });

  it('brings meetings and consents along with what is local', async () => {
    await takeHandover(handed(true).content, new Set(), on());
    expect((await store.plans())[0]).toMatchObject({
      keskustelut: given.keskustelut,
      suostumukset: given.suostumukset,
    });
  });

  it('is refused when it is anything else', () => {
    for (const text of ['', '{}', '{"students":[{}]}', JSON.stringify({ students: [{ ...student, more: 1 }] })]) {
      expect(readHandover(text)).toBeUndefined();
    }
  });
});

describe('a student who is here already', () => {
  beforeEach(async () => {
    await store.saveStudent({ ...student, id: 'mine', nimi: 'Oma nimi' });
  });
  const mine = plan({ studentId: 'mine', document: { sahkoposti: 'oma@example.invalid' }, ehoks: { id: 5 } });

  it('without a plan gets the plan and stays the same student', async () => {
    expect(conflictsOf(handed().content, await studentsAndPlans(store))).toEqual([]);
    expect(await takeHandover(handed().content, new Set(), on())).toEqual({
      added: 1,
      replaced: 0,
      kept: 0,
      recordedTwice: 0,
    });
    const [taken, ...others] = await studentsAndPlans(store);
    expect(others).toEqual([]);
    expect(taken?.student).toMatchObject({ id: 'mine', nimi: 'Oma nimi' });
    expect(taken?.plan?.document).toEqual(given.document);
  });

  it('with a plan is asked about, and keeps it unless it was chosen', async () => {
    await store.savePlan(mine);
    const { content } = handed();
    expect(conflictsOf(content, await studentsAndPlans(store))).toHaveLength(1);
    expect(await takeHandover(content, new Set(), on())).toEqual({ added: 0, replaced: 0, kept: 1, recordedTwice: 0 });
    expect((await store.plans())[0]?.document).toEqual(mine.document);
  });

  it('with a plan that is replaced keeps every meeting and every answer of both', async () => {
    const [consent] = given.suostumukset ?? [];
    if (consent === undefined) throw new Error('no consent');
    const withdrawn = { answer: 'withdrawn', at: 9, by: 'R' } as const;
    await store.savePlan({
      ...mine,
      keskustelut: [{ id: 'oma', date: '2026-11-21', present: [] }],
      suostumukset: [{ ...consent, history: [...consent.history, withdrawn] }],
    });
    const chosen = new Set([student.opiskeluoikeus.oid]);
    await takeHandover(handed(true).content, chosen, on());
    const [taken] = await store.plans();
    expect(taken?.keskustelut?.map(({ id }) => id)).toEqual(['k1', 'oma']);
    expect(taken?.suostumukset).toEqual([{ ...consent, history: [...consent.history, withdrawn] }]);
  });

  it('and comes back with another record of the same meeting keeps both, and says so once', async () => {
    const [meeting] = given.keskustelut ?? [];
    if (meeting === undefined) throw new Error('no meeting');
    const newer = { ...meeting, wish: 'toinen toive', notes: 'uudempi kirjaus' };
    await store.savePlan({ ...mine, diaarinumero: 'OPH-2-2020', keskustelut: [newer] });
    const chosen = new Set([student.opiskeluoikeus.oid]);
    const again = await takeHandover(handed(true).content, chosen, on());
    expect(again).toEqual({ added: 0, replaced: 1, kept: 0, recordedTwice: 1 });
    const both = (await store.plans())[0]?.keskustelut;
    expect(both).toHaveLength(2);
    expect(both).toContainEqual(meeting);
    expect(both).toContainEqual({ ...newer, id: expect.any(String) as string, otherRecordOf: 'k1' });

    expect(await takeHandover(handed(true).content, chosen, on())).toMatchObject({ replaced: 1, recordedTwice: 0 });
    expect((await store.plans())[0]?.keskustelut).toEqual(both);
    // Handed on, the mark goes along.
    const [known] = await studentsAndPlans(store);
    const back = readHandover(JSON.stringify(handoverContent(known === undefined ? [] : [known], true)));
    expect(back?.students[0]?.plan?.keskustelut).toEqual(both);
  });

  it('with a plan that is replaced keeps its eHOKS ID and its approvals', async () => {
    await store.savePlan(mine);
    await store.commitApproval({
      plan: { ...mine, approvedVersion: 1 },
      version: version(1),
      deliveries: [delivery(1)],
    });
    const chosen = new Set([student.opiskeluoikeus.oid]);
    expect(await takeHandover(handed().content, chosen, on())).toEqual({
      added: 0,
      replaced: 1,
      kept: 0,
      recordedTwice: 0,
    });
    expect(await store.plans()).toMatchObject([{ document: given.document, ehoks: { id: 5 }, approvedVersion: 1 }]);
    expect(await store.versions('plan-1')).toHaveLength(1);
    expect(await store.deliveries()).toHaveLength(1);
  });
});
