import { expect, test } from 'vitest';
import type { RuleContext } from '../../../src/shared/hoks/field-spec.ts';
import {
  context,
  errors,
  fixture,
  KOULUTUSSOPIMUS,
  OPPILAITOS,
  OPPISOPIMUS,
  planWith,
  planWithPeriod,
  ruleIds,
  studyRight,
  tuvaStudyRight,
} from './plans.ts';

/** Both sides of every boundary of contract section 4. */

const TYPE = 'osaamisen-hankkimistapa-koodi-uri';
const PERIOD = 'hankittavat-paikalliset-tutkinnon-osat/0/osaamisen-hankkimistavat/0';
const workplace = { [TYPE]: KOULUTUSSOPIMUS, 'yksiloiva-tunniste': 'jakso-1', 'osa-aikaisuustieto': 80 };
const apprenticeship = { ...workplace, [TYPE]: OPPISOPIMUS };
const workplaceOf = (more: object) => ({
  'tyopaikalla-jarjestettava-koulutus': {
    'tyopaikan-nimi': 'Esimerkkileipomo Oy',
    'keskeiset-tyotehtavat': [],
    'vastuullinen-tyopaikka-ohjaaja': { nimi: 'Onni Ohjaaja' },
    ...more,
  },
});
/** A study right old enough for periods of every year. */
const longRight = studyRight({ alkamispäivä: '2015-01-01', arvioituPäättymispäivä: '2040-01-01' });
const withSuoritus = (koodiarvo: string) => ({ ...longRight, suoritukset: [{ tyyppi: { koodiarvo } }] });

type Row = [what: string, period: Record<string, unknown>, broken: string[], context?: Partial<RuleContext>];

const rows: Row[] = [
  [
    'C1 demands a share from 2023-07-01',
    { ...workplace, alku: '2023-06-01', loppu: '2023-07-01', 'osa-aikaisuustieto': undefined },
    ['C1'],
    { opiskeluoikeus: longRight },
  ],
  [
    'C1 leaves 2023-06-30 free',
    { ...workplace, alku: '2023-06-01', loppu: '2023-06-30', 'osa-aikaisuustieto': undefined },
    [],
    { opiskeluoikeus: longRight },
  ],
  ['C1 takes 1', { ...workplace, 'osa-aikaisuustieto': 1 }, [], { opiskeluoikeus: longRight }],
  ['C1 takes 100', { ...workplace, 'osa-aikaisuustieto': 100 }, [], { opiskeluoikeus: longRight }],
  ['C1 refuses 0', { ...workplace, 'osa-aikaisuustieto': 0 }, ['C1'], { opiskeluoikeus: longRight }],
  [
    'C1 refuses 101',
    { ...apprenticeship, 'oppisopimuksen-perusta-koodi-uri': 'oppisopimuksenperusta_01', 'osa-aikaisuustieto': 101 },
    ['C1'],
    { opiskeluoikeus: longRight },
  ],
  ['C1 leaves other periods free', { 'osa-aikaisuustieto': 500 }, [], { opiskeluoikeus: longRight }],
  [
    'C1 leaves telma free',
    { ...workplace, 'osa-aikaisuustieto': undefined },
    [],
    { opiskeluoikeus: withSuoritus('telma') },
  ],
  [
    'C1 leaves telmakoulutuksenosa free',
    { ...workplace, 'osa-aikaisuustieto': 0 },
    [],
    { opiskeluoikeus: withSuoritus('telmakoulutuksenosa') },
  ],
  ['C1 binds valma', { ...workplace, 'osa-aikaisuustieto': 0 }, ['C1'], { opiskeluoikeus: withSuoritus('valma') }],
  ['C1 passes while the study right is not known', { ...workplace, 'osa-aikaisuustieto': undefined }, []],
  ['C2 demands an id of a workplace period', { ...workplace, 'yksiloiva-tunniste': undefined }, ['C2']],
  ['C2 is off for the manual UI', { ...workplace, 'yksiloiva-tunniste': undefined }, [], { virkailija: true }],
  ['C2 leaves other periods free', {}, []],
  ['C2 leaves a longer type name free', { [TYPE]: `${KOULUTUSSOPIMUS}x` }, []],
  [
    'C3 demands the Y-tunnus after 2021-08-25',
    { ...workplace, alku: '2021-08-01', loppu: '2021-08-26', ...workplaceOf({}) },
    ['C3'],
  ],
  ['C3 leaves 2021-08-25 free', { ...workplace, alku: '2021-08-01', loppu: '2021-08-25', ...workplaceOf({}) }, []],
  ['C3 takes a Y-tunnus', { ...workplace, ...workplaceOf({ 'tyopaikan-y-tunnus': '5551234-5' }) }, []],
  ['C3 demands nothing without a workplace', { ...workplace }, []],
  ['C3 leaves other periods free', { ...workplaceOf({}) }, []],
  ['C4 demands the basis from 2021-07-01', { ...apprenticeship, alku: '2021-06-01', loppu: '2021-07-01' }, ['C4']],
  ['C4 leaves 2021-06-30 free', { ...apprenticeship, alku: '2021-06-01', loppu: '2021-06-30' }, []],
  ['C4 leaves a training agreement free', { ...workplace }, []],
  ['C5 takes one day', { alku: '2026-08-17', loppu: '2026-08-17' }, []],
  ['C5 refuses an end before the start', { alku: '2026-08-17', loppu: '2026-08-16' }, ['C5']],
  ['C6 takes the first day of the study right', { alku: '2026-08-10' }, [], { opiskeluoikeus: studyRight() }],
  ['C6 refuses the day before', { alku: '2026-08-09' }, ['C6'], { opiskeluoikeus: studyRight() }],
  [
    'C6 passes without a first day',
    { alku: '2026-08-09' },
    [],
    { opiskeluoikeus: studyRight({ alkamispäivä: undefined }) },
  ],
  [
    'C7 takes the last day of the study right',
    { alku: '2029-01-01', loppu: '2029-06-01' },
    [],
    { opiskeluoikeus: studyRight() },
  ],
  ['C7 refuses the day after', { alku: '2029-01-01', loppu: '2029-06-02' }, ['C7'], { opiskeluoikeus: studyRight() }],
  [
    'C7 passes without a last day',
    { alku: '2029-01-01', loppu: '2029-06-02' },
    [],
    { opiskeluoikeus: studyRight({ arvioituPäättymispäivä: undefined }) },
  ],
  ['C8 takes five years', { alku: '2020-01-01', loppu: '2025-01-01' }, []],
  ['C8 refuses a day more', { alku: '2020-01-01', loppu: '2025-01-02' }, ['C8']],
  ['C8 counts a leap day to 28 February', { alku: '2020-02-29', loppu: '2025-02-28' }, []],
  ['C8 refuses 1 March after a leap day', { alku: '2020-02-29', loppu: '2025-03-01' }, ['C8']],
  ['C8 takes the last years of the calendar', { alku: '9998-01-01', loppu: '9999-12-31' }, []],
];

test.each(rows)('%s', (_, period, broken, overrides = {}) => {
  const plan = planWithPeriod(period);
  const found = errors(plan, overrides);
  expect(found.map((finding) => finding.split(' ')[0])).toEqual(broken);
  for (const finding of found) expect(finding).toContain(` ${PERIOD}/`);
});

test('reports every broken rule of a period at once', () => {
  const period = {
    ...apprenticeship,
    'yksiloiva-tunniste': undefined,
    'osa-aikaisuustieto': undefined,
    alku: '2020-01-01',
    loppu: '2030-01-01',
  };
  expect(errors(planWithPeriod(period), { opiskeluoikeus: studyRight() })).toEqual([
    `C6 ${PERIOD}/alku`,
    `C7 ${PERIOD}/loppu`,
    `C8 ${PERIOD}/loppu`,
    `C1 ${PERIOD}/osa-aikaisuustieto`,
    `C4 ${PERIOD}/oppisopimuksen-perusta-koodi-uri`,
    `C2 ${PERIOD}/yksiloiva-tunniste`,
  ]);
});

const state = (alku: string, koodiarvo: string) => ({ alku, tila: { koodiarvo } });

test.each([
  ['has no state at all', [], true],
  ['is present', [state('2026-08-10', 'lasna')], true],
  ['has graduated', [state('2026-08-10', 'lasna'), state('2026-10-01', 'valmistunut')], true],
  ['is interrupted', [state('2026-08-10', 'valiaikaisestikeskeytynyt')], true],
  ['is on leave', [state('2026-08-10', 'lasna'), state('2026-10-01', 'loma')], false],
  ['has resigned', [state('2026-10-01', 'eronnut'), state('2026-08-10', 'lasna')], false],
  [
    'has two states on one day, the last of them binding',
    [state('2026-08-10', 'eronnut'), state('2026-08-10', 'lasna')],
    true,
  ],
  [
    'has two states on one day, the last of them not binding',
    [state('2026-08-10', 'lasna'), state('2026-08-10', 'eronnut')],
    false,
  ],
])('C6 and C7 look at the latest state: the student %s', (_, opiskeluoikeusjaksot, binds) => {
  const opiskeluoikeus = studyRight({ tila: { opiskeluoikeusjaksot } });
  const plan = planWithPeriod({ alku: '2026-08-09', loppu: '2029-06-02' });
  expect(ruleIds(plan, 'error', { opiskeluoikeus })).toEqual(binds ? ['C6', 'C7'] : []);
});

const day = (n: number) => `2026-09-${String(n).padStart(2, '0')}`;
const pause = (alku: number, loppu?: number) => ({ alku: day(alku), ...(loppu ? { loppu: day(loppu) } : {}) });

test.each([
  ['no break', [], true],
  ['a single break, even backwards', [pause(9, 2)], true],
  ['a single open break', [pause(9)], true],
  ['a break that ends the day before the next', [pause(1, 4), pause(5, 6)], true],
  ['a break that ends on the day the next begins', [pause(1, 5), pause(5, 6)], false],
  ['an open last break', [pause(1, 4), pause(5)], true],
  ['an open first break', [pause(1), pause(5, 6)], false],
  ['breaks in any order', [pause(5), pause(1, 4)], true],
  ['an open break that is last only in the list', [pause(5, 6), pause(1)], false],
  ['equal starts, the first ending before', [{ alku: day(5), loppu: day(4) }, pause(5, 9)], true],
  ['equal starts, the second ending before', [pause(5, 9), { alku: day(5), loppu: day(4) }], false],
])('K1 and %s', (_, keskeytymisajanjaksot, passes) => {
  const found = errors(planWithPeriod({ keskeytymisajanjaksot }));
  expect(found).toEqual(passes ? [] : [`K1 ${PERIOD}/keskeytymisajanjaksot`]);
});

const tuki = (type: string, more: object = {}) =>
  planWith({
    'oppimisen-tuki': [
      { 'oppimisen-tuen-tyyppi-koodi-uri': `ammatillinenkoulutusoppimisentuentyyppi_${type}`, ...more },
    ],
  });
const dates = { alku: '2026-09-01', loppu: '2026-12-18' };
const unitType = { 'tutkinnon-osan-tyyppi-koodi-uri': 'ammatillisentutkinnonosanryhma_2' };

const [TYPE_OF_SUPPORT, UNIT_TYPE] = ['oppimisen-tuen-tyyppi-koodi-uri', 'tutkinnon-osan-tyyppi-koodi-uri'];

test.each([
  ['01', { ...dates, ...unitType }, []],
  ['01', {}, ['alku', 'loppu', UNIT_TYPE]],
  ['01', dates, [UNIT_TYPE]],
  ['01', { alku: dates.alku, ...unitType }, ['loppu']],
  ['02', {}, []],
  ['02', { alku: dates.alku }, ['alku']],
  ['03', {}, []],
  ['03', unitType, [UNIT_TYPE]],
  ['03', { ...dates, ...unitType }, ['alku', 'loppu', UNIT_TYPE]],
  ['04', {}, [TYPE_OF_SUPPORT]],
  ['04', { ...dates, ...unitType }, [TYPE_OF_SUPPORT]],
])('T1: type %s with %j is refused at %j', (type, more, refusedAt) => {
  expect(errors(tuki(type, more))).toEqual(refusedAt.map((field) => `T1 oppimisen-tuki/0/${field}`));
});

const unit = { 'tutkinnon-osa-koodi-uri': 'tutkinnonosat_555001', 'tutkinnon-osa-koodi-versio': 1 };
const process = {
  'valittu-todentamisen-prosessi-koodi-uri': 'osaamisentodentamisenprosessi_0001',
  'valittu-todentamisen-prosessi-koodi-versio': 1,
};
const studies = { nimi: 'Opiskelutaidot', kuvaus: 'pienryhmä', alku: '2026-08-24', loppu: '2026-09-25' };
const koulutuksenOsa = {
  'koulutuksen-osa-koodi-uri': 'koulutuksenosattuva_104',
  'koulutuksen-osa-koodi-versio': 1,
  ...dates,
  laajuus: 0,
};

test.each([
  ['hankittavat-ammat-tutkinnon-osat', unit],
  ['hankittavat-yhteiset-tutkinnon-osat', { ...unit, 'osa-alueet': [] }],
  ['hankittavat-paikalliset-tutkinnon-osat', {}],
  ['aiemmin-hankitut-ammat-tutkinnon-osat', unit],
  ['aiemmin-hankitut-yhteiset-tutkinnon-osat', { ...unit, 'osa-alueet': [] }],
  ['aiemmin-hankitut-paikalliset-tutkinnon-osat', process],
  ['opiskeluvalmiuksia-tukevat-opinnot', studies],
])('TV refuses %s for TUVA only', (name, item) => {
  const opiskeluoikeus = tuvaStudyRight();
  expect(errors(planWith({ [name]: [item] }), { opiskeluoikeus })).toEqual([`TV ${name}/0`]);
  expect(errors(planWith({ [name]: [] }), { opiskeluoikeus })).toEqual([]);
  expect(errors(planWith({ [name]: [item] }), { opiskeluoikeus: studyRight() })).toEqual([]);
  expect(errors(planWith({ [name]: [item] }))).toEqual([]);
});

test('TK takes education units for TUVA only', () => {
  const plan = planWith({ 'hankittavat-koulutuksen-osat': [koulutuksenOsa] });
  expect(errors(plan, { opiskeluoikeus: tuvaStudyRight() })).toEqual([]);
  expect(errors(plan)).toEqual([]);
  expect(errors(plan, { opiskeluoikeus: studyRight() })).toEqual(['TK hankittavat-koulutuksen-osat/0']);
  expect(errors(plan, { opiskeluoikeus: {} })).toContain('TK hankittavat-koulutuksen-osat/0');
  const empty = planWith({ 'hankittavat-koulutuksen-osat': [] });
  expect(errors(empty, { opiskeluoikeus: studyRight() })).toEqual([]);
});

test('O1 refuses other types of study right, only when the OID is sent', () => {
  const opiskeluoikeus = studyRight({ tyyppi: { koodiarvo: 'lukiokoulutus' } });
  expect(errors(planWith(), { opiskeluoikeus })).toEqual(['O1 opiskeluoikeus-oid']);
  expect(errors(planWith(), { opiskeluoikeus: tuvaStudyRight() })).toEqual([]);
  expect(errors(fixture('smallest-put.json'), { method: 'put', opiskeluoikeus })).toEqual([]);
});

test('O2 refuses a second TUVA study right beside TUVA', () => {
  const plan = planWith({ 'tuva-opiskeluoikeus-oid': '1.2.246.562.15.55500011147' });
  expect(errors(plan, { opiskeluoikeus: tuvaStudyRight() })).toEqual(['O2 tuva-opiskeluoikeus-oid']);
  expect(errors(plan, { opiskeluoikeus: studyRight() })).toEqual([]);
  expect(errors(plan)).toEqual([]);
});

test.each([
  ['2018-01-01', false],
  ['2018-01-02', true],
  ['2026-12-07', true],
  ['2026-12-08', false],
])('S1: %s passes on 2026-11-23: %s', (pvm, passes) => {
  const found = errors({ id: 2, 'osaamisen-saavuttamisen-pvm': pvm }, { method: 'patch' });
  expect(found).toEqual(passes ? [] : ['S1 osaamisen-saavuttamisen-pvm']);
});

test('S1 counts over the turn of the year', () => {
  const plan = planWith({ 'osaamisen-saavuttamisen-pvm': '2027-01-04' });
  expect(ruleIds(plan, 'error', { today: '2026-12-21' })).toEqual([]);
  expect(ruleIds(plan, 'error', context({ today: '2026-12-20' }))).toEqual(['S1']);
});

test('runs the rules of an object although a nested object is broken', () => {
  const plan = planWithPeriod({
    ...workplace,
    [TYPE]: OPPILAITOS,
    alku: '2026-08-17',
    loppu: '2026-08-16',
    ...workplaceOf({ 'tyopaikan-y-tunnus': 'x' }),
  });
  expect(errors(plan)).toEqual([
    `C5 ${PERIOD}/loppu`,
    `pattern ${PERIOD}/tyopaikalla-jarjestettava-koulutus/tyopaikan-y-tunnus`,
  ]);
});

test('says one thing of one field: a broken Y-tunnus is not also missing', () => {
  const plan = planWithPeriod({ ...workplace, ...workplaceOf({ 'tyopaikan-y-tunnus': '5551234-6' }) });
  expect(errors(plan)).toEqual([`check-digit ${PERIOD}/tyopaikalla-jarjestettava-koulutus/tyopaikan-y-tunnus`]);
});
