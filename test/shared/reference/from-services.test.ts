import { describe, expect, test } from 'vitest';
import { perusteFrom, perusteIdFrom } from '../../../src/shared/reference/from-eperusteet.ts';
import { koodistoFrom, tutkinnonOsatFrom } from '../../../src/shared/reference/from-koodisto.ts';
import { organisaatiotFrom } from '../../../src/shared/reference/from-organisaatio.ts';
import { dayOf } from '../../../src/shared/reference/service-values.ts';

/** Answers with the keys, the nulls and the oddities of the real services; the names are made up. */

function koodistoRow(koodiUri: string, versio: number, fi: string | null, changes: object = {}) {
  const metadata = (kieli: string, nimi: string | null) => ({ kieli, nimi, lyhytNimi: '', kuvaus: null, kasite: null });
  return {
    koodiUri,
    resourceUri: `https://virkailija.example/koodisto-service/rest/codeelement/${koodiUri}`,
    koodiArvo: koodiUri.split('_')[1],
    koodisto: {
      koodistoUri: koodiUri.split('_')[0],
      organisaatioOid: '1.2.246.562.10.00000000001',
      koodistoVersios: [1],
    },
    versio,
    version: 7,
    tila: 'LUONNOS',
    voimassaAlkuPvm: '2019-01-22',
    voimassaLoppuPvm: null,
    paivitysPvm: 1_561_372_380_230,
    metadata: [metadata('SV', `${fi ?? ''} på svenska`.trim()), metadata('FI', fi)],
    ...changes,
  };
}

describe('days', () => {
  test.each([
    ['2019-01-22', '2019-01-22'],
    [1_659_301_200_000, '2022-08-01'], // midnight in Helsinki in summer time
    [1_451_599_200_000, '2016-01-01'], // and in winter time
    ['2022-07-31T21:00:00Z', '2022-08-01'],
    ['2022-07-31T21:00:00.000+00:00', '2022-08-01'],
    ['2022-08-01T00:00:00', '2022-08-01'],
    [null, undefined],
  ] as const)('%s is %s in Finland', (given, day) => {
    expect(dayOf(given)).toBe(day);
  });
});

describe('a code list of Koodisto', () => {
  test('keeps the version of each code, its days and what is out of use', () => {
    const answer = [
      koodistoRow('urasuunnitelma_0003', 2, ' Työuralla  eteneminen\n'),
      koodistoRow('urasuunnitelma_004', 1, 'Opintojen jatkaminen', {
        tila: 'PASSIIVINEN',
        voimassaLoppuPvm: '2019-09-17',
      }),
      koodistoRow('urasuunnitelma_0001', 1, null),
    ];
    expect(koodistoFrom('urasuunnitelma', answer)).toEqual([
      { uri: 'urasuunnitelma_0001', versio: 1, fi: undefined, sv: 'på svenska', voimassa: { alkaa: '2019-01-22' } },
      {
        uri: 'urasuunnitelma_0003',
        versio: 2,
        fi: 'Työuralla eteneminen',
        sv: 'Työuralla eteneminen på svenska',
        voimassa: { alkaa: '2019-01-22' },
      },
      {
        uri: 'urasuunnitelma_004',
        versio: 1,
        fi: 'Opintojen jatkaminen',
        sv: 'Opintojen jatkaminen på svenska',
        voimassa: { alkaa: '2019-01-22', loppuu: '2019-09-17' },
        kaytossa: false,
      },
    ]);
  });

  test('has the newest version when a code comes twice', () => {
    const answer = [koodistoRow('urasuunnitelma_0001', 3, 'Uusi'), koodistoRow('urasuunnitelma_0001', 2, 'Vanha')];
    expect(koodistoFrom('urasuunnitelma', answer)).toMatchObject([{ versio: 3, fi: 'Uusi' }]);
  });

  test('leaves a stray row out and keeps the others', () => {
    const answer = [
      koodistoRow('urasuunnitelma_0001', 1, 'Nimi'),
      koodistoRow('urasuunnitelma_00 02', 1, 'Väli'),
      koodistoRow('muu_0001', 1, 'Muu'),
    ];
    expect(koodistoFrom('urasuunnitelma', answer)?.map(({ uri }) => uri)).toEqual(['urasuunnitelma_0001']);
  });

  test.each([
    ['an empty list', []],
    ['another list', [koodistoRow('oppisopimuksenperusta_01', 1, 'Työsuhde')]],
    ['a code without a version', [koodistoRow('urasuunnitelma_0001', 0, 'Nimi')]],
    ['an error', { error: 'error.codeelement.not.found' }],
    ['null', null],
  ])('is not made of %s', (_what, answer) => {
    expect(koodistoFrom('urasuunnitelma', answer)).toBeUndefined();
  });

  test('of units is by column, in the order of numbers, without codes that no HOKS can carry', () => {
    const untranslated = {
      metadata: [
        { kieli: 'FI', nimi: 'Sama' },
        { kieli: 'SV', nimi: 'Sama' },
      ],
    };
    const answer = [
      koodistoRow('tutkinnonosat_200', 4, 'Kaksisataa'),
      koodistoRow('tutkinnonosat_100', 2, 'Sama', untranslated),
      koodistoRow('tutkinnonosat_a1', 1, 'Kirjaimella'),
      koodistoRow('tutkinnonosat_300', 1, null, { tila: 'PASSIIVINEN', metadata: [] }),
    ];
    expect(tutkinnonOsatFrom(answer)).toEqual({
      numerot: [100, 200, 300],
      versiot: [2, 4, 1],
      fi: ['Sama', 'Kaksisataa', ''],
      sv: ['', 'Kaksisataa på svenska', ''],
      passiiviset: [300],
    });
  });
});

const nimi = (fi: string) => ({ _id: '8238587', _tunniste: '46e60d6d', fi, sv: `${fi} sv`, en: null });
const group = (fi: string | null, osat: object[], changes: object = {}) => ({
  kuvaus: null,
  vieras: null,
  tunniste: '57ddf7c7',
  pakollinen: false,
  nimi: fi === null ? null : nimi(fi),
  rooli: 'määritelty',
  muodostumisSaanto: { laajuus: { minimi: 60, maksimi: null, yksikko: null }, koko: null },
  osaamisala: null,
  tutkintonimike: null,
  osat,
  ...changes,
});
const leaf = (viite: number, pakollinen = false) => ({
  kuvaus: null,
  pakollinen,
  erikoisuus: null,
  _tutkinnonOsaViite: String(viite),
});
const osaamisala = (code: string) => ({
  rooli: 'osaamisala',
  osaamisala: { nimi: nimi('Osaamisala'), osaamisalakoodiArvo: code, osaamisalakoodiUri: `osaamisala_${code}` },
});
const tutkintonimike = (code: string) => ({
  rooli: 'tutkintonimike',
  tutkintonimike: {
    id: 1,
    nimi: nimi('Tekijä'),
    arvo: code,
    uri: `tutkintonimikkeet_${code}`,
    koodisto: 'tutkintonimikkeet',
  },
});
const unit = (id: number, changes: object = {}) => ({
  id,
  tyyppi: 'normaali',
  koodiUri: `tutkinnonosat_${id}`,
  koodi: { uri: `tutkinnonosat_${id}`, arvo: String(id), versio: null, nimi: nimi('Koodin nimi') },
  nimi: nimi(`Osa ${id}`),
  arviointi: null,
  ammattitaitovaatimukset: { fi: '<p>pitkä teksti</p>' },
  osaAlueet: [],
  ...changes,
});
const viite = (id: number, unitId: number, changes: object = {}) => ({
  id,
  laajuus: 15,
  jarjestys: null,
  muokattu: 1_653_308_149_665,
  _tutkinnonOsa: String(unitId),
  ...changes,
});

/** As ePerusteet gives a curriculum of the reform: marks all false, groups tell, viite ids join points to units. */
const reformi = {
  id: 7_614_470,
  globalVersion: { aikaleima: 1_653_308_149_662 },
  nimi: nimi('Esimerkkialan perustutkinto'),
  koulutustyyppi: 'koulutustyyppi_1',
  koulutukset: [{ nimi: nimi('Tutkinto'), koulutuskoodiArvo: '351301', koulutuskoodiUri: 'koulutus_351301' }],
  diaarinumero: 'OPH-5410-2021',
  voimassaoloAlkaa: 1_659_301_200_000,
  siirtymaPaattyy: null,
  voimassaoloLoppuu: null,
  osaamisalat: [
    { id: 1, nimi: nimi('Tekniikka'), arvo: '1008', uri: 'osaamisala_1008', koodisto: 'osaamisala', versio: 1 },
  ],
  tutkintonimikkeet: [
    { id: 1, tutkintonimikeUri: 'tutkintonimikkeet_10025', tutkintonimikeArvo: '10025', nimi: nimi('Tekijä') },
    { id: 2, tutkintonimikeUri: 'tutkintonimikkeet_10025', tutkintonimikeArvo: '10025', nimi: nimi('Tekijä') },
  ],
  tutkinnonOsat: [
    unit(101),
    unit(102, { koodi: { uri: 'tutkinnonosat_102', arvo: '102', versio: 3, nimi: null } }),
    unit(103),
    unit(104),
    unit(105),
    unit(107),
    unit(106727, {
      tyyppi: 'reformi_tutke2',
      osaAlueet: [
        {
          id: 9,
          koodiUri: 'ammatillisenoppiaineet_VVAI22',
          koodi: null,
          nimi: nimi('Viestintä'),
          pakollisetOsaamistavoitteet: { laajuus: 4 },
          valinnaisetOsaamistavoitteet: { laajuus: 3 },
        },
        { id: 10, koodiUri: null, koodi: null, nimi: nimi('Koodittoman voi vain unohtaa') },
      ],
    }),
  ],
  suoritustavat: [
    {
      suoritustapakoodi: 'reformi',
      laajuusYksikko: 'OSAAMISPISTE',
      tutkinnonOsaViitteet: [
        viite(1, 101, { laajuus: 25 }),
        viite(2, 102),
        viite(3, 103),
        viite(4, 104, { laajuus: 5, laajuusMaksimi: 15 }),
        viite(5, 105, { laajuus: 20 }),
        viite(6, 106727, { laajuus: 11 }),
      ],
      rakenne: group(
        null,
        [
          group('Ammatilliset tutkinnon osat', [
            group('Tekniikan osaamisala', [group('Pakolliset tutkinnon osat', [leaf(1), leaf(2)])], osaamisala('1008')),
            group(
              'Toinen osaamisala',
              [
                group('Tekijä', [group('Valinnaiset tutkinnon osat', [leaf(5)])], tutkintonimike('10025')),
                group('Valinnaiset tutkinnon osat', [leaf(2), leaf(3)]),
              ],
              osaamisala('1009'),
            ),
            group('Valinnaiset tutkinnon osat', [leaf(3)]),
            leaf(4),
          ]),
          group('Yhteiset tutkinnon osat', [leaf(6)]),
        ],
        { muodostumisSaanto: { laajuus: { minimi: 180, maksimi: 180, yksikko: null }, koko: null } },
      ),
    },
  ],
};

describe('a curriculum of ePerusteet', () => {
  const peruste = perusteFrom(reformi, 'OPH-5410-2021');
  const osa = (uri: string) => peruste?.tutkinnonOsat.find((one) => one.uri === `tutkinnonosat_${uri}`);

  test('is known by its names, days, codes and whole size', () => {
    expect(peruste).toMatchObject({
      fi: 'Esimerkkialan perustutkinto',
      sv: 'Esimerkkialan perustutkinto sv',
      koulutukset: ['koulutus_351301'],
      suoritustapa: 'reformi',
      voimassaolo: { alkaa: '2022-08-01' },
      laajuus: 180,
      taydellinen: true,
      osaamisalat: [{ uri: 'osaamisala_1008', fi: 'Tekniikka', sv: 'Tekniikka sv' }],
      tutkintonimikkeet: [{ uri: 'tutkintonimikkeet_10025', fi: 'Tekijä', sv: 'Tekijä sv' }],
    });
    expect(peruste?.voimassaolo.loppuu).toBeUndefined();
  });

  test('joins points to units by the viite, and leaves out a unit that has none', () => {
    expect(peruste?.tutkinnonOsat.map(({ uri, laajuus }) => [uri, laajuus])).toEqual([
      ['tutkinnonosat_101', 25],
      ['tutkinnonosat_102', 15],
      ['tutkinnonosat_103', 15],
      ['tutkinnonosat_104', 5],
      ['tutkinnonosat_105', 20],
      ['tutkinnonosat_106727', 11],
    ]);
    expect(osa('104')?.laajuusMaksimi).toBe(15);
  });

  test('takes compulsory, the osaamisala and the title from the places in the structure, where all agree', () => {
    expect(osa('101')).toMatchObject({ pakollinen: true, osaamisalat: ['osaamisala_1008'] });
    expect(osa('102')).toMatchObject({ osaamisalat: ['osaamisala_1008', 'osaamisala_1009'] });
    expect(osa('102')?.pakollinen).toBeUndefined();
    expect(osa('103')).toMatchObject({ pakollinen: false });
    expect(osa('103')?.osaamisalat).toBeUndefined();
    expect(osa('104')?.pakollinen).toBeUndefined();
    expect(osa('105')).toMatchObject({
      pakollinen: false,
      osaamisalat: ['osaamisala_1009'],
      tutkintonimikkeet: ['tutkintonimikkeet_10025'],
    });
    expect(osa('103')?.tutkintonimikkeet).toBeUndefined();
  });

  test('says when a version is its own and when it is only a guess', () => {
    expect(osa('102')).toMatchObject({ versio: 3, versioVahvistamaton: undefined });
    expect(osa('101')).toMatchObject({ versio: 1, versioVahvistamaton: true });
  });

  test('keeps the osa-alueet that have a code, in the lower case of a HOKS', () => {
    expect(osa('106727')).toMatchObject({
      yhteinen: true,
      osaAlueet: [
        { uri: 'ammatillisenoppiaineet_vvai22', fi: 'Viestintä', laajuus: 4, laajuusValinnainen: 3, pakollinen: true },
      ],
    });
    expect(osa('106727')?.osaAlueet).toHaveLength(1);
  });

  test('made before the reform marks compulsory units itself, and its osa-alueet tell points in another way', () => {
    const ops = {
      ...reformi,
      diaarinumero: '59/011/2014',
      voimassaoloAlkaa: '2015-07-31T21:00:00.000Z',
      tutkinnonOsat: [
        unit(101),
        unit(102),
        unit(101053, {
          tyyppi: 'tutke2',
          osaAlueet: [
            {
              koodiUri: 'ammatillisenoppiaineet_ai',
              nimi: null,
              koodi: { uri: 'ammatillisenoppiaineet_ai', versio: 1, nimi: nimi('Äidinkieli') },
              osaamistavoitteet: [
                { pakollinen: true, laajuus: 5 },
                { pakollinen: false, laajuus: 3 },
              ],
            },
          ],
        }),
      ],
      suoritustavat: [
        { suoritustapakoodi: 'naytto', tutkinnonOsaViitteet: [viite(9, 101, { laajuus: null })], rakenne: null },
        {
          suoritustapakoodi: 'ops',
          tutkinnonOsaViitteet: [viite(2, 102, { jarjestys: 1 }), viite(1, 101, { jarjestys: 2 }), viite(3, 101053)],
          rakenne: group(null, [leaf(1, true), leaf(2), leaf(3, true)], { muodostumisSaanto: null }),
        },
      ],
    };
    const read = perusteFrom(ops, '59/011/2014');
    expect(read).toMatchObject({ suoritustapa: 'ops', laajuus: 180, voimassaolo: { alkaa: '2015-08-01' } });
    expect(read?.tutkinnonOsat.map(({ uri, pakollinen }) => [uri, pakollinen])).toEqual([
      ['tutkinnonosat_102', false],
      ['tutkinnonosat_101', true],
      ['tutkinnonosat_101053', true],
    ]);
    expect(read?.tutkinnonOsat[2]?.osaAlueet).toEqual([
      expect.objectContaining({ fi: 'Äidinkieli', laajuus: 5, laajuusValinnainen: 3, pakollinen: true }),
    ]);
  });

  test('of TUVA has parts in weeks by the name of their code, and no structure', () => {
    const tuva = {
      id: 1,
      diaarinumero: 'OPH-1488-2021',
      nimi: nimi('Valmentava'),
      koulutustyyppi: 'koulutustyyppi_40',
      koulutuksenOsat: [
        {
          id: 2,
          viiteId: 3,
          nimi: null,
          nimiKoodi: { uri: 'koulutuksenosattuva_101', versio: 2, nimi: nimi('Urasuunnittelu') },
          laajuusMinimi: 2,
          laajuusMaksimi: 10,
          koulutusOsanTyyppi: 'yhteinen',
        },
      ],
    };
    expect(perusteFrom(tuva, 'OPH-1488-2021')).toMatchObject({
      laajuus: undefined,
      suoritustapa: undefined,
      tutkinnonOsat: [],
      koulutuksenOsat: [
        {
          uri: 'koulutuksenosattuva_101',
          versio: 2,
          fi: 'Urasuunnittelu',
          laajuusMinimi: 2,
          laajuusMaksimi: 10,
          yhteinen: true,
        },
      ],
    });
  });

  test('is not another one, nor anything else', () => {
    expect(perusteFrom(reformi, 'OPH-2762-2017')).toBeUndefined();
    expect(perusteFrom({ ...reformi, tutkinnonOsat: 'kaikki' }, 'OPH-5410-2021')).toBeUndefined();
    expect(perusteFrom(undefined, 'OPH-5410-2021')).toBeUndefined();
  });
});

describe('a search of ePerusteet', () => {
  const row = (id: number, diaarinumero: string, voimassaoloAlkaa: number) => ({
    id,
    diaarinumero,
    voimassaoloAlkaa,
    nimi: null,
  });

  test('matches the whole number, and takes the later of two curricula that share it', () => {
    const data = [
      row(616, '44/011/2014', 1_438_376_400_000),
      row(1_352_660, '44/011/2014', 1_451_599_200_000),
      row(7, '144/011/2014', 1_651_599_200_000),
    ];
    expect(perusteIdFrom({ data, sivuja: 1, kokonaismäärä: 3, sivukoko: 50, sivu: 0 }, '44/011/2014')).toBe(1_352_660);
    expect(perusteIdFrom({ data }, '4/011/2014')).toBeNull();
    expect(perusteIdFrom({ content: data }, '44/011/2014')).toBeUndefined();
  });
});

describe('the tree of Organisaatiopalvelu', () => {
  const node = (last: string, tyyppi: string, fi: string | null, children?: object[], changes: object = {}) => ({
    oid: `1.2.246.562.10.${last}`,
    nimi: { fi, sv: null, en: null },
    tyypit: [tyyppi],
    ytunnus: null,
    parentOid: '1.2.246.562.10.00000000001',
    children,
    ...changes,
  });

  test('gives the provider, its schools and their offices by name', () => {
    const office = node('3', 'organisaatiotyyppi_03', 'Toimipiste');
    const masked = node('4', 'organisaatiotyyppi_03', 'Salattu', [], { maskingActive: true });
    const school = node('2', 'organisaatiotyyppi_02', 'Opisto', [office, masked, node('5', 'Ryhma', 'Ryhmä')]);
    const answer = { numHits: 1, organisaatiot: [node('1', 'organisaatiotyyppi_01', 'Kuntayhtymä', [school])] };
    expect(organisaatiotFrom(answer)).toEqual([
      { oid: '1.2.246.562.10.1', fi: 'Kuntayhtymä', tyypit: ['koulutustoimija'] },
      { oid: '1.2.246.562.10.2', fi: 'Opisto', tyypit: ['oppilaitos'] },
      { oid: '1.2.246.562.10.3', fi: 'Toimipiste', tyypit: ['toimipiste'] },
    ]);
    expect(organisaatiotFrom({ numHits: 0, organisaatiot: [] })).toEqual([]);
    expect(organisaatiotFrom([])).toBeUndefined();
  });
});
