import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeRegister } from '../../../src/shared/register/merge-register.ts';
import { keyOf, type RegisterEntry, type Sighting } from '../../../src/shared/register/register.ts';

const yTunnukset = ['9222223-2', '9333334-8'];
const name = fc.constantFrom('Korjaamo Oy', 'korjaamo  oy', 'Jussi Havumetso', 'JUSSI HAVUMETSO', 'Petri', 'Päivi');
const text = fc.constantFrom('a@example.org', 'b@example.org', 'Öljyt', 'öljyt', 'Jarrut', 'Renkaat');

const workplace = fc.record(
  { nimi: name, yTunnus: fc.constantFrom(...yTunnukset) },
  { requiredKeys: ['nimi', 'yTunnus'] },
);
const sighting: fc.Arbitrary<Sighting> = fc.oneof(
  fc.record({
    kind: fc.constant('workplace' as const),
    facts: workplace,
    tasks: fc.dictionary(fc.constantFrom('tutkinnonosat_1', 'constructor', '__proto__'), fc.array(text)),
    usedAt: fc.nat(5),
  }),
  fc.record({
    kind: fc.constant('workplacePerson' as const),
    facts: fc.record(
      { nimi: name, yTunnus: fc.constantFrom(...yTunnukset), sahkoposti: text, puhelinnumero: text },
      { requiredKeys: ['nimi', 'yTunnus'] },
    ),
    roles: fc.subarray(['instructor', 'assessor'] as const, { minLength: 1 }),
    usedAt: fc.nat(5),
  }),
  fc.record({
    kind: fc.constant('staff' as const),
    facts: fc.record({ nimi: name, oppilaitosOid: fc.constant('1.2.246.562.10.55110000126') }),
    usedAt: fc.nat(5),
  }),
);

/** Ids that say how many were made. */
function counter() {
  let made = 0;
  return () => `id-${(made += 1)}`;
}

describe('the register after something was seen', () => {
  test('holds each workplace and person once', () => {
    fc.assert(
      fc.property(fc.array(sighting), fc.array(sighting), (first, second) => {
        const newId = counter();
        const register = mergeRegister(mergeRegister([], first, newId), second, newId);
        const keys = register.map(keyOf);
        expect(new Set(keys).size).toBe(keys.length);
        expect(new Set(register.map(({ id }) => id)).size).toBe(register.length);
        expect(new Set(keys)).toEqual(new Set([...first, ...second].map(keyOf)));
      }),
    );
  });

  test('does not change by a single object when the same is seen again', () => {
    fc.assert(
      fc.property(fc.array(sighting), (seen) => {
        const register = mergeRegister([], seen, counter());
        const again = mergeRegister(register, seen, () => 'new');
        expect(again).toHaveLength(register.length);
        again.forEach((entry, i) => expect(entry).toBe(register[i]));
      }),
    );
  });

  test('says what was seen last, fact by fact', () => {
    fc.assert(
      fc.property(fc.array(sighting, { minLength: 1 }), (seen) => {
        const inTime = seen.toSorted((a, b) => a.usedAt - b.usedAt);
        for (const entry of mergeRegister([], seen, counter())) {
          const ofIt = inTime.filter((one) => keyOf(one) === keyOf(entry));
          for (const fact of Object.keys(entry.facts) as (keyof typeof entry.facts)[]) {
            expect(entry.facts[fact]).toBe(ofIt.findLast((one) => one.facts[fact] !== undefined)?.facts[fact]);
          }
          expect(entry.usedAt).toBe(ofIt.at(-1)?.usedAt);
        }
      }),
    );
  });
});

describe('one workplace seen twice', () => {
  const seen = (changes: Partial<Sighting>): Sighting => ({
    kind: 'workplace',
    facts: { nimi: 'Korjaamo Oy', yTunnus: '9222223-2' },
    usedAt: 1,
    ...changes,
  });

  test('keeps its id, takes the new name, and lists new tasks first', () => {
    const before = mergeRegister([], [seen({ tasks: { u: ['Öljyt', 'Jarrut'] } })], () => 'a');
    const later = seen({
      facts: { nimi: 'Korjaamo Ab', yTunnus: '9222223-2' },
      tasks: { u: ['Renkaat', 'jarrut'] },
      usedAt: 2,
    });
    expect(mergeRegister(before, [later], () => 'b')).toEqual([
      { ...later, id: 'a', tasks: { u: ['Renkaat', 'jarrut', 'Öljyt'] } },
    ]);
  });

  test('two entries that have become one are merged into the first', () => {
    const entries: RegisterEntry[] = [
      { ...seen({}), id: 'a' },
      { ...seen({ usedAt: 2, facts: { nimi: 'Uusi nimi', yTunnus: '9222223-2' } }), id: 'b' },
    ];
    expect(mergeRegister(entries, [], () => 'c')).toEqual([{ ...entries[1], id: 'a' }]);
  });
});
