import type { Opiskeluoikeus } from '../../src/shared/hoks/opiskeluoikeus.ts';
import { isOpiskeluoikeusOid } from '../../src/shared/identifiers/oid.ts';

/** Plans that break every rule, one place each, as JSON a person imports. */

type Json = Record<string, unknown>;

const SCHOOL = 'osaamisenhankkimistapa_oppilaitosmuotoinenkoulutus';
const AGREEMENT = 'osaamisenhankkimistapa_koulutussopimus';
const APPRENTICESHIP = 'osaamisenhankkimistapa_oppisopimus';
const institution = '1.2.246.562.10.55110000126';
const person = { nimi: 'Petri Ahvenlampi', 'oppilaitos-oid': institution };
const workplace = {
  'tyopaikan-nimi': 'Korjaamo Tunturikaarre Oy',
  'tyopaikan-y-tunnus': '9222223-2',
  'vastuullinen-tyopaikka-ohjaaja': { nimi: 'Jussi Havumetso', sahkoposti: 'jussi@example.org' },
  'keskeiset-tyotehtavat': ['Öljyjen vaihto'],
};

function plusDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** A study right OID of the twelve-digit form, one character too long for its column (contract 13.5). */
function longOid(): string {
  for (let serial = 1_000_000_000; ; serial += 1) {
    const oid = `1.2.246.562.15.${serial}10`;
    if (isOpiskeluoikeusOid(oid)) return oid;
  }
}

/** Everything that can be wrong in a plan of vocational education. */
export function brokenPlan({ alkamispäivä: begins = '', arvioituPäättymispäivä: ends = '' }: Opiskeluoikeus): Json {
  const [early, late] = [plusDays(begins, 10), plusDays(begins, 40)];
  const backwards = { alku: late, loppu: early };
  let serial = 0;
  const period = (more: Json = {}): Json => ({
    'osaamisen-hankkimistapa-koodi-uri': SCHOOL,
    'osaamisen-hankkimistapa-koodi-versio': 1,
    alku: early,
    loppu: late,
    'yksiloiva-tunniste': `jakso ${++serial}`,
    ...more,
  });
  const atWork = (more: Json = {}) =>
    period({
      'osaamisen-hankkimistapa-koodi-uri': AGREEMENT,
      'osa-aikaisuustieto': 100,
      'jarjestajan-edustaja': person,
      'tyopaikalla-jarjestettava-koulutus': workplace,
      ...more,
    });
  const demonstration = (more: Json = {}): Json => ({
    alku: early,
    loppu: early,
    nayttoymparisto: { nimi: 'Korjaamo' },
    'sisallon-kuvaus': ['Huolto'],
    'koulutuksen-jarjestaja-osaamisen-arvioijat': [{ nimi: 'Olga', organisaatio: { 'oppilaitos-oid': institution } }],
    'tyoelama-osaamisen-arvioijat': [{ nimi: 'Lauri', organisaatio: { nimi: 'Korjaamo' } }],
    ...more,
  });
  const local = (what: string, periods: unknown, more: Json = {}): Json => ({
    nimi: what,
    'osaamisen-hankkimistavat': periods,
    ...more,
  });
  const shown = (what: string, more: Json) =>
    local(what, [period()], { 'osaamisen-osoittaminen': [demonstration(more)] });
  const unit = (more: Json = {}): Json => ({
    'tutkinnon-osa-koodi-uri': 'tutkinnonosat_106914',
    'tutkinnon-osa-koodi-versio': 1,
    ...more,
  });
  const process = (number: number, more: Json = {}): Json => ({
    'valittu-todentamisen-prosessi-koodi-uri': `osaamisentodentamisenprosessi_000${number}`,
    'valittu-todentamisen-prosessi-koodi-versio': 1,
    ...more,
  });
  const details = { 'tarkentavat-tiedot-osaamisen-arvioija': {} };
  const area = (more: Json): Json => ({
    'osa-alue-koodi-uri': 'ammatillisenoppiaineet_fk',
    'osa-alue-koodi-versio': 1,
    ...more,
  });
  const support = (type: string, more: Json = {}): Json => ({
    'oppimisen-tuen-tyyppi-koodi-uri': `ammatillinenkoulutusoppimisentuentyyppi_${type}`,
    ...more,
  });
  const unitType = { 'tutkinnon-osan-tyyppi-koodi-uri': 'ammatillisentutkinnonosanryhma_2' };
  return {
    vieras: 1,
    'urasuunnitelma-koodi-uri': 'urasuunnitelma_9999',
    'urasuunnitelma-koodi-versio': 1,
    puhelinnumero: '0'.repeat(300),
    'osaamisen-saavuttamisen-pvm': '2017-12-31',
    'tuva-opiskeluoikeus-oid': longOid(),
    versio: 3_000_000_000,
    'aiemmin-hankitut-ammat-tutkinnon-osat': [
      unit(process(2)),
      unit(process(2, details)),
      unit({ 'vaatimuksista-tai-tavoitteista-poikkeaminen': 'ei' }),
    ],
    'aiemmin-hankitut-paikalliset-tutkinnon-osat': [process(2), process(2, details)],
    'aiemmin-hankitut-yhteiset-tutkinnon-osat': [
      unit(process(2, { 'osa-alueet': [area(process(2)), area(process(2, details))] })),
      unit(process(2, { ...details, 'osa-alueet': [] })),
      // Whatever is missing altogether.
      {},
    ],
    'hankittavat-ammat-tutkinnon-osat': [
      unit(),
      { 'tutkinnon-osa-koodi-uri': 'tutkinnonosat_106914', 'osaamisen-hankkimistavat': [period()] },
      unit({ vieras: 1, 'osaamisen-hankkimistavat': [period()] }),
      { 'tutkinnon-osa-koodi-uri': 'koodi', 'tutkinnon-osa-koodi-versio': 1 },
      7,
    ],
    'hankittavat-paikalliset-tutkinnon-osat': [
      local('C5', [period(backwards)]),
      local('C6', [period({ alku: plusDays(begins, -1) })]),
      local('C7', [period({ loppu: plusDays(ends, 1) })]),
      local('C8', [period({ loppu: plusDays(begins, 3000) })]),
      local('C1', [atWork({ 'osa-aikaisuustieto': 101 })]),
      local('C3, R16 ja R18', [
        atWork({
          'tyopaikalla-jarjestettava-koulutus': {
            'tyopaikan-nimi': 'Korjaamo',
            'vastuullinen-tyopaikka-ohjaaja': { nimi: 'Jussi' },
            'keskeiset-tyotehtavat': [],
          },
        }),
      ]),
      local('C4 ja R15', [period({ 'osaamisen-hankkimistapa-koodi-uri': APPRENTICESHIP, 'osa-aikaisuustieto': 100 })]),
      local('R17', [atWork({ 'hankkijan-edustaja': person })]),
      local('K1', [
        period({
          keskeytymisajanjaksot: [
            { alku: plusDays(early, 1), loppu: plusDays(early, 5) },
            { alku: plusDays(early, 5), loppu: plusDays(late, 1) },
          ],
        }),
      ]),
      local('takaperin', [
        period({
          keskeytymisajanjaksot: [{ alku: plusDays(early, 5), loppu: plusDays(early, 2) }],
          'muut-oppimisymparistot': [
            {
              'oppimisymparisto-koodi-uri': 'oppimisymparistot_0001',
              'oppimisymparisto-koodi-versio': 1,
              ...backwards,
            },
          ],
        }),
      ]),
      local('sama tunniste', [period({ 'yksiloiva-tunniste': 'sama' }), period({ 'yksiloiva-tunniste': 'sama' })]),
      local('ilman jaksoa', []),
      shown('näyttö', {
        ...backwards,
        'sisallon-kuvaus': [],
        'koulutuksen-jarjestaja-osaamisen-arvioijat': [],
        'tyoelama-osaamisen-arvioijat': [],
      }),
      shown('näyttö liian myöhään', { alku: ends, loppu: plusDays(ends, 1) }),
      shown('13.3', {
        jarjestaja: {},
        'koulutuksen-jarjestaja-osaamisen-arvioijat': [{ nimi: 'Olga', organisaatio: {} }],
      }),
      shown('näytön kentät', {
        nayttoymparisto: { nimi: 'Korjaamo', 'y-tunnus': '9222223-1' },
        'osa-alueet': 'kaikki',
      }),
      local('henkilötunnus 010195-9011', [period()]),
      local('näkymätön\0merkki', [period()]),
      local('terveys', [period()], {
        'vaatimuksista-tai-tavoitteista-poikkeaminen': 'Lukihäiriön vuoksi suullisesti.',
      }),
      local('suuri', [period()], { laajuus: 3_000_000_000 }),
      local('sana', [period()], { laajuus: 'kaksi', 'olennainen-seikka': 'on' }),
      local('luettelona', 'ei luettelo'),
      local(
        'jakson kentät',
        [
          period({
            alku: '2026-02-31',
            'yksiloiva-tunniste': ' ',
            keskeytymisajanjaksot: null,
            'jarjestajan-edustaja': 'x',
          }),
          atWork({
            'tyopaikalla-jarjestettava-koulutus': {
              ...workplace,
              'tyopaikan-y-tunnus': '9222223-',
              'vastuullinen-tyopaikka-ohjaaja': { nimi: 'Jussi', puhelinnumero: 'ei ole' },
              'keskeiset-tyotehtavat': [1],
            },
          }),
          atWork({
            'tyopaikalla-jarjestettava-koulutus': {
              ...workplace,
              'vastuullinen-tyopaikka-ohjaaja': { nimi: 'Jussi', puhelinnumero: '0'.repeat(300) },
              'keskeiset-tyotehtavat': ['Opiskelijalla on epilepsia'],
            },
          }),
        ],
        { 'opetus-ja-ohjaus-maara': -1, 'koulutuksen-jarjestaja-oid': '1.2' },
      ),
    ],
    'hankittavat-yhteiset-tutkinnon-osat': [
      unit({
        'osa-alueet': [
          area({
            'osaamisen-osoittaminen': [
              demonstration({
                'osa-alueet': [
                  { 'koodi-uri': 'ammatillisenoppiaineet_fk', 'koodi-versio': 1 },
                  { 'koodi-uri': `ammatillisenoppiaineet_${'k'.repeat(300)}`, 'koodi-versio': 1 },
                ],
              }),
            ],
          }),
        ],
      }),
      unit(),
    ],
    'hankittavat-koulutuksen-osat': [
      {
        'koulutuksen-osa-koodi-uri': 'koulutuksenosattuva_104',
        'koulutuksen-osa-koodi-versio': 1,
        laajuus: 2,
        ...backwards,
      },
    ],
    'oppimisen-tuki': [
      support('01'),
      support('01', { alku: '2026-07-31', loppu: '2026-07-30', ...unitType }),
      support('02', { alku: '2026-09-01', loppu: '2026-10-01', ...unitType }),
      support('04'),
    ],
    'opiskeluvalmiuksia-tukevat-opinnot': [
      { nimi: 'Opiskelutaidot', kuvaus: 'Pienryhmä', alku: '2026-09-01', loppu: '2026-08-01' },
    ],
  };
}

/** What a plan of preparatory education must not hold, and a Hux study right of its own beside it. */
export function brokenTuvaPlan(): Json {
  const unit = { 'tutkinnon-osa-koodi-uri': 'tutkinnonosat_106914', 'tutkinnon-osa-koodi-versio': 1 };
  return {
    'osaamisen-hankkimisen-tarve': true,
    'tuva-opiskeluoikeus-oid': '1.2.246.562.15.13579246805',
    'aiemmin-hankitut-ammat-tutkinnon-osat': [unit],
    'aiemmin-hankitut-paikalliset-tutkinnon-osat': [
      {
        'valittu-todentamisen-prosessi-koodi-uri': 'osaamisentodentamisenprosessi_0001',
        'valittu-todentamisen-prosessi-koodi-versio': 1,
      },
    ],
    'aiemmin-hankitut-yhteiset-tutkinnon-osat': [{ ...unit, 'osa-alueet': [] }],
    'hankittavat-ammat-tutkinnon-osat': [unit],
    'hankittavat-paikalliset-tutkinnon-osat': [{ nimi: 'Paikallinen' }],
    'hankittavat-yhteiset-tutkinnon-osat': [{ ...unit, 'osa-alueet': [] }],
    'opiskeluvalmiuksia-tukevat-opinnot': [
      { nimi: 'Opiskelutaidot', kuvaus: 'Pienryhmä', alku: '2026-01-10', loppu: '2026-02-10' },
    ],
  };
}
