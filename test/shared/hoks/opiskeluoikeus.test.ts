import { expect, test } from 'vitest';
import { latestState, tulkitseOpiskeluoikeus } from '../../../src/shared/hoks/opiskeluoikeus.ts';

test.each([[null], [undefined], ['x'], [[]], [5]])('reads %j as not known', (json) => {
  expect(tulkitseOpiskeluoikeus(json)).toBeUndefined();
});

test("reads Koski's own words and leaves other keys out", () => {
  const read = tulkitseOpiskeluoikeus({
    oid: '1.2.246.562.15.55500011121',
    versionumero: 3,
    tyyppi: { koodiarvo: 'tuva', koodistoUri: 'opiskeluoikeudentyyppi' },
    alkamispäivä: '2026-08-10',
    arvioituPäättymispäivä: null,
    oppilaitos: { oid: '1.2.246.562.10.55500033301', nimi: { fi: 'Opisto', en: 'College' } },
    suoritukset: [{ tyyppi: { koodiarvo: 'telma' }, koulutusmoduuli: { perusteenDiaarinumero: 'OPH-1-2020' } }],
  });
  expect(read).toEqual({
    oid: '1.2.246.562.15.55500011121',
    tyyppi: { koodiarvo: 'tuva' },
    alkamispäivä: '2026-08-10',
    oppilaitos: { oid: '1.2.246.562.10.55500033301', nimi: { fi: 'Opisto' } },
    suoritukset: [{ tyyppi: { koodiarvo: 'telma' }, koulutusmoduuli: { perusteenDiaarinumero: 'OPH-1-2020' } }],
  });
});

test('counts a known key with an unexpected value as absent and keeps the rest', () => {
  const read = tulkitseOpiskeluoikeus({
    alkamispäivä: '10.8.2026',
    tyyppi: 'tuva',
    tila: { opiskeluoikeusjaksot: ['x', { alku: '2026-08-10', tila: { koodiarvo: 'lasna' } }] },
  });
  expect(read?.alkamispäivä).toBeUndefined();
  expect(read?.tyyppi).toBeUndefined();
  expect(read && latestState(read)).toBe('lasna');
});

test('has no state when there is none', () => {
  expect(latestState({})).toBeUndefined();
  expect(latestState({ tila: { opiskeluoikeusjaksot: [] } })).toBeUndefined();
});
