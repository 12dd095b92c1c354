import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../../src/shared/delivery/delivery.ts';
import type { Plan, Student } from '../../../src/renderer/db/records.ts';
import type { PlanStateName } from '../../../src/renderer/plan/plan-state.ts';
import {
  createCountStopping,
  found,
  rowOf,
  type SortColumn,
  sorted,
  type WorkListRow,
} from '../../../src/renderer/students/work-list.ts';

const today = '2026-11-23';

function student(nimi: string, more: Partial<Student> = {}): Student {
  return {
    id: nimi,
    nimi,
    oppijaOid: '1.2.246.562.24.13579246803',
    opiskeluoikeus: {
      oid: '1.2.246.562.15.13579246805',
      alkamispäivä: '2024-08-12',
      arvioituPäättymispäivä: '2027-05-31',
    },
    ...more,
  };
}

function row(nimi: string, state: PlanStateName = 'none', more: Partial<WorkListRow> = {}): WorkListRow {
  return {
    id: nimi,
    student: student(nimi),
    plan: undefined,
    state: { name: state, blocking: 0, changedSinceApproval: false },
    dueAt: null,
    qualification: '',
    studyRight: '',
    ...more,
  };
}

const plan: Plan = {
  id: 'p',
  studentId: 'Lampisuo Eetu',
  document: { 'oppija-oid': '1.2.246.562.24.13579246803', 'opiskeluoikeus-oid': '1.2.246.562.15.13579246805' },
  diaarinumero: 'OPH-5410-2021',
  approvedVersion: 0,
  updatedAt: 1,
};

describe('a row of the work list', () => {
  it('shows the study right from its start to its estimated end', () => {
    const from = { student: student('Lampisuo Eetu'), plan: undefined, approved: undefined, deliveries: [] };
    const shown = rowOf(from, 'fi', today, () => 0);
    expect(shown.studyRight).toBe('12.8.2024–31.5.2027');
    expect(shown.state.name).toBe('none');
  });

  it('has the first deadline of what waits, and none when nothing does', () => {
    const deliveryOf = (state: Delivery['state'], approvedAt: number): Delivery => ({
      id: `p:${approvedAt}`,
      planId: 'p',
      state,
      attempts: 0,
      nextAttemptAt: 0,
      outcomeUnknown: false,
      approvedAt,
    });
    const dueAt = (...deliveries: Delivery[]) =>
      rowOf({ student: student('Lampisuo Eetu'), plan, approved: undefined, deliveries }, 'fi', today, () => 0).dueAt;
    expect(dueAt(deliveryOf('delivered', 1), deliveryOf('queued', 5), deliveryOf('blocked', 3))).toBe(86_400_003);
    expect(dueAt(deliveryOf('delivered', 1))).toBeNull();
  });

  it('names the qualification of the plan in the language of the page', () => {
    const from = { student: student('Lampisuo Eetu'), plan, approved: undefined, deliveries: [] };
    expect(rowOf(from, 'fi', today, () => 0).qualification).toBe('Ajoneuvoalan perustutkinto');
    expect(rowOf(from, 'sv', today, () => 0).qualification).toMatch(/^Grundexamen/);
  });

  it('takes the name Koski gives for a qualification that is not shipped', () => {
    const koulutusmoduuli = {
      tunniste: { koodiarvo: '999999', nimi: { fi: 'Lasialan perustutkinto' } },
      perusteenDiaarinumero: 'OPH-1-1999',
    };
    const opiskeluoikeus = { oid: '1.2.246.562.15.13579246805', suoritukset: [{ koulutusmoduuli }] };
    const from = {
      student: student('Lampisuo Eetu', { opiskeluoikeus }),
      plan: undefined,
      approved: undefined,
      deliveries: [],
    };
    expect(rowOf(from, 'sv', today, () => 0).qualification).toBe('Lasialan perustutkinto');
  });
});

describe('counting what stops an approval', () => {
  it('counts again only when the plan, its eHOKS ID or the day changes', () => {
    const count = createCountStopping();
    const eetu = student('Lampisuo Eetu');
    const first = count(plan, eetu, today);
    expect(first).toBeGreaterThan(0);
    const answered = { ...plan, document: { ...plan.document, 'osaamisen-hankkimisen-tarve': false } };
    expect(count(answered, eetu, today)).toBe(first);
    expect(count({ ...answered, updatedAt: 2 }, eetu, today)).toBeLessThan(first);
  });
});

describe('searching the work list', () => {
  const rows = [
    row('Berehovenko Oleksandra', 'none', { qualification: 'Sosiaali- ja terveysalan perustutkinto' }),
    row('Sjöhamn Linnea', 'none', { student: student('Sjöhamn Linnea', { ryhma: 'PUT25S' }) }),
    row('Meikäläinen Maija', 'none', { plan: { ...plan, ehoks: { id: 482913 } } }),
  ];
  const names = (search: string) => found(rows, search).map(({ student: { nimi } }) => nimi);

  it('finds by name without minding case or dots', () => {
    expect(names('sjohamn')).toEqual(['Sjöhamn Linnea']);
    expect(names('MEIKALAINEN')).toEqual(['Meikäläinen Maija']);
  });

  it('finds by group, qualification and eHOKS ID', () => {
    expect(names('put25')).toEqual(['Sjöhamn Linnea']);
    expect(names('terveysala')).toEqual(['Berehovenko Oleksandra']);
    expect(names('482913')).toEqual(['Meikäläinen Maija']);
  });

  it('wants every word, in any order', () => {
    expect(names('linnea sjö')).toEqual(['Sjöhamn Linnea']);
    expect(names('linnea maija')).toEqual([]);
  });

  it('gives everything for an empty search', () => {
    expect(names('  ')).toHaveLength(3);
  });
});

describe('sorting the work list', () => {
  it('puts what needs a person first, equal states by name', () => {
    const rows = [row('Ö', 'sent'), row('A', 'sent'), row('B', 'draft'), row('C', 'blocked'), row('D', 'waiting')];
    const order = sorted(rows, { column: 'state', isDescending: false }, 'fi').map(({ id }) => id);
    expect(order).toEqual(['C', 'D', 'B', 'A', 'Ö']);
  });

  it('puts the nearest deadline first, and what has none last', () => {
    const rows = [row('A'), row('B', 'waiting', { dueAt: 2000 }), row('C', 'blocked', { dueAt: 1000 })];
    const order = sorted(rows, { column: 'deadline', isDescending: false }, 'fi').map(({ id }) => id);
    expect(order).toEqual(['C', 'B', 'A']);
  });

  it('keeps rows without a value last in both directions', () => {
    const rows = [
      row('A'),
      row('B', 'sent', { plan: { ...plan, ehoks: { id: 9 } } }),
      row('C', 'sent', { plan: { ...plan, ehoks: { id: 10 } } }),
    ];
    const ids = (isDescending: boolean) => sorted(rows, { column: 'ehoksId', isDescending }, 'fi').map(({ id }) => id);
    expect(ids(false)).toEqual(['B', 'C', 'A']);
    expect(ids(true)).toEqual(['C', 'B', 'A']);
  });

  it('neither loses nor doubles a row, and gives the same order whatever order it was given', () => {
    const states = fc.constantFrom<PlanStateName>('none', 'draft', 'ready', 'sent', 'blocked');
    const list = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[A-ZÅÄÖ][a-zåäö]{2,6}$/), states), {
      selector: ([name]) => name,
      maxLength: 12,
    });
    const columns = fc.constantFrom<SortColumn>('student', 'group', 'qualification', 'state', 'missing', 'ehoksId');
    fc.assert(
      fc.property(list, columns, fc.boolean(), (given, column, isDescending) => {
        const rows = given.map(([name, state]) => row(name, state));
        const by = { column, isDescending };
        const order = sorted(rows, by, 'fi');
        expect(order.toSorted((a, b) => a.id.localeCompare(b.id))).toEqual(
          rows.toSorted((a, b) => a.id.localeCompare(b.id)),
        );
        expect(sorted(rows.toReversed(), by, 'fi')).toEqual(order);
      }),
    );
  });
});
