import { expect, test } from 'vitest';
import { checkPlan } from '../../../src/shared/hoks/check-plan.ts';
import { hoksLuonti } from '../../../src/shared/hoks/hoks.ts';
import { context, describe, errors, planWith, planWithPeriod, ruleIds } from './plans.ts';

/** Values exactly as the server takes them (contract 1.1-1.4): what is accepted, refused, and refused as an oddity. */

const OO = 'opiskeluoikeus-oid';

/** A field somewhere in a plan, with one value in it. */
const places: Readonly<Record<string, (value: unknown) => unknown>> = {
  sahkoposti: (value) => planWith({ sahkoposti: value }),
  versio: (value) => planWith({ versio: value }),
  hyvaksytty: (value) => planWith({ hyvaksytty: value }),
  'osaamisen-hankkimisen-tarve': (value) => planWith({ 'osaamisen-hankkimisen-tarve': value }),
  'ensikertainen-hyvaksyminen': (value) => planWith({ 'ensikertainen-hyvaksyminen': value }),
  'urasuunnitelma-koodi-uri': (value) => planWith({ 'urasuunnitelma-koodi-uri': value }),
  'oppija-oid': (value) => planWith({ 'oppija-oid': value }),
  [OO]: (value) => planWith({ [OO]: value }),
  'yksiloiva-tunniste': (value) => planWithPeriod({ 'yksiloiva-tunniste': value }),
  hankkimistapa: (value) => planWithPeriod({ 'osaamisen-hankkimistapa-koodi-uri': value }),
  'oppimisen-tuki': (value) => planWith({ 'oppimisen-tuki': value }),
  laajuus: (value) =>
    planWith({
      'hankittavat-koulutuksen-osat': [
        {
          'koulutuksen-osa-koodi-uri': 'koulutuksenosattuva_104',
          'koulutuksen-osa-koodi-versio': 1,
          alku: '2026-08-17',
          loppu: '2026-12-18',
          laajuus: value,
        },
      ],
    }),
  ...Object.fromEntries(
    ['puhelinnumero', 'sahkoposti'].map((name) => [
      `ohjaajan ${name}`,
      (value: unknown) =>
        planWithPeriod(workplace({ 'vastuullinen-tyopaikka-ohjaaja': { nimi: 'Onni', [name]: value } })),
    ]),
  ),
  tyotehtavat: (value) => planWithPeriod(workplace({ 'keskeiset-tyotehtavat': value })),
  'y-tunnus': (value) => planWithPeriod(workplace({ 'tyopaikan-y-tunnus': value })),
};

function workplace(more: object) {
  return {
    'tyopaikalla-jarjestettava-koulutus': {
      'tyopaikan-nimi': 'Esimerkkileipomo Oy',
      'keskeiset-tyotehtavat': [],
      'vastuullinen-tyopaikka-ohjaaja': { nimi: 'Onni' },
      ...more,
    },
  };
}

type Row = readonly [place: string, value: unknown, rule: string];
const TAKEN = 'taken';

const rows: readonly Row[] = [
  // strings
  ['sahkoposti', '', TAKEN],
  ['sahkoposti', ' x ', TAKEN],
  ['sahkoposti', null, 'type'],
  ['sahkoposti', 5, 'type'],
  ['sahkoposti', ['x'], 'type'],
  ['yksiloiva-tunniste', 'x', TAKEN],
  ['yksiloiva-tunniste', '', 'not-empty'],
  ['yksiloiva-tunniste', ' \t\n\u001c\u2003\u3000', 'not-empty'],
  ['yksiloiva-tunniste', '\u00a0', TAKEN],
  ['yksiloiva-tunniste', '\u2007', TAKEN],
  ['yksiloiva-tunniste', '\u202f', TAKEN],
  ['yksiloiva-tunniste', '\ufeff', TAKEN],
  ['yksiloiva-tunniste', '\u0085', TAKEN],
  ['tyotehtavat', ['a', '', ' b '], TAKEN],
  ['tyotehtavat', [null], 'type'],
  ['tyotehtavat', 'a', 'type'],
  ['tyotehtavat', null, 'oddity'],
  // the workplace instructor's phone
  ['ohjaajan puhelinnumero', '', TAKEN],
  ['ohjaajan puhelinnumero', '+358 (0)40 555-0101', TAKEN],
  ['ohjaajan puhelinnumero', '\n040 ', TAKEN],
  ['ohjaajan puhelinnumero', '1'.repeat(256), TAKEN],
  ['ohjaajan puhelinnumero', ` ${'1'.repeat(256)} `, TAKEN],
  ['ohjaajan puhelinnumero', '1'.repeat(257), 'too-long'],
  ['ohjaajan puhelinnumero', '040\u00a01', 'phone'],
  ['ohjaajan puhelinnumero', '040/1', 'phone'],
  ['ohjaajan sahkoposti', 'ei osoite', TAKEN],
  // patterns are not trimmed
  ['urasuunnitelma-koodi-uri', 'urasuunnitelma_0001', TAKEN],
  ['urasuunnitelma-koodi-uri', 'urasuunnitelma_001', 'pattern'],
  ['urasuunnitelma-koodi-uri', 'urasuunnitelma_00011', 'pattern'],
  ['urasuunnitelma-koodi-uri', ' urasuunnitelma_0001', 'pattern'],
  ['urasuunnitelma-koodi-uri', 'urasuunnitelma_0001 ', 'pattern'],
  ['urasuunnitelma-koodi-uri', 'Urasuunnitelma_0001', 'pattern'],
  ['urasuunnitelma-koodi-uri', 'urasuunnitelma_000١', 'pattern'],
  ['urasuunnitelma-koodi-uri', 1, 'type'],
  ...['\n', '\r\n', '\r', '\u0085', '\u2028', '\u2029'].map((end): Row => [
    'urasuunnitelma-koodi-uri',
    `urasuunnitelma_0001${end}`,
    'oddity',
  ]),
  ['urasuunnitelma-koodi-uri', 'urasuunnitelma_0001\n\n', 'pattern'],
  ['urasuunnitelma-koodi-uri', 'urasuunnitelma_0001\n\r', 'pattern'],
  ['hankkimistapa', 'osaamisenhankkimistapa_', 'pattern'],
  ['hankkimistapa', 'osaamisenhankkimistapa_ ', TAKEN],
  ['hankkimistapa', 'osaamisenhankkimistapa_a\u0085b', 'pattern'],
  ['hankkimistapa', 'osaamisenhankkimistapa_a\nb', 'pattern'],
  ['hankkimistapa', 'osaamisenhankkimistapa_koulutussopimus\n', 'oddity'],
  ['hankkimistapa', 'osaamisenhankkimistapa_\n', 'pattern'],
  // identifiers
  [OO, '1.2.246.562.15.55500011121', TAKEN],
  [OO, '1.2.246.562.15.55500011122', 'check-digit'],
  [OO, '1.2.246.562.15.5550001112', 'pattern'],
  [OO, '1.2.246.562.15.55500011121\n', 'oddity'],
  [OO, '1.2.246.562.15.55500011122\n', 'check-digit'],
  [OO, '1.2.246.562.15.100004888410', TAKEN],
  [OO, '1.2.246.562.15.100004888410\n', 'check-digit'],
  [OO, '1.2.246.562.15.135792468010', 'check-digit'],
  ['oppija-oid', '1.2.246.562.24.55500022216', TAKEN],
  ['oppija-oid', '1.2.246.562.24.10000000017', 'check-digit'],
  ['oppija-oid', '1.2.246.562.98.10000000017', TAKEN],
  ['y-tunnus', '5551234-5', TAKEN],
  ['y-tunnus', '5551234-6', 'check-digit'],
  ['y-tunnus', '9000002-1', 'check-digit'],
  ['y-tunnus', '5551234-5 ', 'pattern'],
  ['y-tunnus', '5551234-5\n', 'pattern'],
  // integers
  ['versio', 1, TAKEN],
  ['versio', JSON.parse('1.0'), TAKEN],
  ['versio', JSON.parse('2.5e1'), TAKEN],
  ['versio', -5, TAKEN],
  ['versio', -0, TAKEN],
  ['versio', 1.5, 'type'],
  ['versio', '1', 'type'],
  ['versio', true, 'type'],
  ['versio', null, 'type'],
  ['versio', 3_000_000_000, TAKEN],
  ['versio', Number.MAX_SAFE_INTEGER, TAKEN],
  ['versio', JSON.parse('9223372036854775808'), 'oddity'],
  ['versio', JSON.parse('1e20'), 'oddity'],
  ['versio', JSON.parse(`1${'0'.repeat(400)}`), 'oddity'],
  ['versio', JSON.parse('9007199254740992'), TAKEN],
  ['versio', JSON.parse('9223372036854774784'), TAKEN],
  ['versio', JSON.parse('1e999'), 'oddity'],
  // numbers
  ['laajuus', 0, TAKEN],
  ['laajuus', -0, TAKEN],
  ['laajuus', 12.5, TAKEN],
  ['laajuus', 1e300, TAKEN],
  ['laajuus', -0.5, 'negative'],
  ['laajuus', '1', 'type'],
  ['laajuus', null, 'type'],
  // booleans
  ['osaamisen-hankkimisen-tarve', false, TAKEN],
  ['osaamisen-hankkimisen-tarve', 'true', 'type'],
  ['osaamisen-hankkimisen-tarve', 0, 'type'],
  ['osaamisen-hankkimisen-tarve', null, 'type'],
  // dates
  ['ensikertainen-hyvaksyminen', '2024-02-29', TAKEN],
  ['ensikertainen-hyvaksyminen', '2000-02-29', TAKEN],
  ['ensikertainen-hyvaksyminen', '0001-01-01', TAKEN],
  ['ensikertainen-hyvaksyminen', '9999-12-31', TAKEN],
  ['ensikertainen-hyvaksyminen', '2023-02-29', 'date'],
  ['ensikertainen-hyvaksyminen', '2100-02-29', 'date'],
  ['ensikertainen-hyvaksyminen', '2026-04-31', 'date'],
  ['ensikertainen-hyvaksyminen', '2026-13-01', 'date'],
  ['ensikertainen-hyvaksyminen', '2026-00-01', 'date'],
  ['ensikertainen-hyvaksyminen', '2026-1-1', 'date'],
  ['ensikertainen-hyvaksyminen', '12.8.2024', 'date'],
  ['ensikertainen-hyvaksyminen', '2026-08-17T00:00:00Z', 'date'],
  ['ensikertainen-hyvaksyminen', '2026-08-17\n', 'date'],
  ['ensikertainen-hyvaksyminen', ' 2026-08-17', 'date'],
  ['ensikertainen-hyvaksyminen', '', 'date'],
  ['ensikertainen-hyvaksyminen', 20260817, 'type'],
  ['ensikertainen-hyvaksyminen', '0000-01-01', 'oddity'],
  ['ensikertainen-hyvaksyminen', '0000-02-29', 'oddity'],
  ['ensikertainen-hyvaksyminen', '-2024-01-01', 'oddity'],
  ['ensikertainen-hyvaksyminen', '+12024-01-01', 'oddity'],
  ['ensikertainen-hyvaksyminen', '+2024-01-01', 'date'],
  ['ensikertainen-hyvaksyminen', '-0000-01-01', 'date'],
  ['ensikertainen-hyvaksyminen', '+9999999999-01-01', 'date'],
  ['ensikertainen-hyvaksyminen', '+12023-02-29', 'date'],
  // timestamps
  ['hyvaksytty', '2024-08-13T10:00:00.123+03:00', TAKEN],
  ['hyvaksytty', '2024-08-13T10:00:00.123456789Z', TAKEN],
  ['hyvaksytty', '2024-08-13T10:00:00+0300', TAKEN],
  ['hyvaksytty', '2024-08-13T10:00:00Z', TAKEN],
  ['hyvaksytty', '2024-08-13T10:00:00', TAKEN],
  ['hyvaksytty', '2024-08-13T10:00', TAKEN],
  ['hyvaksytty', '2024-08-13', TAKEN],
  ['hyvaksytty', '2024-08-13 10:00:00', 'timestamp'],
  ['hyvaksytty', '2024-08-13T24:00:00Z', 'timestamp'],
  ['hyvaksytty', '2024-08-13T10:60:00Z', 'timestamp'],
  ['hyvaksytty', '2024-08-13T10:00:60Z', 'timestamp'],
  ['hyvaksytty', '2024-02-30T10:00:00Z', 'timestamp'],
  ['hyvaksytty', '2024-08-13Z', 'timestamp'],
  ['hyvaksytty', '2024-08-13T10:00:00.1234567890Z', 'timestamp'],
  ['hyvaksytty', '2024-08-13T10:00:00+24:00', 'timestamp'],
  ['hyvaksytty', 'huomenna', 'timestamp'],
  ['hyvaksytty', '', 'timestamp'],
  ['hyvaksytty', 1723543200000, 'type'],
  ...[
    '2024',
    '20240813',
    '2024-8-3',
    '2024-W05-1',
    '2024-w05',
    '2024-08-13T10:00:00.Z',
    '2024-08-13T9:5',
    '2024-08-13T10.5',
    '2024-045',
    'T10',
    '2024-08-13T',
    '2024-08-13T10:00:00,5Z',
    '2024-08-13T10:00+03',
    '2024-08-13t10:00z',
    '0000-01-01',
  ].map((value): Row => ['hyvaksytty', value, 'oddity']),
  // lists of parts
  ['oppimisen-tuki', [], TAKEN],
  ['oppimisen-tuki', null, 'oddity'],
  ['oppimisen-tuki', {}, 'type'],
  ['oppimisen-tuki', 'x', 'type'],
  ['oppimisen-tuki', [null], 'type'],
  ['oppimisen-tuki', [[]], 'type'],
];

test.each(rows)('%s: %j is %s', (place, value, rule) => {
  const plan = places[place]?.(value);
  expect(plan).toBeDefined();
  const found = errors(plan).map((finding) => finding.split(' ')[0]);
  expect(found).toEqual(rule === TAKEN ? [] : [rule]);
  expect(hoksLuonti.safeParse(plan).success).toBe(rule === TAKEN);
});

test('stores strings trimmed and codes as they are', () => {
  const plan = hoksLuonti.parse(planWith({ sahkoposti: '\u001f opiskelija@example.org \n', versio: -0 }));
  expect(plan.sahkoposti).toBe('opiskelija@example.org');
  expect(Object.is(plan.versio, 0)).toBe(true);
});

test.each([[null], [undefined], [[]], ['{}'], [5], [true]])('refuses %j as a plan', (document) => {
  expect(describe(checkPlan(document, context()))).toEqual(['type']);
});

test.each([
  'foo',
  '__proto__',
  'constructor',
  'toString',
  '',
  'OPPIJA-OID',
  'eid',
  'id',
  'manuaalisyotto',
  'poistettu',
  'module-id',
])('refuses the key %j', (key) => {
  const plan: unknown = JSON.parse(`{${JSON.stringify(key)}: 1, ${JSON.stringify(planWith()).slice(1)}`);
  expect(errors(plan)).toEqual([`unknown-key ${key}`.trim()]);
  expect(hoksLuonti.safeParse(plan).success).toBe(false);
  const deep: unknown = JSON.parse(`{${JSON.stringify(key)}: 1}`);
  const rules = errors(planWith({ 'hankittavat-paikalliset-tutkinnon-osat': [deep] }));
  expect(rules).toHaveLength(1);
});

test('names every missing field with its own words', () => {
  const findings = checkPlan({}, context());
  expect(describe(findings.filter(({ rule }) => rule === 'required'))).toEqual([
    'required opiskeluoikeus-oid',
    'required oppija-oid',
    'required osaamisen-hankkimisen-tarve',
    'required ensikertainen-hyvaksyminen',
  ]);
  expect(findings[0]?.message.fi).toContain('Opiskeluoikeuden OID');
});

test('ignores keys that are undefined: they never reach the wire', () => {
  expect(errors({ ...planWith(), sahkoposti: undefined, jotain: undefined })).toEqual([]);
});

test('refuses parts in PATCH and takes each root field alone', () => {
  expect(errors({ id: 2, 'oppimisen-tuki': [] }, { method: 'patch' })).toEqual(['unknown-key oppimisen-tuki']);
  expect(errors({ 'osaamisen-hankkimisen-tarve': true }, { method: 'patch' })).toEqual(['required id']);
  expect(errors({ ...planWith(), id: 2 })).toEqual(['unknown-key id']);
});

test('never repeats a value in a message', () => {
  const secret = 'salaisuus';
  const plan = planWith({
    [secret]: secret,
    versio: secret,
    hyvaksytty: secret,
    'oppija-oid': secret,
    'oppimisen-tuki': [secret],
  });
  for (const { message } of checkPlan(plan, context())) expect(JSON.stringify(message)).not.toContain(secret);
});

const defect = (document: unknown) => ruleIds(document, 'defect');

test('warns of what the database does not take (13.5)', () => {
  expect(defect(planWith({ versio: 2_147_483_647 }))).toEqual([]);
  expect(defect(planWith({ versio: 2_147_483_648 }))).toEqual(['13.5']);
  expect(defect(planWith({ versio: -2_147_483_648 }))).toEqual([]);
  expect(defect(planWith({ versio: -2_147_483_649 }))).toEqual(['13.5']);
  expect(defect(planWith({ puhelinnumero: '1'.repeat(256) }))).toEqual([]);
  expect(defect(planWith({ puhelinnumero: '1'.repeat(257) }))).toEqual(['13.5']);
  expect(defect(planWithPeriod({ 'yksiloiva-tunniste': '😀'.repeat(256) }))).toEqual([]);
  expect(defect(planWithPeriod({ 'yksiloiva-tunniste': '😀'.repeat(257) }))).toEqual(['13.5']);
  expect(
    defect(planWithPeriod({ 'osaamisen-hankkimistapa-koodi-uri': `osaamisenhankkimistapa_${'x'.repeat(234)}` })),
  ).toEqual(['13.5']);
  expect(defect(planWith({ sahkoposti: 'a\0b' }))).toEqual(['13.5']);
  expect(defect(planWith({ 'tuva-opiskeluoikeus-oid': '1.2.246.562.15.100004888410' }))).toEqual(['13.5']);
  expect(defect(planWith({ 'opiskeluoikeus-oid': '1.2.246.562.15.100004888410' }))).toEqual([]);
});
