import { expect, test } from 'vitest';
import { blocksApproval, checkPlan } from '../../../src/shared/hoks/check-plan.ts';
import type { Finding, Part, ScalarField } from '../../../src/shared/hoks/field-spec.ts';
import { hoks } from '../../../src/shared/hoks/hoks.ts';
import {
  context,
  describe,
  errors,
  fixture,
  KOULUTUSSOPIMUS,
  OPPISOPIMUS,
  planWith,
  planWithPeriod,
  ruleIds,
  studyRight,
} from './plans.ts';

/** What the server takes although it fails afterwards (contract 13), and what the guideline asks (requirements 1A). */

function found(document: unknown, rule: string, level: Finding['level']): string[] {
  return describe(checkPlan(document, context()).filter((finding) => finding.rule === rule && finding.level === level));
}

/** Every field that holds a value, with the way to it. */
function everyScalar(part: Part, way = ''): [name: string, field: ScalarField<unknown>][] {
  return Object.entries(part.fields).flatMap(([name, field]) =>
    field.kind === 'scalar' ? [[`${way}${name}`, field]] : everyScalar(field.part, `${way}${name}/`),
  );
}

const demonstration = (more: object = {}) => ({
  alku: '2027-03-01',
  loppu: '2027-03-05',
  nayttoymparisto: { nimi: 'Esimerkkileipomo Oy' },
  'sisallon-kuvaus': ['taikinan valmistus'],
  'koulutuksen-jarjestaja-osaamisen-arvioijat': [
    { nimi: 'Olga', organisaatio: { 'oppilaitos-oid': '1.2.246.562.10.55500033301' } },
  ],
  'tyoelama-osaamisen-arvioijat': [{ nimi: 'Lauri', organisaatio: { nimi: 'Esimerkkileipomo Oy' } }],
  ...more,
});
const LOCAL = 'hankittavat-paikalliset-tutkinnon-osat';
const withDemonstration = (more: object) =>
  planWith({ [LOCAL]: [{ 'osaamisen-osoittaminen': [demonstration(more)] }] });
const DEMO = `${LOCAL}/0/osaamisen-osoittaminen/0`;

test('13.1 warns of a second sub-area in a demonstration', () => {
  const area = { 'koodi-uri': 'ammatillisenoppiaineet_fk', 'koodi-versio': 1 };
  expect(found(withDemonstration({ 'osa-alueet': [area] }), '13.1', 'defect')).toEqual([]);
  expect(found(withDemonstration({ 'osa-alueet': [area, area] }), '13.1', 'defect')).toEqual([
    `13.1 ${DEMO}/osa-alueet`,
  ]);
});

test('13.2 warns of a deviation in a vocational unit acquired before', () => {
  const unit = {
    'tutkinnon-osa-koodi-uri': 'tutkinnonosat_1',
    'tutkinnon-osa-koodi-versio': 1,
    'vaatimuksista-tai-tavoitteista-poikkeaminen': '',
  };
  const plan = planWith({ 'aiemmin-hankitut-ammat-tutkinnon-osat': [unit] });
  expect(errors(plan)).toEqual([]);
  expect(ruleIds(plan, 'defect')).toEqual(['13.2']);
  expect(ruleIds(planWith({ 'hankittavat-ammat-tutkinnon-osat': [unit] }), 'defect')).toEqual([]);
});

test('13.3 warns of an organiser or an assessor without an organisation', () => {
  expect(found(withDemonstration({ jarjestaja: {} }), '13.3', 'defect')).toEqual([
    `13.3 ${DEMO}/jarjestaja/oppilaitos-oid`,
  ]);
  const assessor = { nimi: 'Olga', organisaatio: {} };
  expect(
    found(withDemonstration({ 'koulutuksen-jarjestaja-osaamisen-arvioijat': [assessor] }), '13.3', 'defect'),
  ).toEqual([`13.3 ${DEMO}/koulutuksen-jarjestaja-osaamisen-arvioijat/0/organisaatio/oppilaitos-oid`]);
});

test('13.4 warns of nested ids, except the one that the server ignores', () => {
  const person = { nimi: 'Olga', 'oppilaitos-oid': '1.2.246.562.10.55500033301', id: 1 };
  const workplace = {
    id: 1,
    'tyopaikan-nimi': 'x',
    'keskeiset-tyotehtavat': ['x'],
    'vastuullinen-tyopaikka-ohjaaja': { nimi: 'Onni', id: 2 },
  };
  const plan = planWithPeriod({ 'jarjestajan-edustaja': person, 'tyopaikalla-jarjestettava-koulutus': workplace });
  expect(errors(plan)).toEqual([]);
  expect(ruleIds(plan, 'defect')).toEqual(['13.4', '13.4']);
});

const agreement = (more: object = {}) =>
  planWithPeriod({
    'osaamisen-hankkimistapa-koodi-uri': KOULUTUSSOPIMUS,
    'yksiloiva-tunniste': 'jakso-1',
    'jarjestajan-edustaja': { nimi: 'Olga', 'oppilaitos-oid': '1.2.246.562.10.55500033301' },
    'tyopaikalla-jarjestettava-koulutus': {
      'tyopaikan-nimi': 'Esimerkkileipomo Oy',
      'tyopaikan-y-tunnus': '5551234-5',
      'keskeiset-tyotehtavat': ['aamuvuoron leivonta'],
      'vastuullinen-tyopaikka-ohjaaja': { nimi: 'Onni Ohjaaja', sahkoposti: 'onni@example.org' },
    },
    ...more,
  });
const advice = (document: unknown) => ruleIds(document, 'advice').filter((rule) => rule !== 'R32');

test('has no advice for a workplace period that has everything', () => {
  expect(advice(agreement())).toEqual([]);
});

test('R15 stops the approval without a representative or a workplace', () => {
  const findings = checkPlan(agreement({ 'jarjestajan-edustaja': undefined }), context());
  const stopping = findings.filter(blocksApproval);
  expect(stopping.map(({ level, rule }) => [level, rule])).toEqual([['advice', 'R15']]);
  expect(advice(agreement({ 'tyopaikalla-jarjestettava-koulutus': undefined }))).toEqual(['R15']);
  expect(advice(planWithPeriod({}))).toEqual([]);
});

test('R16 asks for a contact until three months after the period', () => {
  const plan = agreement({
    'tyopaikalla-jarjestettava-koulutus': {
      'tyopaikan-nimi': 'Esimerkkileipomo Oy',
      'tyopaikan-y-tunnus': '5551234-5',
      'keskeiset-tyotehtavat': ['leivonta'],
      'vastuullinen-tyopaikka-ohjaaja': { nimi: 'Onni Ohjaaja', sahkoposti: ' ' },
    },
  });
  const on = (today: string) => ruleIds(plan, 'advice', { today }).includes('R16');
  expect(on('2026-11-23')).toBe(true);
  expect(on('2027-03-18')).toBe(true);
  expect(on('2027-03-19')).toBe(false);
});

test('R17 knows the procuring provider in an apprenticeship only', () => {
  const person = { 'hankkijan-edustaja': { nimi: 'Heli', 'oppilaitos-oid': '1.2.246.562.10.55500033301' } };
  expect(advice(agreement(person))).toEqual(['R17']);
  expect(
    advice(
      agreement({
        ...person,
        'osaamisen-hankkimistapa-koodi-uri': OPPISOPIMUS,
        'oppisopimuksen-perusta-koodi-uri': 'oppisopimuksenperusta_01',
      }),
    ),
  ).toEqual([]);
});

test('R18 asks for key tasks', () => {
  const workplace = { 'tyopaikan-nimi': 'x', 'vastuullinen-tyopaikka-ohjaaja': { nimi: 'Onni' } };
  expect(
    advice(planWithPeriod({ 'tyopaikalla-jarjestettava-koulutus': { ...workplace, 'keskeiset-tyotehtavat': [' '] } })),
  ).toEqual(['R18']);
  expect(
    advice(planWithPeriod({ 'tyopaikalla-jarjestettava-koulutus': { ...workplace, 'keskeiset-tyotehtavat': ['a'] } })),
  ).toEqual([]);
});

test('R10 and R12 ask for the content and the assessors of a demonstration', () => {
  const about = (more: object) => advice(withDemonstration(more)).filter((rule) => rule !== 'R14');
  expect(about({})).toEqual([]);
  expect(about({ 'sisallon-kuvaus': [] })).toEqual(['R10']);
  expect(about({ 'koulutuksen-jarjestaja-osaamisen-arvioijat': [] })).toEqual(['R12']);
  expect(about({ 'tyoelama-osaamisen-arvioijat': undefined })).toEqual(['R12']);
  expect(about({ loppu: '2027-02-28' })).toEqual(['alku-loppu']);
  const subArea = {
    'osa-alue-koodi-uri': 'ammatillisenoppiaineet_fk',
    'osa-alue-koodi-versio': 1,
    'osaamisen-osoittaminen': [demonstration({ 'tyoelama-osaamisen-arvioijat': [] })],
  };
  const common = {
    'tutkinnon-osa-koodi-uri': 'tutkinnonosat_1',
    'tutkinnon-osa-koodi-versio': 1,
    'osa-alueet': [subArea],
  };
  expect(advice(planWith({ 'hankittavat-yhteiset-tutkinnon-osat': [common] }))).toEqual(['R14']);
});

test('warns of a demonstration after the study right', () => {
  const on = (loppu: string) => ruleIds(withDemonstration({ loppu }), 'advice', { opiskeluoikeus: studyRight() });
  expect(on('2029-06-01')).not.toContain('naytto-opiskeluoikeus');
  expect(on('2029-06-02')).toContain('naytto-opiskeluoikeus');
});

test('R4 asks for the day and the assessors of learning sent to them', () => {
  const process = (suffix: string, more: object) =>
    planWith({
      'aiemmin-hankitut-paikalliset-tutkinnon-osat': [
        {
          'valittu-todentamisen-prosessi-koodi-uri': `osaamisentodentamisenprosessi_${suffix}`,
          'valittu-todentamisen-prosessi-koodi-versio': 1,
          ...more,
        },
      ],
    });
  const assessor = { nimi: 'Arvo', organisaatio: { 'oppilaitos-oid': '1.2.246.562.10.55500033301' } };
  const details = (more: object) => ({ 'tarkentavat-tiedot-osaamisen-arvioija': more });
  expect(advice(process('0001', {}))).toEqual([]);
  expect(advice(process('0003', {}))).toEqual([]);
  expect(advice(process('0002', {}))).toEqual(['R4']);
  expect(advice(process('0002', details({ 'lahetetty-arvioitavaksi': '2026-08-20' })))).toEqual(['R4']);
  expect(advice(process('0002', details({ 'aiemmin-hankitun-osaamisen-arvioijat': [assessor] })))).toEqual(['R4']);
  expect(
    advice(
      process(
        '0002',
        details({ 'lahetetty-arvioitavaksi': '2026-08-20', 'aiemmin-hankitun-osaamisen-arvioijat': [assessor] }),
      ),
    ),
  ).toEqual([]);
});

test('R9 draws the line between the two kinds of support at 1.8.2026', () => {
  const studies = (alku: string) =>
    planWith({ 'opiskeluvalmiuksia-tukevat-opinnot': [{ nimi: 'a', kuvaus: 'b', alku, loppu: '2026-12-18' }] });
  const support = (alku: string) =>
    planWith({
      'oppimisen-tuki': [
        {
          'oppimisen-tuen-tyyppi-koodi-uri': 'ammatillinenkoulutusoppimisentuentyyppi_01',
          alku,
          loppu: '2026-12-18',
          'tutkinnon-osan-tyyppi-koodi-uri': 'ammatillisentutkinnonosanryhma_1',
        },
      ],
    });
  expect(advice(studies('2026-07-31'))).toEqual([]);
  expect(advice(studies('2026-08-01'))).toEqual(['R9']);
  expect(advice(support('2026-07-31'))).toEqual(['R9']);
  expect(advice(support('2026-08-01'))).toEqual([]);
});

test('R32 asks for the e-mail of a whole plan, not of a PATCH', () => {
  expect(ruleIds(planWith(), 'advice')).toEqual(['R32']);
  expect(ruleIds(planWith({ sahkoposti: 'opiskelija@example.org' }), 'advice')).toEqual([]);
  expect(ruleIds(fixture('smallest-patch.json'), 'advice', { method: 'patch' })).toEqual([]);
});

test('points out codes outside the shipped lists', () => {
  expect(found(planWith({ 'urasuunnitelma-koodi-uri': 'urasuunnitelma_9999' }), 'koodi', 'advice')).toEqual([
    'koodi urasuunnitelma-koodi-uri',
  ]);
  expect(found(planWith({ 'urasuunnitelma-koodi-uri': 'urasuunnitelma_0001' }), 'koodi', 'advice')).toEqual([]);
});

test('a hetu in any text stops the approval without being repeated', () => {
  const hetu = '010195-9011';
  const plan = withDemonstration({ 'sisallon-kuvaus': ['a', `opiskelija ${hetu}`], 'yksilolliset-kriteerit': [hetu] });
  const findings = checkPlan({ ...plan, sahkoposti: hetu }, context()).filter(({ rule }) => rule === 'hetu');
  expect(findings).toHaveLength(3);
  expect(findings.every(blocksApproval)).toBe(true);
  expect(findings.every(({ level }) => level === 'advice')).toBe(true);
  expect(JSON.stringify(findings)).not.toContain(hetu);
});

test('a hetu stops the approval in every field that takes any text, in names too', () => {
  const hetu = '010195-9011';
  const fields = everyScalar(hoks).filter(([, field]) => {
    const { valueType, widget } = field;
    return (valueType === 'text' || valueType === 'texts') && widget.type !== 'none';
  });
  expect(fields.length).toBeGreaterThan(25);
  for (const [name, field] of fields) {
    const broken = field.valueRules.filter((rule) => rule.broken(field.valueType === 'texts' ? ['a', hetu] : hetu));
    expect(broken.map(({ id, blocksApproval: blocks }) => [name, id, blocks])).toContainEqual([name, 'hetu', true]);
  }
});

test('points out periods with the identifier of an earlier one, wherever in the plan they are', () => {
  const period = (tunniste: string) => ({
    alku: '2026-08-17',
    loppu: '2026-12-18',
    'osaamisen-hankkimistapa-koodi-uri': OPPISOPIMUS,
    'osaamisen-hankkimistapa-koodi-versio': 1,
    'yksiloiva-tunniste': tunniste,
  });
  const plan = planWith({
    [LOCAL]: [
      { 'osaamisen-hankkimistavat': [period('a'), period('b')] },
      { 'osaamisen-hankkimistavat': [period('a ')] },
    ],
  });
  expect(found(plan, 'jakson-tunniste', 'defect')).toEqual([
    `jakson-tunniste ${LOCAL}/1/osaamisen-hankkimistavat/0/yksiloiva-tunniste`,
  ]);
});

test('a break belongs inside its period', () => {
  const withBreak = (alku: string, loppu?: string) =>
    advice(planWithPeriod({ keskeytymisajanjaksot: [{ alku, ...(loppu === undefined ? {} : { loppu }) }] }));
  expect(withBreak('2026-08-17', '2026-12-18')).toEqual([]);
  expect(withBreak('2026-12-18')).toEqual([]);
  expect(withBreak('2026-08-16', '2026-08-20')).toEqual(['keskeytys-jakso']);
  expect(withBreak('2026-12-10', '2026-12-19')).toEqual(['keskeytys-jakso']);
});

test('details of health are a hint where the student is written about, and where work is only when said of a person', () => {
  const about = (more: object) => found(withDemonstration(more), 'terveystieto', 'advice');
  expect(about({ 'yksilolliset-kriteerit': ['lukihäiriön vuoksi suullisesti'] })).toHaveLength(1);
  expect(about({ 'sisallon-kuvaus': ['lukihäiriön huomioiminen ohjauksessa'] })).toEqual([]);
  expect(about({ 'sisallon-kuvaus': ['Opiskelijalla on lukihäiriö'] })).toHaveLength(1);
  expect(about({ nayttoymparisto: { nimi: 'Masennuksen hoidon yksikkö' } })).toEqual([]);
  const findings = checkPlan(withDemonstration({ 'yksilolliset-kriteerit': ['masennus'] }), context());
  expect(findings.filter(({ rule }) => rule === 'terveystieto').some(blocksApproval)).toBe(false);
});
