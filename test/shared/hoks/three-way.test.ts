import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalText, sameContent } from '../../../src/shared/hoks/canonical.ts';
import type { HoksDraft } from '../../../src/shared/hoks/hoks.ts';
import { type Choice, type Difference, threeWay } from '../../../src/shared/hoks/three-way.ts';
import { arbitraryPlan } from './arbitrary-plan.ts';
import { KOULUTUSSOPIMUS } from './plans.ts';
import { names } from './summary-names.ts';

const UNITS = 'hankittavat-ammat-tutkinnon-osat';
const PERIODS = 'osaamisen-hankkimistavat';
const unit = (number: number, more: object = {}) => ({
  'tutkinnon-osa-koodi-uri': `tutkinnonosat_${number}`,
  'tutkinnon-osa-koodi-versio': 1,
  ...more,
});
const period = (id: string, more: object = {}) => ({
  'osaamisen-hankkimistapa-koodi-uri': KOULUTUSSOPIMUS,
  'osaamisen-hankkimistapa-koodi-versio': 1,
  'yksiloiva-tunniste': id,
  alku: '2026-09-01',
  loppu: '2026-12-18',
  ...more,
});

const compare = (lastSent: HoksDraft | undefined, inEhoks: HoksDraft, here: HoksDraft) =>
  threeWay(lastSent, inEhoks, here, names());
const said = ({ place, field, lastSent, inEhoks, here, changedBy }: Difference) => [
  changedBy,
  place,
  field,
  lastSent,
  inEhoks,
  here,
];
const all = (differences: readonly Difference[], choice: Choice) =>
  new Map(differences.map(({ id }) => [id, choice] as const));

describe('what is asked', () => {
  test('says who changed a value, in words, and suggests only a one-sided change', () => {
    const at = (loppu: string, more: object = {}) => ({
      [UNITS]: [unit(1, { [PERIODS]: [period('a'), period('b', { loppu })], ...more })],
    });
    const { differences } = compare(
      { ...at('2026-12-18'), sahkoposti: 'vanha@example.org' },
      { ...at('2027-01-15', { 'opetus-ja-ohjaus-maara': 52 }), sahkoposti: 'vanha@example.org' },
      { ...at('2027-01-22'), sahkoposti: 'uusi@example.org' },
    );
    expect(differences.map(said)).toEqual([
      ['here', '', 'Sähköposti', ['vanha@example.org'], ['vanha@example.org'], ['uusi@example.org']],
      ['both', 'Huolto, jakso 2', 'Lopetuspäivä', ['18.12.2026'], ['15.1.2027'], ['22.1.2027']],
      ['inEhoks', 'Huolto', 'Opetus ja ohjaus', [], ['52 tuntia'], []],
    ]);
    expect(differences.map(({ suggestion }) => suggestion)).toEqual(['here', undefined, 'inEhoks']);
  });

  test('names the part inside a period that a value is in', () => {
    const of = (sahkoposti: string) => ({
      [UNITS]: [
        unit(1, {
          [PERIODS]: [
            period('a', { 'tyopaikalla-jarjestettava-koulutus': { 'vastuullinen-tyopaikka-ohjaaja': { sahkoposti } } }),
          ],
        }),
      ],
    });
    const { differences } = compare(of('a@example.org'), of('b@example.org'), of('a@example.org'));
    expect(differences.map(({ place, field }) => [place, field])).toEqual([
      ['Huolto, jakso, Työpaikalla oppiminen, Vastuullinen työpaikkaohjaaja', 'Sähköposti'],
    ]);
  });

  test('asks once about a whole part that one side added or removed', () => {
    const { differences } = compare(
      { [UNITS]: [unit(1)] },
      { [UNITS]: [] },
      { [UNITS]: [unit(1), unit(2, { [PERIODS]: [period('a')] })] },
    );
    expect(differences.map(said)).toEqual([
      ['inEhoks', '', 'Ammatillinen tutkinnon osa', ['Huolto'], [], ['Huolto']],
      ['here', '', 'Ammatillinen tutkinnon osa', [], [], ['Korjaus', expect.stringContaining('Koulutussopimus')]],
    ]);
    expect(differences.map(({ kind }) => kind)).toEqual(['item', 'item']);
  });

  test('leaves a part that was removed on one side and changed on the other to the person', () => {
    const { differences } = compare(
      { [UNITS]: [unit(1)] },
      { [UNITS]: [] },
      { [UNITS]: [unit(1, { 'opetus-ja-ohjaus-maara': 5 })] },
    );
    expect(differences.map(({ changedBy, suggestion }) => [changedBy, suggestion])).toEqual([['both', undefined]]);
  });

  test('suggests nothing when it is not known what was last sent', () => {
    const { differences, merged } = compare(undefined, { sahkoposti: 'a@example.org' }, {});
    expect(differences.map(({ changedBy }) => changedBy)).toEqual(['both']);
    expect(merged(new Map())).toBeUndefined();
    expect(merged(all(differences, 'inEhoks'))).toEqual({ sahkoposti: 'a@example.org' });
  });

  test('does not ask about what both changed alike, and counts it', () => {
    const { differences, changedAlike, unchanged } = compare(
      { sahkoposti: 'a@example.org', puhelinnumero: '1', [UNITS]: [unit(1), unit(2)] },
      { sahkoposti: 'b@example.org', puhelinnumero: '1', [UNITS]: [unit(1)] },
      { sahkoposti: 'b@example.org', puhelinnumero: '1', [UNITS]: [unit(1)] },
    );
    expect(differences).toEqual([]);
    expect(changedAlike).toBe(2);
    expect(unchanged).toBe(3);
  });

  test('asks about one order where both have the same parts', () => {
    const of = (...numbers: number[]) => ({ [UNITS]: numbers.map((number) => unit(number)) });
    const { differences, merged } = compare(of(1, 2), of(2, 1), of(1, 2));
    expect(differences.map(({ kind, changedBy }) => [kind, changedBy])).toEqual([['order', 'inEhoks']]);
    expect(merged(new Map())).toEqual(of(2, 1));
    expect(merged(all(differences, 'here'))).toEqual(of(1, 2));
  });

  test('takes the version of a code with its code', () => {
    const of = (number: number) => ({
      'urasuunnitelma-koodi-uri': `urasuunnitelma_000${number}`,
      'urasuunnitelma-koodi-versio': number,
    });
    const { differences, merged } = compare(of(1), of(2), of(3));
    expect(differences).toHaveLength(1);
    expect(merged(all(differences, 'inEhoks'))).toEqual(of(2));
  });
});

describe('what is kept without asking', () => {
  const stored = (...uris: string[]) => ({
    [UNITS]: [
      unit(1, {
        'osaamisen-osoittaminen': [
          { alku: '2026-10-01', 'osa-alueet': uris.map((uri) => ({ 'koodi-uri': uri, 'koodi-versio': 1 })) },
        ],
      }),
    ],
  });

  test("keeps a demonstration's sub-areas that eHOKS holds but cannot give back", () => {
    const [both, last] = [
      stored('ammatillisenoppiaineet_fk', 'ammatillisenoppiaineet_mavt'),
      stored('ammatillisenoppiaineet_mavt'),
    ];
    const { differences, merged } = compare(both, { ...last, sahkoposti: 'a@example.org' }, both);
    expect(differences.map(({ field }) => field)).toEqual(['Sähköposti']);
    expect(merged(all(differences, 'inEhoks'))).toEqual({ ...both, sahkoposti: 'a@example.org' });
  });

  test('keeps the identifier of a period whichever side is chosen', () => {
    const of = (period: object) => ({ [UNITS]: [unit(1, { [PERIODS]: [period] })] });
    const { 'yksiloiva-tunniste': _id, ...unnamed } = period('a', { loppu: '2026-10-01' });
    for (const [inEhoks, here] of [
      [period('a'), unnamed],
      [unnamed, period('a')],
    ] as const) {
      const { differences, merged } = compare(of(period('a')), of(inEhoks), of(here));
      expect(differences.map(({ field }) => field)).toEqual(['Lopetuspäivä']);
      for (const choice of ['here', 'inEhoks'] as const) {
        expect(JSON.stringify(merged(all(differences, choice)))).toContain('"yksiloiva-tunniste":"a"');
      }
    }
  });

  test('takes periods with different identifiers for different periods', () => {
    const of = (id: string) => ({ [UNITS]: [unit(1, { [PERIODS]: [period(id)] })] });
    const { differences } = compare(of('a'), of('b'), of('a'));
    expect(differences.map(({ kind, changedBy }) => [kind, changedBy])).toEqual([
      ['item', 'inEhoks'],
      ['item', 'inEhoks'],
    ]);
  });

  test('takes a merged oppijanumero and the approval times from eHOKS', () => {
    const { differences, merged } = compare(
      {},
      { 'oppija-oid': '1.2.246.562.24.2', hyvaksytty: '2026-01-02T00:00:00Z' },
      { 'oppija-oid': '1.2.246.562.24.1', hyvaksytty: '2026-01-01T00:00:00Z' },
    );
    expect(differences).toEqual([]);
    expect(merged(new Map())).toEqual({ 'oppija-oid': '1.2.246.562.24.2', hyvaksytty: '2026-01-02T00:00:00Z' });
  });

  test('never brings what the server made', () => {
    const inEhoks = {
      id: 7,
      eid: 'e',
      manuaalisyotto: true,
      [UNITS]: [unit(1, { 'module-id': 'm', [PERIODS]: [{ ...period('a'), 'module-id': 'n' }] })],
    };
    const { differences, merged } = compare({}, inEhoks, {});
    const plan = merged(all(differences, 'inEhoks'));
    expect(plan).toEqual({ [UNITS]: [unit(1, { [PERIODS]: [period('a')] })] });
  });
});

describe('laws', () => {
  const plans = arbitraryPlan('post');
  const without =
    (settled: readonly string[]) =>
    (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(without(settled));
      if (typeof value !== 'object' || value === null) return value;
      const kept = Object.entries(value).filter(([name]) => !settled.includes(name));
      return Object.fromEntries(kept.map(([name, inner]) => [name, without(settled)(inner)]));
    };
  /** Without what is settled without asking: identifiers of periods, and what always comes from eHOKS. */
  const named = without(['yksiloiva-tunniste']);
  const asked = without(['yksiloiva-tunniste', 'hyvaksytty', 'paivitetty', 'oppija-oid']);

  test('choosing everything from one side gives that side', () => {
    fc.assert(
      fc.property(fc.option(plans, { nil: undefined }), plans, plans, (lastSent, inEhoks, here) => {
        const { differences, merged } = compare(lastSent, inEhoks, here);
        const mine = merged(all(differences, 'here'));
        const theirs = merged(all(differences, 'inEhoks'));
        expect(canonicalText(asked(mine))).toBe(canonicalText(asked(here)));
        expect(sameContent(named(inEhoks), named(theirs))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test('asks nothing exactly when both sides say the same', () => {
    fc.assert(
      fc.property(plans, plans, (lastSent, plan) => {
        expect(compare(lastSent, structuredClone(plan), plan).differences).toEqual([]);
        const isSame = canonicalText(asked(lastSent)) === canonicalText(asked(plan));
        expect(compare(lastSent, plan, lastSent).differences.length === 0).toBe(isSame);
      }),
    );
  });

  /** An edit of a plan with three units of two periods each. */
  interface Edit {
    readonly at: 'plan' | 'unit' | 'period' | 'removal';
    readonly unit: number;
    readonly period: number;
    readonly value: number;
  }
  const edits = fc.array(
    fc.record<Edit>({
      at: fc.constantFrom('plan', 'unit', 'period', 'removal'),
      unit: fc.nat({ max: 2 }),
      period: fc.nat({ max: 1 }),
      value: fc.integer({ min: 1, max: 3 }),
    }),
    { maxLength: 5 },
  );
  const build = (done: readonly Edit[]): HoksDraft => {
    const value = (at: Edit['at'], u: number, p: number) =>
      done.findLast((edit) => edit.at === at && edit.unit === u && edit.period === p)?.value;
    const units = [0, 1, 2]
      .filter((u) => !done.some((edit) => edit.at === 'removal' && edit.unit === u))
      .map((u) =>
        unit(u, {
          'opetus-ja-ohjaus-maara': value('unit', u, 0) ?? 0.5,
          [PERIODS]: [0, 1].map((p) => period(`${u}-${p}`, { 'osa-aikaisuustieto': value('period', u, p) ?? 80 })),
        }),
      );
    return { versio: value('plan', 0, 0) ?? 50, [UNITS]: units };
  };
  const placeOf = ({ at, unit: u, period: p }: Edit) =>
    at === 'plan' ? 'plan' : at === 'period' ? `${u}/${p}` : `${u}`;
  const touches = (edit: Edit, other: Edit) =>
    edit.at === 'plan' || other.at === 'plan'
      ? edit.at === other.at
      : edit.unit === other.unit &&
        (edit.at === 'removal' || other.at === 'removal' || placeOf(edit) === placeOf(other));

  test('edits that do not meet are merged by the suggestions alone', () => {
    fc.assert(
      fc.property(edits, edits, (theirs, all) => {
        const mine = all.filter((edit) => !theirs.some((other) => touches(edit, other)));
        const { merged } = compare(build([]), build(theirs), build(mine));
        expect(canonicalText(merged(new Map()))).toBe(canonicalText(build([...theirs, ...mine])));
      }),
      { numRuns: 300 },
    );
  });

  test('every choice, and only it, is in the merged plan: nothing is lost', () => {
    fc.assert(
      fc.property(edits, edits, fc.infiniteStream(fc.boolean()), (theirs, mine, coin) => {
        const [lastSent, inEhoks, here] = [build([]), build(theirs), build(mine)];
        const { differences, merged } = compare(lastSent, inEhoks, here);
        const choices = new Map(
          differences.map(({ id }): [string, Choice] => [id, coin.next().value === true ? 'here' : 'inEhoks']),
        );
        const plan = merged(choices) ?? {};
        const chosen = (choice: Choice) => differences.map(({ id }) => id).filter((id) => choices.get(id) === choice);
        const ids = (found: readonly Difference[]) => found.map(({ id }) => id);
        expect(ids(compare(lastSent, inEhoks, plan).differences)).toEqual(chosen('here'));
        expect(ids(compare(lastSent, plan, here).differences)).toEqual(chosen('inEhoks'));
      }),
      { numRuns: 300 },
    );
  });
});
