import { describe, expect, test } from 'vitest';
import { fittingPerusteet, perusteOf } from '../../../src/renderer/plan/peruste-of.ts';
import { type CodeOption, createReference, matching, pointsOfDraft } from '../../../src/renderer/plan/reference.ts';
import { lataaPeruste } from '../../../src/shared/reference/perusteet.ts';

const peruste = await lataaPeruste('OPH-5410-2021');
const sources = { peruste, tutkinnonOsat: [], alkamispaiva: '2024-08-12', today: '2026-11-23' };
const reference = createReference({ ...sources, kieli: 'fi' });
const unit = (partName: string) => ({ root: {}, partPath: [], partName });

describe('the choices of a picker', () => {
  test('are the vocational units of the own qualification, without the common ones', () => {
    const options = reference.ownOptions('tutkinnonosat', unit('HankittavaAmmatillinenTutkinnonOsa'));
    expect(options.find(({ uri }) => uri === 'tutkinnonosat_106880')).toMatchObject({
      nimi: 'Ajoneuvon määräaikaishuolto',
      laajuus: 25,
    });
    expect(options.some(({ uri }) => uri === 'tutkinnonosat_106727')).toBe(false);
  });

  test('are the common units of the generation when the qualification is not known', () => {
    const unknown = createReference({ ...sources, peruste: undefined, kieli: 'fi' });
    const options = unknown.ownOptions('tutkinnonosat', unit('HankittavaYhteinenTutkinnonOsa'));
    expect(options.map(({ uri }) => uri)).toEqual([
      'tutkinnonosat_106727',
      'tutkinnonosat_106728',
      'tutkinnonosat_106729',
    ]);
  });

  test('are the sub-areas of the unit around the code, each code once', () => {
    const root = { osat: [{ 'tutkinnon-osa-koodi-uri': 'tutkinnonosat_106728', 'osa-alueet': [{}] }] };
    const place = { root, partPath: ['osat', 0, 'osa-alueet', 0], partName: 'HankittavanYTOnOsaAlue' };
    const uris = reference.ownOptions('ammatillisenoppiaineet', place).map(({ uri }) => uri);
    expect(uris.length).toBeGreaterThan(1);
    expect(new Set(uris).size).toBe(uris.length);
    const all = reference.allOptions('ammatillisenoppiaineet').length;
    expect(uris.length).toBeLessThan(all);
  });

  test('leave out a unit that the national list no longer offers, and still know its name', () => {
    const tutkinnonOsat = [
      { uri: 'tutkinnonosat_1', versio: 2, fi: 'Poistunut', kaytossa: false },
      { uri: 'tutkinnonosat_2', versio: 3, fi: 'Käytössä' },
    ];
    const national = createReference({ ...sources, tutkinnonOsat, kieli: 'fi' });
    expect(national.allOptions('tutkinnonosat')).toMatchObject([{ uri: 'tutkinnonosat_2', versio: 3 }]);
    expect(national.names.codeName('tutkinnonosat_1')).toBe('Poistunut');
  });

  test('leave out a code that is no longer in use, and still know its name', () => {
    const uris = reference.ownOptions('urasuunnitelma', unit('HOKS')).map(({ uri }) => uri);
    expect(uris).not.toContain('urasuunnitelma_004');
    expect(reference.names.codeName('urasuunnitelma_004')).toBe('Opintojen jatkaminen');
  });

  test('have their names in the language of the screen, and a code without a name is called by its number', () => {
    const swedish = createReference({ ...sources, kieli: 'sv' });
    expect(swedish.names.codeName('urasuunnitelma_0001')).toBe('Fortsatta studier');
    expect(swedish.names.codeName('tutkinnonosat_1')).toBe('kod 1');
  });
});

describe('searching', () => {
  const options: readonly CodeOption[] = [
    { uri: 'tutkinnonosat_1', versio: 1, nimi: 'Alustan korjaustyöt' },
    { uri: 'tutkinnonosat_2', versio: 1, nimi: 'Jarrujen korjaus' },
    { uri: 'tutkinnonosat_3', versio: 1, nimi: 'Korjaamon työt' },
  ];
  const names = (typed: string, limit = 10) => matching(options, typed, limit).map(({ nimi }) => nimi);

  test('forgives case and dots, takes the words in any order, and puts names that begin with it first', () => {
    expect(names('KORJ')).toEqual(['Korjaamon työt', 'Alustan korjaustyöt', 'Jarrujen korjaus']);
    expect(names('tyot korja')).toEqual(['Alustan korjaustyöt', 'Korjaamon työt']);
  });

  test('finds a code by its number, all without a search, and no more than asked', () => {
    expect(names('_2')).toEqual(['Jarrujen korjaus']);
    expect(names('')).toHaveLength(3);
    expect(names('', 2)).toHaveLength(2);
    expect(names('ei ole')).toEqual([]);
  });
});

test('points come from the qualification, from the sub-areas chosen, or from a local unit itself', () => {
  expect(pointsOfDraft({ 'tutkinnon-osa-koodi-uri': 'tutkinnonosat_106880' }, reference)).toBe(25);
  const unit = { 'tutkinnon-osa-koodi-uri': 'tutkinnonosat_106728' };
  const area = (code: string) => ({ 'osa-alue-koodi-uri': `ammatillisenoppiaineet_${code}` });
  expect(pointsOfDraft({ ...unit, 'osa-alueet': [] }, reference)).toBe(6);
  expect(pointsOfDraft({ ...unit, 'osa-alueet': [area('mlma')] }, reference)).toBe(4);
  expect(pointsOfDraft({ ...unit, 'osa-alueet': [area('mlma'), area('tuntematon')] }, reference)).toBe(6);
  expect(pointsOfDraft({ nimi: 'Oma osa', laajuus: 10 }, reference)).toBe(10);
  expect(pointsOfDraft({ laajuus: 'kymmenen' }, reference)).toBeUndefined();
});

describe('the qualification of a study right', () => {
  const of = (koulutusmoduuli: object) => perusteOf({ suoritukset: [{ koulutusmoduuli }] }, '2026-11-23');

  test('is the one it names', () => {
    expect(of({ perusteenDiaarinumero: 'OPH-2762-2017', tunniste: { koodiarvo: '351301' } })).toBe('OPH-2762-2017');
  });

  test('is found by the code of the education when only one in force has it', () => {
    expect(of({ tunniste: { koodiarvo: '361201' } })).toBe('OPH-901-2020');
  });

  test('is left open when it is not certain or not shipped', () => {
    expect(of({ tunniste: { koodiarvo: '371101' } })).toBeUndefined();
    expect(of({ perusteenDiaarinumero: 'OPH-1-2000' })).toBeUndefined();
    expect(perusteOf({}, '2026-11-23')).toBeUndefined();
    // Another one than the named is never guessed from the code.
    expect(of({ perusteenDiaarinumero: 'OPH-1-2000', tunniste: { koodiarvo: '361201' } })).toBeUndefined();
  });

  test('of preparatory education follows from the type of the study right', () => {
    expect(perusteOf({ tyyppi: { koodiarvo: 'tuva' } }, '2026-11-23')).toBe('OPH-1488-2021');
    const telma = { tyyppi: { koodiarvo: 'ammatillinenkoulutus' }, suoritukset: [{ tyyppi: { koodiarvo: 'telma' } }] };
    expect(perusteOf(telma, '2026-11-23')).toBe('OPH-2659-2017');
  });

  test('has the few that fit to choose from when it is not certain', () => {
    const suoritukset = [{ koulutusmoduuli: { tunniste: { koodiarvo: '351301' } } }];
    const fitting = fittingPerusteet({ suoritukset }, '2026-11-23').map(({ diaarinumero }) => diaarinumero);
    expect(fitting).toEqual(['OPH-2762-2017', 'OPH-5410-2021']);
  });
});
