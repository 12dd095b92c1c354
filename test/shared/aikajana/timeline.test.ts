import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  axisOf,
  percentAt,
  placeOn,
  rangeAround,
  schoolYearAround,
  termAround,
  wholeRange,
} from '../../../src/shared/aikajana/axis.ts';
import { loadOf, studyDays } from '../../../src/shared/aikajana/load.ts';
import { hasSecretLists, withoutSecretLists } from '../../../src/shared/aikajana/on-paper.ts';
import { clash, problemsOf, workplacePeriods } from '../../../src/shared/aikajana/problems.ts';
import { dayNumber, daysIn, isoDay, type Span, without } from '../../../src/shared/aikajana/spans.ts';
import { type Timeline, timelineOf } from '../../../src/shared/aikajana/timeline.ts';
import { isRealDate } from '../../../src/shared/hoks/date-text.ts';
import type { AnyDraft } from '../../../src/shared/hoks/field-spec.ts';
import type { HoksDraft } from '../../../src/shared/hoks/hoks.ts';
import { isDraft } from '../../../src/shared/hoks/json-shape.ts';
import type { Opiskeluoikeus } from '../../../src/shared/hoks/opiskeluoikeus.ts';
import { names } from '../hoks/summary-names.ts';
import { anyPlan, anyStudyRight } from './arbitrary-timeline.ts';

const POINTS = 15;
const sources = { names: names(), pointsOf: () => POINTS };
const right: Opiskeluoikeus = { alkamispäivä: '2024-08-12', arvioituPäättymispäivä: '2027-05-31' };
const timeline = (draft: HoksDraft, opiskeluoikeus: Opiskeluoikeus = right) =>
  timelineOf(draft, { ...sources, opiskeluoikeus });
const day = (date: string) => dayNumber(date) ?? Number.NaN;
const span = (first: string, last: string): Span => ({ first: day(first), last: day(last) });
const kinds = (shown: Timeline) => problemsOf(shown, right).map(({ kind, level }) => `${level} ${kind}`);

const period = (alku?: string, loppu?: string, more: AnyDraft = {}) => ({
  'osaamisen-hankkimistapa-koodi-uri': 'osaamisenhankkimistapa_oppilaitosmuotoinenkoulutus',
  alku,
  loppu,
  ...more,
});
const workplace = (alku: string, loppu: string, place: string, more: AnyDraft = {}) =>
  period(alku, loppu, {
    'osaamisen-hankkimistapa-koodi-uri': 'osaamisenhankkimistapa_koulutussopimus',
    'tyopaikalla-jarjestettava-koulutus': { 'tyopaikan-nimi': place },
    ...more,
  });
const unitsOf = (...periods: readonly object[][]): HoksDraft => ({
  'hankittavat-ammat-tutkinnon-osat': periods.map((list) => ({ 'osaamisen-hankkimistavat': list })),
});

/** Every object with a real day in it, found without the field lists; the keys are the API's own. */
function datedPaths(value: unknown, path: readonly (string | number)[] = []): string[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => datedPaths(item, [...path, index]));
  if (!isDraft(value)) return [];
  const isDated = ['alku', 'loppu', 'lahetetty-arvioitavaksi'].some((key) => isDay(value[key]));
  const inner = Object.entries(value).flatMap(([key, item]) => datedPaths(item, [...path, key]));
  return isDated ? [path.join('.'), ...inner] : inner;
}

function isDay(value: unknown): boolean {
  return typeof value === 'string' && isRealDate(value);
}

describe('every plan', () => {
  test('has each dated thing once on its timeline, and nothing else', () => {
    fc.assert(
      fc.property(anyPlan, anyStudyRight, (plan, opiskeluoikeus) => {
        const entries = timeline(plan, opiskeluoikeus).rows.flatMap((row) => row.entries);
        const drawn = entries.filter((entry) => entry.span !== undefined).map((entry) => entry.path.join('.'));
        expect(drawn.toSorted()).toEqual(datedPaths(plan).toSorted());
      }),
    );
  });

  test('has a row for each part once, whatever state it is in, and problems that lead to a row', () => {
    fc.assert(
      fc.property(anyPlan, anyStudyRight, (plan, opiskeluoikeus) => {
        const shown = timeline(plan, opiskeluoikeus);
        const paths = shown.rows.map(({ path }) => path.join('.'));
        expect(new Set(paths).size).toBe(paths.length);
        for (const problem of problemsOf(shown, opiskeluoikeus)) {
          expect(problem.rows.every((index) => shown.rows[index] !== undefined)).toBe(true);
          expect(problem.path.length).toBeGreaterThan(1);
        }
      }),
    );
  });

  test('keeps the order of the days on the axis, within its ends', () => {
    fc.assert(
      fc.property(anyPlan, anyStudyRight, fc.nat(4000), (plan, opiskeluoikeus, later) => {
        const shown = timeline(plan, opiskeluoikeus);
        const axis = axisOf(wholeRange(shown, day('2024-01-01') + later));
        expect(axis.last - axis.first).toBeLessThan(366 * 13);
        const placed = shown.rows
          .flatMap((row) => row.entries.flatMap((entry) => entry.span ?? []))
          .flatMap((one) => {
            const on = placeOn(axis, one);
            return on ? [{ one, on }] : [];
          });
        for (const { one, on } of placed) {
          expect(on.start).toBeGreaterThanOrEqual(0);
          expect(on.width).toBeGreaterThan(0);
          expect(on.start + on.width).toBeLessThanOrEqual(100 + 1e-9);
          expect([on.isCutBefore, on.isCutAfter]).toEqual([one.first < axis.first, one.last > axis.last]);
        }
        const whole = placed.filter(({ on }) => !on.isCutBefore);
        const byDay = whole.toSorted((a, b) => a.one.first - b.one.first).map(({ one }) => one.first);
        const byPlace = whole.toSorted((a, b) => a.on.start - b.on.start).map(({ one }) => one.first);
        expect(byPlace).toEqual(byDay);
      }),
    );
  });

  test('spreads the points of each row with study days over exactly those', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const shown = timeline(plan);
        const near = (one: Span) => one.first >= day('2020-01-01') && one.last <= day('2035-12-31');
        const isCounted = shown.rows.filter((row) => row.kind === 'part' && studyDays(row).length > 0);
        fc.pre(isCounted.every((row) => studyDays(row).every(near)));
        const load = loadOf(shown, axisOf(span('2020-01-01', '2035-12-31')).months);
        const total = load.reduce((sum, { points }) => sum + points, 0);
        expect(total).toBeCloseTo(isCounted.length * POINTS, 6);
      }),
    );
  });
});

describe('days', () => {
  test('are numbered one by one over leap days and the turns of the clock', () => {
    expect(day('2024-03-01') - day('2024-02-28')).toBe(2);
    expect(day('2026-03-01') - day('2026-02-28')).toBe(1);
    expect(day('2026-03-30') - day('2026-03-29')).toBe(1);
    expect(day('2026-10-26') - day('2026-10-25')).toBe(1);
    expect(dayNumber('2026-02-29')).toBeUndefined();
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (number) => {
        const date = isoDay(number);
        expect(isRealDate(date) ? dayNumber(date) : number).toBe(number);
      }),
    );
  });

  test('taken away from a span are the days of neither more nor less', () => {
    const anySpan = fc.tuple(fc.nat(60), fc.nat(20)).map(([first, length]) => ({ first, last: first + length }));
    fc.assert(
      fc.property(fc.array(anySpan, { maxLength: 4 }), fc.array(anySpan, { maxLength: 4 }), (spans, cuts) => {
        const holds = (list: readonly Span[], one: number) =>
          list.some(({ first, last }) => first <= one && one <= last);
        const rest = without(spans, cuts);
        const expected = Array.from({ length: 100 }, (_, one) => holds(spans, one) && !holds(cuts, one));
        expect(Array.from({ length: 100 }, (_, one) => holds(rest, one))).toEqual(expected);
        expect(daysIn(rest)).toBe(expected.filter(Boolean).length);
      }),
    );
  });
});

describe('the axis', () => {
  test('of a study right begins in August and ends in July', () => {
    const axis = axisOf(wholeRange(timeline(unitsOf()), day('2026-11-23')));
    expect([isoDay(axis.first), isoDay(axis.last)]).toEqual(['2024-08-01', '2027-07-31']);
    expect(axis.schoolYears.map(({ begins }) => begins)).toEqual([2024, 2025, 2026]);
    expect(axis.months).toHaveLength(36);
    expect(daysIn(axis.months)).toBe(daysIn([axis]));
  });

  test('reaches over what is near the study right, and not to a year that is mistyped', () => {
    const near = wholeRange(timeline(unitsOf([period('2027-07-05', '2027-09-15')])), day('2026-11-23'));
    expect(isoDay(near.last)).toBe('2027-09-30');
    const mistyped = wholeRange(timeline(unitsOf([period('2026-09-01', '2206-09-30')])), day('2026-11-23'));
    expect(isoDay(mistyped.last)).toBe('2027-07-31');
    const rightMistyped = timeline({}, { ...right, arvioituPäättymispäivä: '2207-05-31' });
    expect(isoDay(wholeRange(rightMistyped, day('2026-11-23')).last) < '2036').toBe(true);
  });

  test('can be one school year or one term, that of today or the nearest one', () => {
    const whole = span('2024-08-01', '2027-07-31');
    expect(schoolYearAround(day('2026-07-31'))).toEqual(span('2025-08-01', '2026-07-31'));
    expect(schoolYearAround(day('2026-08-01'))).toEqual(span('2026-08-01', '2027-07-31'));
    expect(termAround(day('2026-12-31'))).toEqual(span('2026-08-01', '2026-12-31'));
    expect(termAround(day('2027-01-01'))).toEqual(span('2027-01-01', '2027-07-31'));
    expect(rangeAround('lukuvuosi', day('2031-01-01'), whole)).toEqual(span('2026-08-01', '2027-07-31'));
    expect(rangeAround('lukukausi', day('2020-01-01'), whole)).toEqual(span('2024-08-01', '2024-12-31'));
    expect(percentAt(whole, whole.first)).toBe(0);
    expect(percentAt(whole, whole.last + 1)).toBe(100);
  });
});

describe('problems', () => {
  test('a period is outside the study right from the first day after its end', () => {
    expect(kinds(timeline(unitsOf([period('2027-05-03', '2027-05-31')])))).toEqual([]);
    const [problem] = problemsOf(timeline(unitsOf([period('2027-05-03', '2027-06-30')])), right);
    expect(problem).toMatchObject({ kind: 'outside', level: 'error', spans: [span('2027-06-01', '2027-06-30')] });
    expect(problem?.path.at(-1)).toBe('loppu');
    const early = problemsOf(timeline(unitsOf([period('2024-08-11', '2024-09-30')])), right);
    expect(early.map(({ path, spans }) => [path.at(-1), daysIn(spans)])).toEqual([['alku', 1]]);
  });

  test('eHOKS refuses such a period only while the study right binds', () => {
    const away = { ...right, tila: { opiskeluoikeusjaksot: [{ alku: '2026-01-01', tila: { koodiarvo: 'loma' } }] } };
    const shown = timeline(unitsOf([period('2027-05-03', '2027-06-30')]), away);
    expect(problemsOf(shown, away).map(({ level }) => level)).toEqual(['advice']);
  });

  test('workplaces overlap when they are two, at the same time, and more than one full-time place', () => {
    const two = (a: object, b: object) => kinds(timeline(unitsOf([a], [b])));
    const a = workplace('2027-01-11', '2027-03-05', 'Korjaamo');
    expect(two(a, workplace('2027-01-25', '2027-04-30', 'Talli'))).toEqual(['advice overlap']);
    expect(two(a, workplace('2027-03-05', '2027-04-30', 'Talli'))).toEqual(['advice overlap']);
    expect(two(a, workplace('2027-03-06', '2027-04-30', 'Talli'))).toEqual([]);
    expect(two(a, workplace('2027-01-25', '2027-04-30', 'korjaamo'))).toEqual([]);
    const half = { 'osa-aikaisuustieto': 50 };
    const both = [workplace('2027-01-11', '2027-03-05', 'A', half), workplace('2027-01-11', '2027-03-05', 'B', half)];
    expect(two(both[0] ?? {}, both[1] ?? {})).toEqual([]);
    const broken = { keskeytymisajanjaksot: [{ alku: '2027-01-25' }] };
    expect(two(workplace('2027-01-11', '2027-03-05', 'A', broken), workplace('2027-01-25', '2027-04-30', 'B'))).toEqual(
      [],
    );
  });

  test('overlaps are the same from both sides and those found day by day', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const periods = workplacePeriods(timeline(plan)).filter(({ days }) => daysIn(days) < 4000);
        const holds = (list: readonly Span[], one: number) =>
          list.some(({ first, last }) => first <= one && one <= last);
        for (const a of periods) {
          for (const b of periods) {
            expect(clash(a, b)).toEqual(clash(b, a));
            const isSame = a.entry.workplace !== '' && a.entry.workplace === b.entry.workplace;
            const together: number[] = [];
            for (const { first, last } of a.days) {
              for (let one = first; one <= last; one++) if (holds(b.days, one)) together.push(one);
            }
            const isOne = isSame || a.entry.share + b.entry.share <= 100;
            expect(daysIn(clash(a, b))).toBe(isOne ? 0 : together.length);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('days that are missing, reversed or on one side only are told, and the part that has none', () => {
    expect(kinds(timeline(unitsOf([])))).toEqual(['advice undated']);
    expect(kinds(timeline(unitsOf([period()])))).toEqual(['error undated']);
    expect(kinds(timeline(unitsOf([period('2026-09-01')])))).toEqual(['error dates']);
    expect(kinds(timeline(unitsOf([period('2026-09-01', '2026-08-01')])))).toEqual(['error dates']);
    expect(kinds(timeline(unitsOf([period('2026-09-01', '2026-02-30')])))).toEqual(['error dates']);
    expect(kinds(timeline({ 'oppimisen-tuki': [{}] }))).toEqual([]);
  });

  test('a gap is four weeks between studies, the schools holiday not counted', () => {
    const two = (ends: string, begins: string) =>
      kinds(timeline(unitsOf([period('2025-08-11', ends), period(begins, '2027-05-31')])));
    expect(two('2025-12-31', '2026-01-28')).toEqual([]);
    expect(two('2025-12-31', '2026-01-29')).toEqual(['advice gap']);
    expect(two('2026-05-31', '2026-08-28')).toEqual([]);
    expect(two('2026-05-31', '2026-08-29')).toEqual(['advice gap']);
    expect(kinds(timeline(unitsOf([period('2025-08-11', '2025-09-30')])))).toEqual([]);
  });
});

describe('the load', () => {
  test('is low in a month of study under 4.5 points, never in June and July', () => {
    const shown = timeline(unitsOf([period('2026-03-01', '2026-08-31')]));
    const load = loadOf(shown, axisOf(span('2026-02-01', '2026-09-30')).months);
    expect(load.map(({ points }) => Math.round(points * 100) / 100)).toEqual([
      0, 2.53, 2.45, 2.53, 2.45, 2.53, 2.53, 0,
    ]);
    expect(load.map(({ isLow }) => isLow)).toEqual([false, true, true, true, false, false, true, false]);
    const full = loadOf(
      timeline(unitsOf([period('2026-03-01', '2026-05-10')])),
      axisOf(span('2026-03-01', '2026-04-30')).months,
    );
    expect(full.some(({ isLow }) => isLow)).toBe(false);
  });

  test('stands still while a period is interrupted', () => {
    const broken = period('2026-03-01', '2026-04-30', {
      keskeytymisajanjaksot: [{ alku: '2026-04-01', loppu: '2026-04-30' }],
    });
    const load = loadOf(timeline(unitsOf([broken])), axisOf(span('2026-03-01', '2026-04-30')).months);
    expect(load.map(({ points }) => points)).toEqual([POINTS, 0]);
  });
});

describe('rows', () => {
  test('stand in the order of the plan, common units over their sub-areas, with what was acquired before', () => {
    const plan: HoksDraft = {
      'hankittavat-paikalliset-tutkinnon-osat': [{ nimi: 'Oma osa' }],
      'hankittavat-yhteiset-tutkinnon-osat': [
        { 'tutkinnon-osa-koodi-uri': 'tutkinnonosat_1', 'osa-alueet': [{ 'osa-alue-koodi-uri': 'osaalue_a' }] },
      ],
      'aiemmin-hankitut-yhteiset-tutkinnon-osat': [
        { 'tutkinnon-osa-koodi-uri': 'tutkinnonosat_1', 'osa-alueet': [{ 'osa-alue-koodi-uri': 'osaalue_b' }] },
        { 'tutkinnon-osa-koodi-uri': 'tutkinnonosat_2', 'osa-alueet': [{ 'osa-alue-koodi-uri': 'osaalue_c' }] },
      ],
    };
    expect(timeline(plan).rows.map(({ kind, path, isRecognised }) => [kind, path.join('/'), isRecognised])).toEqual([
      ['group', 'hankittavat-paikalliset-tutkinnon-osat', false],
      ['part', 'hankittavat-paikalliset-tutkinnon-osat/0', false],
      ['group', 'hankittavat-yhteiset-tutkinnon-osat/0', false],
      ['part', 'hankittavat-yhteiset-tutkinnon-osat/0/osa-alueet/0', false],
      ['part', 'aiemmin-hankitut-yhteiset-tutkinnon-osat/0/osa-alueet/0', true],
      ['group', 'aiemmin-hankitut-yhteiset-tutkinnon-osat/1', true],
      ['part', 'aiemmin-hankitut-yhteiset-tutkinnon-osat/1/osa-alueet/0', true],
    ]);
  });

  test('of a group tell the sum of those under it, so that the numbers add up', () => {
    const unit = (area: string) => [
      { 'tutkinnon-osa-koodi-uri': 'tutkinnonosat_1', 'osa-alueet': [{ 'osa-alue-koodi-uri': area }] },
    ];
    const plan: HoksDraft = {
      'hankittavat-yhteiset-tutkinnon-osat': unit('osaalue_a'),
      'aiemmin-hankitut-yhteiset-tutkinnon-osat': unit('osaalue_b'),
    };
    const groupWith = (sizes: Readonly<Record<string, number>>) =>
      timelineOf(plan, {
        names: names(),
        opiskeluoikeus: right,
        pointsOf: (draft, around) => (around ? sizes[String(draft['osa-alue-koodi-uri'])] : 11),
      }).rows[0]?.points;
    expect(groupWith({ osaalue_a: 4, osaalue_b: 1 })).toBe(5);
    // One that is not known: the unit's own size is the better guess.
    expect(groupWith({ osaalue_a: 4 })).toBe(11);
  });

  test('an open break goes on to the end of its period', () => {
    const open = period('2026-09-01', '2026-12-18', { keskeytymisajanjaksot: [{ alku: '2026-10-01' }] });
    const entries = timeline(unitsOf([open])).rows.flatMap((row) => row.entries);
    expect(entries.map(({ kind, span: days }) => [kind, days && isoDay(days.last)])).toEqual([
      ['school', '2026-12-18'],
      ['break', '2026-12-18'],
    ]);
  });
});

describe('on paper', () => {
  const support: HoksDraft = {
    'oppimisen-tuki': [{ 'oppimisen-tuen-tyyppi-koodi-uri': 'x', alku: '2026-09-01', loppu: '2026-12-18' }],
    'opiskeluvalmiuksia-tukevat-opinnot': [{ nimi: 'Lukeminen', alku: '2026-09-01', loppu: '2026-12-18' }],
  };

  test('the plan is without support and the studies that support, and with everything else', () => {
    const plan = { ...unitsOf([period('2026-08-17', '2026-12-18')]), ...support };
    expect(withoutSecretLists(plan)).toEqual(unitsOf([period('2026-08-17', '2026-12-18')]));
    expect(timeline(withoutSecretLists(plan)).rows.flatMap(({ entries }) => entries.map(({ kind }) => kind))).toEqual([
      'school',
    ]);
    expect(hasSecretLists(plan)).toBe(true);
    expect(hasSecretLists(withoutSecretLists(plan))).toBe(false);
    expect(hasSecretLists({ 'oppimisen-tuki': [] })).toBe(false);
  });

  test('no bar of any plan is of a secret list', () => {
    fc.assert(
      fc.property(anyPlan, anyStudyRight, (plan, opiskeluoikeus) => {
        const { rows } = timeline(withoutSecretLists(plan), opiskeluoikeus);
        expect(rows.filter(({ path }) => Object.keys(support).includes(String(path[0])))).toEqual([]);
      }),
    );
  });
});
