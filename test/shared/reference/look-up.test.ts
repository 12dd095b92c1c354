import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { koodi, koodinNimi, koodisto, valittavatKoodit } from '../../../src/shared/reference/koodistot.ts';
import { nimiKielella } from '../../../src/shared/reference/nimi.ts';
import { lataaPeruste, perusteenTila, perusteet } from '../../../src/shared/reference/perusteet.ts';
import { lataaTutkinnonOsat } from '../../../src/shared/reference/tutkinnon-osat.ts';
import {
  osaAlueet,
  yhteisetTutkinnonOsat,
  yhteistenSukupolvi,
} from '../../../src/shared/reference/yhteiset-tutkinnon-osat.ts';

const uriOf = ({ uri }: { uri: string }) => uri;
const paiva = fc
  .date({ min: new Date('2015-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((hetki) => hetki.toISOString().slice(0, 10));

describe('code lists', () => {
  test('keep the ended career plan code by name but never offer it', () => {
    expect(koodisto('urasuunnitelma').map(uriOf)).toContain('urasuunnitelma_004');
    expect(valittavatKoodit('urasuunnitelma').map(uriOf)).not.toContain('urasuunnitelma_004');
    expect(koodinNimi('urasuunnitelma_004', 'fi')?.nimi).toBe('Opintojen jatkaminen');
  });

  test('offer only the unit groups eHOKS takes', () => {
    expect(valittavatKoodit('ammatillisentutkinnonosanryhma').map(uriOf)).toEqual([
      'ammatillisentutkinnonosanryhma_1',
      'ammatillisentutkinnonosanryhma_2',
    ]);
  });

  test('offer a code from its first day of validity on', () => {
    const tarjolla = (pvm: string) => valittavatKoodit('urasuunnitelma', { paiva: pvm }).map(uriOf);
    expect(tarjolla('2019-09-16')).not.toContain('urasuunnitelma_0005');
    expect(tarjolla('2019-09-17')).toContain('urasuunnitelma_0005');
  });

  test('find codes by the exact URI, whatever the arvo looked like', () => {
    expect(koodi('ammatillisenoppiaineet_vvai22')?.versio).toBe(1);
    expect(koodi('ammatillisenoppiaineet_002')?.fi).toBe('Matemaattis-luonnontieteellinen osaaminen');
    expect(koodi('ammatillisenoppiaineet_VVAI22')).toBeUndefined();
    expect(koodi('oppimisymparistot_9999')).toBeUndefined();
    expect(koodinNimi('oppimisymparistot_9999', 'fi')).toBeUndefined();
  });
});

describe('names', () => {
  test('come in the wanted language', () => {
    expect(koodinNimi('osaamisenhankkimistapa_oppisopimus', 'sv')).toEqual({
      nimi: 'Läroavtalsutbildning',
      kieli: 'sv',
      vahvistamaton: false,
    });
  });

  test('fall back to Finnish and say so', () => {
    expect(nimiKielella({ fi: 'Televisiotuotanto' }, 'sv')).toEqual({
      nimi: 'Televisiotuotanto',
      kieli: 'fi',
      vahvistamaton: false,
    });
  });

  test('fall back to Swedish where there is no Finnish', () => {
    expect(koodinNimi('ammatillisenoppiaineet_vvai17', 'fi')?.kieli).toBe('sv');
  });

  test('tell a working label from an official name, language by language', () => {
    expect(koodinNimi('oppisopimuksenperusta_02', 'fi')?.vahvistamaton).toBe(true);
    expect(koodinNimi('urasuunnitelma_0005', 'sv')?.vahvistamaton).toBe(true);
    expect(koodinNimi('urasuunnitelma_0005', 'fi')?.vahvistamaton).toBe(false);
  });

  test('are not made up for a code whose name nobody has published', () => {
    expect(koodi('oppimisymparistot_0001')).toBeDefined();
    expect(koodinNimi('oppimisymparistot_0001', 'fi')).toBeUndefined();
  });

  test('never give way to the other language where the wanted one is there', () => {
    const nimi = fc.string({ minLength: 1 });
    fc.assert(
      fc.property(nimi, fc.option(nimi, { nil: undefined }), (oma, toinen) => {
        expect(nimiKielella({ fi: oma, sv: toinen }, 'fi')).toMatchObject({ nimi: oma, kieli: 'fi' });
        expect(nimiKielella({ fi: toinen, sv: oma }, 'sv')).toMatchObject({ nimi: oma, kieli: 'sv' });
      }),
    );
  });
});

describe('common units', () => {
  test.each([
    ['2018-08-01', ['400012', '400013', '400014']],
    ['2022-07-31', ['400012', '400013', '400014']],
    ['2022-08-01', ['106727', '106728', '106729']],
    ['2026-07-31', ['106727', '106728', '106729']],
    ['2026-08-01', ['108356', '108357', '108358']],
  ])('for a study right that begins on %s are %j', (alkamispaiva, numerot) => {
    const odotetut = numerot.map((numero) => `tutkinnonosat_${numero}`);
    expect(yhteisetTutkinnonOsat(alkamispaiva).map(uriOf).toSorted()).toEqual(odotetut);
  });

  test('have osa-alueet ending in 26 only from 1 August 2026 on', () => {
    expect(osaAlueet('2026-07-31').filter(({ uri }) => uri.endsWith('26'))).toEqual([]);
    expect(osaAlueet('2026-08-01')).toHaveLength(13);
    expect(osaAlueet('2026-08-01').filter(({ uri }) => !uri.endsWith('26'))).toEqual([]);
  });

  test('share their osa-alueet out without overlap within a generation', () => {
    fc.assert(
      fc.property(paiva, (alkamispaiva) => {
        const osittain = yhteisetTutkinnonOsat(alkamispaiva).map((osa) => osaAlueet(alkamispaiva, osa.uri).map(uriOf));
        expect(osittain.every((alueet) => alueet.length > 0)).toBe(true);
        expect(osittain.flat().toSorted()).toEqual(osaAlueet(alkamispaiva).map(uriOf).toSorted());
        const sukupolvi = yhteistenSukupolvi(alkamispaiva);
        expect(osaAlueet(alkamispaiva).filter(({ sukupolvet }) => !sukupolvet?.includes(sukupolvi))).toEqual([]);
      }),
    );
  });

  test('have no osa-alueet when the unit is of another generation', () => {
    expect(osaAlueet('2026-08-01', 'tutkinnonosat_106728')).toEqual([]);
    expect(osaAlueet('2022-08-01', 'tutkinnonosat_106728').map(uriOf)).toEqual([
      'ammatillisenoppiaineet_mlfk',
      'ammatillisenoppiaineet_mlma',
    ]);
  });

  test('of 2026 are marked as carrying working labels', () => {
    expect(yhteisetTutkinnonOsat('2026-08-01').map(({ uri }) => koodinNimi(uri, 'fi')?.vahvistamaton)).toEqual([
      true,
      true,
      true,
    ]);
    expect(koodinNimi('tutkinnonosat_106728', 'fi')?.vahvistamaton).toBe(false);
  });

  test.each(['', '1.8.2026', '2026-08-01T00:00:00Z'])('refuse %j as a first day', (alkamispaiva) => {
    expect(() => yhteisetTutkinnonOsat(alkamispaiva)).toThrow(RangeError);
    expect(() => osaAlueet(alkamispaiva)).toThrow(RangeError);
  });
});

describe('curricula', () => {
  test('give the units with size, place and version', async () => {
    const peruste = await lataaPeruste('OPH-5410-2021');
    expect(peruste?.laajuus).toBe(180);
    expect(peruste?.tutkinnonOsat.find(({ uri }) => uri === 'tutkinnonosat_106945')).toMatchObject({
      fi: 'Ajoneuvon huoltotyöt',
      laajuus: 25,
      versio: 1,
      pakollinen: true,
      osaamisalat: ['osaamisala_1008'],
    });
    expect(peruste?.tutkinnonOsat.filter(({ yhteinen }) => yhteinen).map(uriOf)).toEqual([
      'tutkinnonosat_106727',
      'tutkinnonosat_106728',
      'tutkinnonosat_106729',
    ]);
  });

  test('give the parts of TUVA in weeks and no units', async () => {
    const tuva = await lataaPeruste('OPH-1488-2021');
    expect(tuva?.tutkinnonOsat).toEqual([]);
    expect(tuva?.koulutuksenOsat).toHaveLength(7);
    expect(tuva?.koulutuksenOsat[0]).toMatchObject({
      uri: 'koulutuksenosattuva_101',
      laajuusMinimi: 2,
      laajuusMaksimi: 10,
    });
  });

  test('are found only by the whole diaarinumero', async () => {
    expect(await lataaPeruste('OPH-5410')).toBeUndefined();
    expect(await lataaPeruste('constructor')).toBeUndefined();
  });

  test('say when the list of units is partial', () => {
    expect(
      perusteet()
        .filter(({ taydellinen }) => !taydellinen)
        .map(({ diaarinumero }) => diaarinumero),
    ).toEqual(['OPH-3418-2025', 'OPH-4417-2023', 'OPH-5085-2021']);
  });

  test.each([
    ['OPH-1161-2018', '2018-12-31', 'tuleva'],
    ['OPH-1161-2018', '2019-01-01', 'voimassa'],
    ['OPH-1161-2018', '2026-07-31', 'voimassa'],
    ['OPH-1161-2018', '2026-08-01', 'siirtymaaika'],
    ['OPH-1161-2018', '2028-07-31', 'siirtymaaika'],
    ['OPH-1161-2018', '2028-08-01', 'paattynyt'],
    ['OPH-5410-2021', '2030-01-01', 'voimassa'],
    ['OPH-2762-2017', '2026-01-01', 'tuntematon'],
    ['79/011/2014', '2026-01-01', 'paattynyt'],
  ])('put %s on %s in the state %s', (diaarinumero, pvm, tila) => {
    const tieto = perusteet().find((peruste) => peruste.diaarinumero === diaarinumero);
    expect(tieto && perusteenTila(tieto, pvm)).toBe(tila);
  });
});

describe('the national list of units', () => {
  test('leaves a missing Swedish name missing', async () => {
    const osat = await lataaTutkinnonOsat();
    const osa = osat.find(({ uri }) => uri === 'tutkinnonosat_100003');
    expect(osa).toEqual({ uri: 'tutkinnonosat_100003', versio: 2, fi: 'Televisiotuotanto', sv: undefined });
    expect(osa && nimiKielella(osa, 'sv')?.kieli).toBe('fi');
  });

  test('names a unit by its URI where the arvo says something else', async () => {
    const osat = await lataaTutkinnonOsat();
    expect(osat.find(({ uri }) => uri === 'tutkinnonosat_103519')?.fi).toBe('Digitaalinen markkinointiviestintä');
    expect(osat.find(({ uri }) => uri === 'tutkinnonosat_105151')).toBeUndefined();
  });

  test('is read once', async () => {
    expect(await lataaTutkinnonOsat()).toBe(await lataaTutkinnonOsat());
  });
});
