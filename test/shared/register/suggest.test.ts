import { describe, expect, test } from 'vitest';
import type { AnyDraft, Path } from '../../../src/shared/hoks/field-spec.ts';
import { mergeRegister } from '../../../src/shared/register/merge-register.ts';
import type { RegisterEntry } from '../../../src/shared/register/register.ts';
import { groupNamedAt, groupWithTasksAt, newlySeen, sightingsIn } from '../../../src/shared/register/sightings.ts';
import { fillingWith, suggestionsFor, tasksToOffer } from '../../../src/shared/register/suggest.ts';

const oid = '1.2.246.562.10.55110000126';
const units = 'hankittavat-ammat-tutkinnon-osat';
const workplacePart = 'tyopaikalla-jarjestettava-koulutus';

const workplaceOf = (nimi: string, yTunnus: string, ohjaaja: string): AnyDraft => ({
  'tyopaikan-nimi': nimi,
  'tyopaikan-y-tunnus': yTunnus,
  'vastuullinen-tyopaikka-ohjaaja': {
    nimi: ohjaaja,
    sahkoposti: `${ohjaaja.split(' ')[0]?.toLowerCase()}@example.org`,
  },
  'keskeiset-tyotehtavat': ['Öljyt', 'Jarrut', ''],
});

const plan: AnyDraft = {
  [units]: [
    {
      'tutkinnon-osa-koodi-uri': 'tutkinnonosat_1',
      'osaamisen-hankkimistavat': [
        {
          [workplacePart]: workplaceOf('Korjaamo Tunturikaarre Oy', '9222223-2', 'Jussi Havumetso'),
          'jarjestajan-edustaja': { nimi: 'Petri Ahvenlampi', rooli: 'opettaja', 'oppilaitos-oid': oid },
        },
        { [workplacePart]: workplaceOf('Kesken', '12', 'Ei Kukaan') },
      ],
      'osaamisen-osoittaminen': [
        {
          'tyoelama-osaamisen-arvioijat': [
            { nimi: 'Maija Mäki', organisaatio: { nimi: 'Autotalo Oy', 'y-tunnus': '9333334-8' } },
          ],
        },
      ],
    },
  ],
};

let made = 0;
const register = mergeRegister([], sightingsIn(plan, 1), () => `id-${(made += 1)}`);
const named = (nimi: string) => {
  const entry = register.find(({ facts }) => facts.nimi === nimi);
  if (entry === undefined) throw new Error('not in the register');
  return entry;
};
const names = (entries: readonly RegisterEntry[]) => entries.map(({ facts }) => facts.nimi);

describe('what a plan shows', () => {
  test('is every whole workplace and person, with tasks by unit; what is half written is left out', () => {
    expect(register.map(({ kind, facts }) => [kind, facts.nimi])).toEqual([
      ['workplace', 'Korjaamo Tunturikaarre Oy'],
      ['workplacePerson', 'Jussi Havumetso'],
      ['staff', 'Petri Ahvenlampi'],
      ['workplace', 'Autotalo Oy'],
      ['workplacePerson', 'Maija Mäki'],
    ]);
    expect(named('Korjaamo Tunturikaarre Oy').tasks).toEqual({ tutkinnonosat_1: ['Öljyt', 'Jarrut'] });
    expect(named('Petri Ahvenlampi').facts.rooli).toBe('opettaja');
  });

  test('counts as new only what has been written since', () => {
    expect(newlySeen(plan, plan, 2)).toEqual([]);
    expect(newlySeen({}, plan, 2)).toHaveLength(5);
  });
});

const periodPath: Path = [units, 0, 'osaamisen-hankkimistavat', 0, workplacePart];
const group = (path: Path) => {
  const found = groupNamedAt(path);
  if (found === undefined) throw new Error('no group there');
  return found;
};
const workplaceGroup = group([...periodPath, 'tyopaikan-nimi']);
const instructorGroup = group([...periodPath, 'vastuullinen-tyopaikka-ohjaaja', 'nimi']);
const assessorGroup = group([units, 0, 'osaamisen-osoittaminen', 0, 'tyoelama-osaamisen-arvioijat', 0, 'nimi']);

describe('finding the group of a field', () => {
  test('goes by the way to its name, and gives the part that fills it', () => {
    expect(instructorGroup.partPath).toEqual(periodPath);
    expect(assessorGroup.remembered.as).toBe('assessor');
    expect(groupNamedAt(['sahkoposti'])).toBeUndefined();
    expect(groupNamedAt([...periodPath, 'tyopaikan-y-tunnus'])).toBeUndefined();
    const tasks = groupWithTasksAt([...periodPath, 'keskeiset-tyotehtavat']);
    expect(tasks?.unitPaths).toEqual([[units, 0, 'tutkinnon-osa-koodi-uri']]);
  });
});

describe('suggestions', () => {
  test('begin a word of the name or the Y-tunnus, whatever the letters look like', () => {
    const typed = (text: string) => names(suggestionsFor(register, workplaceGroup.remembered, {}, text));
    expect(typed('')).toEqual(['Autotalo Oy', 'Korjaamo Tunturikaarre Oy']);
    expect(typed('tuntur korj')).toEqual(['Korjaamo Tunturikaarre Oy']);
    expect(typed('9333')).toEqual(['Autotalo Oy']);
    expect(typed('unturi')).toEqual([]);
    expect(names(suggestionsFor(register, assessorGroup.remembered, {}, 'maki'))).toEqual(['Maija Mäki']);
  });

  test('are people of the workplace that stands there, and first those who have been in this role', () => {
    const at = { organisaatio: { 'y-tunnus': '9222223-2' } };
    expect(names(suggestionsFor(register, assessorGroup.remembered, at, ''))).toEqual(['Jussi Havumetso']);
    expect(names(suggestionsFor(register, assessorGroup.remembered, {}, ''))).toEqual([
      'Maija Mäki',
      'Jussi Havumetso',
    ]);
  });

  test('leave out what the group says already', () => {
    const draft = workplaceOf('Autotalo Oy', '9333334-8', 'Maija Mäki');
    expect(names(suggestionsFor(register, workplaceGroup.remembered, draft, 'auto'))).toEqual([]);
  });
});

const written = (entry: RegisterEntry, into = workplaceGroup, draft: AnyDraft = {}) =>
  Object.fromEntries(
    fillingWith(entry, into, draft, register).map(({ path, value }) => [
      path.slice(periodPath.length).join('.'),
      value,
    ]),
  );

describe('choosing a workplace', () => {
  const jussi = {
    'vastuullinen-tyopaikka-ohjaaja.nimi': 'Jussi Havumetso',
    'vastuullinen-tyopaikka-ohjaaja.sahkoposti': 'jussi@example.org',
    'vastuullinen-tyopaikka-ohjaaja.puhelinnumero': undefined,
  };

  test('brings its only instructor along', () => {
    expect(written(named('Korjaamo Tunturikaarre Oy'))).toEqual({
      'tyopaikan-nimi': 'Korjaamo Tunturikaarre Oy',
      'tyopaikan-y-tunnus': '9222223-2',
      ...jussi,
    });
  });

  test('brings nobody along where only an assessor is known, and nobody over another name', () => {
    expect(Object.keys(written(named('Autotalo Oy')))).toEqual(['tyopaikan-nimi', 'tyopaikan-y-tunnus']);
    const draft = workplaceOf('Muu Oy', '9111112-7', 'Aivan Toinen');
    expect(Object.keys(written(named('Korjaamo Tunturikaarre Oy'), workplaceGroup, draft))).toHaveLength(2);
  });

  test('takes the instructor of the workplace before away', () => {
    const draft = workplaceOf('Korjaamo Tunturikaarre Oy', '9222223-2', 'Jussi Havumetso');
    expect(written(named('Autotalo Oy'), workplaceGroup, draft)).toMatchObject({
      'vastuullinen-tyopaikka-ohjaaja.nimi': undefined,
      'vastuullinen-tyopaikka-ohjaaja.sahkoposti': undefined,
    });
  });
});

test('choosing a person writes every field of the person, so that nobody gets the mail of another', () => {
  const draft = {
    'vastuullinen-tyopaikka-ohjaaja': { nimi: 'Muu', sahkoposti: 'muu@example.org', puhelinnumero: '040 1' },
  };
  const [maija] = suggestionsFor(register, instructorGroup.remembered, draft, 'maija');
  if (maija === undefined) throw new Error('not suggested');
  expect(written(maija, instructorGroup, draft)).toEqual({
    'vastuullinen-tyopaikka-ohjaaja.nimi': 'Maija Mäki',
    'vastuullinen-tyopaikka-ohjaaja.sahkoposti': undefined,
    'vastuullinen-tyopaikka-ohjaaja.puhelinnumero': undefined,
    'tyopaikan-nimi': 'Autotalo Oy',
    'tyopaikan-y-tunnus': '9333334-8',
  });
});

test('the tasks of a workplace and unit are offered without those that are listed', () => {
  const { remembered } = workplaceGroup;
  const at = (tasks: readonly string[]) => ({ 'tyopaikan-y-tunnus': '9222223-2', 'keskeiset-tyotehtavat': tasks });
  expect(tasksToOffer(register, remembered, at([]), 'tutkinnonosat_1')).toEqual(['Öljyt', 'Jarrut']);
  expect(tasksToOffer(register, remembered, at(['ÖLJYT ']), 'tutkinnonosat_1')).toEqual(['Jarrut']);
  expect(tasksToOffer(register, remembered, at([]), 'constructor')).toEqual([]);
});
