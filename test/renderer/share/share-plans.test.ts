import { describe, expect, test } from 'vitest';
import type { HoksDraft } from '../../../src/shared/hoks/hoks.ts';
import type { Plan, Student } from '../../../src/renderer/db/records.ts';
import { type Store, StoreError } from '../../../src/renderer/db/store.ts';
import { type Candidate, candidatesFor, searched } from '../../../src/renderer/share/candidates.ts';
import { addToPlan, hasConflict, propose, takeBack } from '../../../src/renderer/share/share-plans.ts';
import { createMemoryStore } from '../delivery/memory-store.ts';
import { studyRight, TODAY } from '../../shared/hoks/plans.ts';
import { names } from '../../shared/hoks/summary-names.ts';

const list = 'hankittavat-ammat-tutkinnon-osat';

const source: HoksDraft = {
  sahkoposti: 'lahde@example.org',
  [list]: [{ 'tutkinnon-osa-koodi-uri': 'tutkinnonosat_1', 'tutkinnon-osa-koodi-versio': 1 }],
};

function student(id: string, changes: Partial<Student> = {}): Student {
  const opiskeluoikeus = { ...studyRight(), oid: `1.2.246.562.15.5550001112${id}` };
  return { id, nimi: `Opiskelija ${id}`, oppijaOid: `1.2.246.562.24.5550002221${id}`, opiskeluoikeus, ...changes };
}

function plan(id: string, changes: Partial<Plan> = {}): Plan {
  return {
    id: `plan-${id}`,
    studentId: id,
    document: { sahkoposti: 'oma@example.org' },
    approvedVersion: 0,
    updatedAt: 1000,
    ...changes,
  };
}

const candidate = (id: string, itsPlan: Plan | undefined): Candidate => ({
  student: student(id),
  plan: itsPlan,
  diaarinumero: undefined,
  isSameGroup: false,
  isSameQualification: true,
});

const proposalFor = (one: Candidate, chosen = `${list}.0`) =>
  propose(one, {
    source,
    chosen: new Set([chosen]),
    kept: { workplace: true, staff: true },
    names: names(),
    newId: () => 'plan-uusi',
    now: 5000,
    today: TODAY,
  });

async function storeWith(...plans: Plan[]): Promise<Store> {
  const store = createMemoryStore();
  for (const one of plans) await store.savePlan(one);
  return store;
}

describe('adding to another student’s plan', () => {
  test('writes what was proposed as a draft that awaits a review, and it can be taken back', async () => {
    const before = plan('2', { approvedVersion: 1, ehoks: { id: 7 } });
    const store = await storeWith(before);
    const proposal = proposalFor(candidate('2', before));
    expect(proposal.changes).toHaveLength(1);
    expect(hasConflict(proposal)).toBe(false);
    const ofOther = { ...proposal, candidate: { ...proposal.candidate, isSameQualification: false } };
    expect(hasConflict(ofOther)).toBe(true);
    const added = await addToPlan(proposal, store, 6000);
    expect(await store.plan('plan-2')).toEqual({
      ...before,
      document: { sahkoposti: 'oma@example.org', [list]: source[list] },
      awaitsReview: { from: 'other-plan', since: 6000 },
      updatedAt: 6000,
    });
    // Nothing is approved and nothing is on its way.
    expect([await store.versions('plan-2'), await store.deliveries()]).toEqual([[], []]);
    if (!added.ok) throw new Error(added.error);
    expect(await takeBack(added.value, store, 7000)).toMatchObject({ ok: true });
    expect(await store.plan('plan-2')).toEqual({ ...before, updatedAt: 7000 });
  });

  test('begins a plan for a student who has none; taken back it is an empty one', async () => {
    const store = await storeWith();
    const added = await addToPlan(proposalFor(candidate('3', undefined)), store, 6000);
    expect(await store.plan('plan-uusi')).toMatchObject({
      studentId: '3',
      document: { 'oppija-oid': student('3').oppijaOid, [list]: source[list] },
    });
    if (!added.ok) throw new Error(added.error);
    await takeBack(added.value, store, 7000);
    expect(Object.keys((await store.plan('plan-uusi'))?.document ?? {}).toSorted()).toEqual([
      'opiskeluoikeus-oid',
      'oppija-oid',
    ]);
  });

  test('never begins a second plan for a student', async () => {
    const store = await storeWith();
    const proposal = proposalFor(candidate('3', undefined));
    await store.savePlan(plan('3'));
    expect(await addToPlan(proposal, store, 6000)).toEqual({ ok: false, error: 'plan-changed' });
    expect(await store.plans()).toEqual([plan('3')]);
  });

  test('writes nothing when the plan was edited after it was looked at', async () => {
    const looked = plan('2');
    const store = await storeWith(looked);
    const proposal = proposalFor(candidate('2', looked));
    const edited = { ...looked, document: { sahkoposti: 'uusi@example.org' }, updatedAt: 2000 };
    await store.savePlan(edited);
    expect(await addToPlan(proposal, store, 6000)).toEqual({ ok: false, error: 'plan-changed' });
    expect(await store.plan('plan-2')).toMatchObject(edited);
  });

  test.each([
    ['edited', { updatedAt: 8000 }],
    ['approved', { approvedVersion: 1 }],
  ])('is not taken back once the plan has been %s', async (_what, changes) => {
    const looked = plan('2');
    const store = await storeWith(looked);
    const added = await addToPlan(proposalFor(candidate('2', looked)), store, 6000);
    if (!added.ok) throw new Error(added.error);
    await store.commitPlan({
      planId: 'plan-2',
      change: (stored) => ({ ...(stored ?? looked), ...changes }),
      deliveries: [],
    });
    expect(await takeBack(added.value, store, 9000)).toEqual({ ok: false, error: 'plan-changed' });
    expect((await store.plan('plan-2'))?.document).toHaveProperty(list);
  });

  test('never changes a plan that a school system feeds', async () => {
    const fed = plan('2', { ehoks: { id: 7, origin: 'school-system' } });
    const store = await storeWith(fed);
    expect(await addToPlan(proposalFor(candidate('2', fed)), store, 6000)).toEqual({
      ok: false,
      error: 'plan-changed',
    });
    expect(await store.plan('plan-2')).toEqual(fed);
  });

  test('says that the disk did not take it', async () => {
    const looked = plan('2');
    const store: Store = {
      ...(await storeWith(looked)),
      commitPlan: () => Promise.reject(new StoreError('disk')),
    };
    expect(await addToPlan(proposalFor(candidate('2', looked)), store, 1)).toEqual({ ok: false, error: 'not-saved' });
  });
});

describe('whom parts are offered to', () => {
  const origin = { student: student('1', { ryhma: 'AJO26A' }), diaarinumero: 'OPH-5410-2021' };
  const people = {
    students: [
      origin.student,
      student('2', { nimi: 'Öhman Åsa', ryhma: 'PUT26' }),
      student('3', { nimi: 'Aalto Eino', ryhma: 'PUT26' }),
      student('4', { nimi: 'Virta Veera', ryhma: 'AJO26A' }),
      student('5', { nimi: 'Virta Aaro', ryhma: 'AJO26A' }),
      student('6', { nimi: 'Niemi Oona', ryhma: 'AJO26B' }),
      student('7', { nimi: 'Luukas Fedja', ryhma: 'AJO26A' }),
    ],
    plans: [
      plan('4', { diaarinumero: 'OPH-5410-2021' }),
      plan('5', { diaarinumero: 'OPH-901-2020' }),
      plan('6', { diaarinumero: 'OPH-5410-2021' }),
      plan('7', { diaarinumero: 'OPH-5410-2021', ehoks: { id: 1, origin: 'school-system' } }),
    ],
  };
  const candidates = candidatesFor(origin, people, { today: TODAY, kieli: 'fi' });

  test('same group and qualification first, then the qualification, then the group; not who cannot be changed', () => {
    expect(candidates.map(({ student: { id } }) => id)).toEqual(['4', '6', '5', '3', '2']);
  });

  test('the search forgives case and dots', () => {
    const ids = (search: string) => searched(candidates, search).map(({ student: { id } }) => id);
    expect(ids('ohman')).toEqual(['2']);
    expect(ids('ajo26 vi')).toEqual(['4', '5']);
    expect(ids(' ')).toHaveLength(5);
    expect(ids('ei ketään')).toEqual([]);
  });
});
