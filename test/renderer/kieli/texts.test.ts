import { describe, expect, it } from 'vitest';
import { fi } from '../../../src/renderer/kieli/fi/index.ts';
import { sv } from '../../../src/renderer/kieli/sv/index.ts';

/** Every text with its path: ['students.form.nimi', 'Nimi']. */
function texts(tree: object, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    const here = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') return [[here, value]];
    return typeof value === 'object' && value !== null ? texts(value, here) : [];
  });
}

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).sort();

describe('the texts of the page', () => {
  const finnish = texts(fi);
  const swedish = new Map(texts(sv));

  it('are the same set in both languages', () => {
    expect([...swedish.keys()].toSorted()).toEqual(finnish.map(([path]) => path).toSorted());
  });

  it('are never empty and never have stray space around them', () => {
    const untidy = [...finnish, ...swedish].filter(([, text]) => text === '' || text !== text.trim());
    expect(untidy).toEqual([]);
  });

  it('take the same values in both languages', () => {
    const unequal = finnish.filter(
      ([path, text]) => String(placeholders(swedish.get(path) ?? '')) !== String(placeholders(text)),
    );
    expect(unequal).toEqual([]);
  });

  it('have both numbers wherever they have one', () => {
    const paths = new Set(finnish.map(([path]) => path));
    const lonely = [...paths].filter((path) => path.endsWith('_one') && !paths.has(path.replace(/_one$/, '_other')));
    expect(lonely).toEqual([]);
  });
});
