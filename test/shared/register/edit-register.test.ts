import { expect, test } from 'vitest';
import { withEdited, withMerged, withNew, without } from '../../../src/shared/register/edit-register.ts';
import type { RegisterEntry } from '../../../src/shared/register/register.ts';

const workplace = (id: string, nimi: string, yTunnus: string, changes: Partial<RegisterEntry> = {}): RegisterEntry => ({
  id,
  kind: 'workplace',
  facts: { nimi, yTunnus },
  usedAt: 1,
  ...changes,
});
const person = (id: string, nimi: string, yTunnus: string, changes: Partial<RegisterEntry> = {}): RegisterEntry => ({
  id,
  kind: 'workplacePerson',
  facts: { nimi, yTunnus },
  roles: ['instructor'],
  usedAt: 1,
  ...changes,
});

const register = [
  workplace('a', 'Korjaamo', '9222223-2', { tasks: { u: ['Öljyt'] } }),
  workplace('b', 'Autotalo', '9333334-8', { tasks: { u: ['Jarrut'] }, usedAt: 2 }),
  person('c', 'Jussi', '9222223-2'),
  person('d', 'Jussi', '9333334-8', { roles: ['assessor'], usedAt: 3 }),
  person('e', 'Maija', '9333334-8', { facts: { nimi: 'Maija', yTunnus: '9333334-8', sahkoposti: 'm@example.org' } }),
];
const idsOf = (entries: readonly RegisterEntry[]) => entries.map(({ id }) => id);

test('a new Y-tunnus takes the people along, and one that is taken merges the two workplaces', () => {
  const [first] = register;
  if (first === undefined) throw new Error('no entry');
  const free = withEdited(register, { ...first, facts: { nimi: 'Korjaamo', yTunnus: '9111112-7' } }, 9);
  expect(free.find(({ id }) => id === 'c')?.facts.yTunnus).toBe('9111112-7');
  const taken = withEdited(register, { ...first, facts: { nimi: 'Uusi nimi', yTunnus: '9333334-8' } }, 9);
  expect(idsOf(taken)).toEqual(['a', 'c', 'e']);
  expect(taken[0]).toMatchObject({ facts: { nimi: 'Uusi nimi' }, tasks: { u: ['Öljyt', 'Jarrut'] } });
  expect(taken[1]?.roles?.toSorted()).toEqual(['assessor', 'instructor']);
});

test('what an edit does not concern is the very same object', () => {
  const [first] = register;
  if (first === undefined) throw new Error('no entry');
  const after = withEdited(register, { ...first, facts: { ...first.facts, nimi: 'Toinen' } }, 9);
  after.slice(1).forEach((entry, i) => expect(entry).toBe(register[i + 1]));
});

test('of two merged workplaces the kept one keeps its name and gets the people and tasks of the other', () => {
  const after = withMerged(register, 'b', 'a');
  expect(idsOf(after)).toEqual(['a', 'c', 'e']);
  expect(after[0]).toMatchObject({ facts: { nimi: 'Korjaamo', yTunnus: '9222223-2' }, usedAt: 2 });
  expect(after[0]?.tasks?.['u']?.toSorted()).toEqual(['Jarrut', 'Öljyt']);
  expect(after.every(({ facts }) => facts.yTunnus === '9222223-2')).toBe(true);
});

test('of two merged people the kept one keeps its name and gets what it lacked', () => {
  const after = withMerged(register, 'e', 'd');
  expect(idsOf(after).toSorted()).toEqual(['a', 'b', 'c', 'd']);
  expect(after.find(({ id }) => id === 'd')).toMatchObject({
    facts: { nimi: 'Jussi', sahkoposti: 'm@example.org' },
    usedAt: 3,
  });
  expect(withMerged(register, 'a', 'd')).toBe(register);
});

test('a removed workplace takes its people with it, a removed person nobody', () => {
  expect(idsOf(without(register, 'b'))).toEqual(['a', 'c']);
  expect(idsOf(without(register, 'e'))).toEqual(['a', 'b', 'c', 'd']);
});

test('what is added by hand and is there already is merged with it', () => {
  const seen = { kind: 'workplace', facts: { nimi: 'KORJAAMO Oy', yTunnus: '9222223-2' }, usedAt: 9 } as const;
  expect(withNew(register, seen, () => 'new')[0]).toMatchObject({ id: 'a', facts: { nimi: 'KORJAAMO Oy' } });
  expect(withNew([], seen, () => 'new')).toEqual([{ ...seen, id: 'new' }]);
});
