import { expect, test } from 'vitest';
import { homesOf } from '../../../src/renderer/plan/copy-elsewhere.tsx';
import { optionForKey } from '../../../src/renderer/plan/widgets/radio-group.tsx';
import { osaamisenHankkimistapa } from '../../../src/shared/hoks/osaamisen-hankkimistapa.ts';

test('a choice is made by its number or by the letter it begins with, round and round', () => {
  const texts = ['Koulutussopimus', 'Oppilaitosmuotoinen koulutus', 'Oppisopimus'];
  expect(optionForKey('k', texts, -1)).toBe(0);
  expect(optionForKey('O', texts, 0)).toBe(1);
  expect(optionForKey('o', texts, 1)).toBe(2);
  expect(optionForKey('o', texts, 2)).toBe(1);
  expect(optionForKey('3', texts, -1)).toBe(2);
  for (const key of ['4', '0', ' ', 'x', 'Tab', 'ArrowDown']) expect(optionForKey(key, texts, 0)).toBeUndefined();
});

test('a period can be copied to every unit and sub-area that may hold one', () => {
  const plan = {
    'hankittavat-ammat-tutkinnon-osat': [{}, {}],
    'hankittavat-yhteiset-tutkinnon-osat': [{ 'osa-alueet': [{}] }],
    'aiemmin-hankitut-ammat-tutkinnon-osat': [{}],
  };
  expect(homesOf(osaamisenHankkimistapa, plan).map(({ listPath }) => listPath.join('.'))).toEqual(
    expect.arrayContaining([
      'hankittavat-ammat-tutkinnon-osat.0.osaamisen-hankkimistavat',
      'hankittavat-ammat-tutkinnon-osat.1.osaamisen-hankkimistavat',
      'hankittavat-yhteiset-tutkinnon-osat.0.osa-alueet.0.osaamisen-hankkimistavat',
    ]),
  );
  expect(homesOf(osaamisenHankkimistapa, plan)).toHaveLength(3);
});
