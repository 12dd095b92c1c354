import { describe, expect, it } from 'vitest';
import {
  emptyEntry,
  entryFrom,
  entryProblems,
  hetuProblems,
  newStudent,
  type NewStudentEntry,
} from '../../../src/renderer/students/new-student.ts';
import { osaamisalat, tutkintonimikkeet } from '../../../src/shared/hoks/opiskeluoikeus.ts';

const today = '2026-11-23';
const entry: NewStudentEntry = {
  ...emptyEntry,
  nimi: 'Lampisuo Eetu',
  ryhma: 'AJO24A',
  oppijaOid: '1.2.246.562.24.13579246803',
  opiskeluoikeusOid: '1.2.246.562.15.13579246805',
  alkaa: '12.8.2024',
  paattyy: '31.5.2027',
  oppilaitosOid: '1.2.246.562.10.13579246805',
  diaarinumero: 'OPH-5410-2021',
};
const known = newStudent(entry, { id: 'a', today, oppilaitos: undefined });

describe('a new student by hand', () => {
  it('has no problems when everything is right', () => {
    expect(entryProblems(entry, [], today)).toEqual({});
  });

  it('names every field that is missing, and no other', () => {
    expect(entryProblems(emptyEntry, [], today)).toEqual({
      nimi: 'nimi',
      oppijaOid: 'oppijaOid',
      opiskeluoikeusOid: 'opiskeluoikeusOid',
      alkaa: 'alkaa',
      paattyy: 'paattyy',
    });
  });

  it.each([
    ['oppijaOid', '1.2.246.562.24.10000000017'],
    ['opiskeluoikeusOid', '1.2.246.562.15.10000000016'],
    ['opiskeluoikeusOid', '1.2.246.562.10.13579246805'],
    ['oppilaitosOid', '1.2.246.562.15.13579246805'],
  ] as const)('refuses a wrong %s: %s', (name, oid) => {
    expect(entryProblems({ ...entry, [name]: oid }, [], today)).toEqual({ [name]: name });
  });

  it('takes identifiers with the spaces that pasting brings', () => {
    const pasted = { ...entry, oppijaOid: ` ${entry.oppijaOid} `, opiskeluoikeusOid: `${entry.opiskeluoikeusOid}\t` };
    expect(entryProblems(pasted, [], today)).toEqual({});
    expect(newStudent(pasted, { id: 'a', today, oppilaitos: undefined })).toEqual(known);
  });

  it('refuses a study right that a student already has', () => {
    expect(entryProblems(entry, [known], today)).toEqual({ opiskeluoikeusOid: 'opiskeluoikeusTaken' });
  });

  it('refuses an end before the start and takes the same day', () => {
    expect(entryProblems({ ...entry, paattyy: '11.8.2024' }, [], today)).toEqual({ paattyy: 'paattyyEnnen' });
    expect(entryProblems({ ...entry, paattyy: '12.8.2024' }, [], today)).toEqual({});
  });

  it.each(['nimi', 'ryhma', 'oppijaOid', 'opiskeluoikeusOid', 'alkaa', 'paattyy', 'oppilaitosOid'] as const)(
    'never takes a personal identity code into %s, and says so before anything else is asked',
    (name) => {
      // A made-up code of a day that is not used for real people: 900 and above are for tests.
      const text = 'Lampisuo 010101A9179';
      expect(entryProblems({ ...entry, [name]: text }, [], today)[name]).toBe('hetu');
      expect(hetuProblems({ ...emptyEntry, [name]: text })).toEqual({ [name]: 'hetu' });
    },
  );

  it('becomes a study right in the words of Koski', () => {
    const oppilaitos = { nimi: 'Suvirannan ammattiopisto', oppilaitosOid: entry.oppilaitosOid };
    expect(newStudent(entry, { id: 'a', today, oppilaitos })).toEqual({
      id: 'a',
      nimi: 'Lampisuo Eetu',
      ryhma: 'AJO24A',
      oppijaOid: entry.oppijaOid,
      opiskeluoikeus: {
        oid: entry.opiskeluoikeusOid,
        tyyppi: { koodiarvo: 'ammatillinenkoulutus' },
        alkamispäivä: '2024-08-12',
        arvioituPäättymispäivä: '2027-05-31',
        oppilaitos: { oid: entry.oppilaitosOid, nimi: { fi: 'Suvirannan ammattiopisto' } },
        tila: { opiskeluoikeusjaksot: [{ alku: '2024-08-12', tila: { koodiarvo: 'lasna' } }] },
        suoritukset: [
          {
            tyyppi: { koodiarvo: 'ammatillinentutkinto' },
            koulutusmoduuli: { tunniste: { koodiarvo: '351301' }, perusteenDiaarinumero: 'OPH-5410-2021' },
          },
        ],
      },
    });
  });

  it('names the osaamisala and the tutkintonimike where the program reads them', () => {
    const path = { osaamisala: 'osaamisala_1622', tutkintonimike: 'tutkintonimikkeet_10026' };
    const { opiskeluoikeus } = newStudent({ ...entry, ...path }, { id: 'a', today, oppilaitos: undefined });
    expect(osaamisalat(opiskeluoikeus)).toEqual([path.osaamisala]);
    expect(tutkintonimikkeet(opiskeluoikeus)).toEqual([path.tutkintonimike]);
    const without = newStudent({ ...entry, ...path, diaarinumero: '' }, { id: 'a', today, oppilaitos: undefined });
    expect(osaamisalat(without.opiskeluoikeus)).toEqual([]);
  });

  it('is gone on with as it was typed before, also where that form was older', () => {
    const path = { osaamisala: 'osaamisala_1622', tutkintonimike: 'tutkintonimikkeet_10026' };
    expect(entryFrom({ ...entry, ...path })).toEqual({ ...entry, ...path });
    const { osaamisala: _osaamisala, tutkintonimike: _nimike, ...older } = entry;
    expect(entryFrom(older)).toEqual(entry);
  });

  it('leaves out what was not filled in', () => {
    const bare = newStudent(
      { ...entry, ryhma: ' ', oppilaitosOid: '', diaarinumero: '', tyyppi: 'tuva' },
      { id: 'a', today, oppilaitos: undefined },
    );
    expect(bare).not.toHaveProperty('ryhma');
    expect(bare.opiskeluoikeus).not.toHaveProperty('oppilaitos');
    expect(bare.opiskeluoikeus.suoritukset).toEqual([{ tyyppi: { koodiarvo: 'tuvakoulutuksensuoritus' } }]);
  });
});
