import { describe, expect, it } from 'vitest';
import { charactersMissing, isStrongEnough, normalizePassphrase } from '../../src/shared/passphrase.ts';

describe('a new passphrase', () => {
  it.each([
    ['abcdefghijklmn', false],
    ['abcdefghijklmno', true],
    ['   abcdefghijklmn   ', false],
    ['me te he ne', true],
    ['me te he', false],
    ['a b c d', false],
    ['neljätoista14.', false],
    ['yksi kaksi ko', false],
    ['               ', false],
    ['', false],
  ])('%j: strong enough is %s', (passphrase, isStrong) => {
    expect(isStrongEnough(passphrase)).toBe(isStrong);
  });

  it('says how many characters are still missing', () => {
    expect(charactersMissing('')).toBe(15);
    expect(charactersMissing('abcde ')).toBe(10);
    expect(charactersMissing('abcdefghijklmnopqr')).toBe(0);
  });

  it('counts a letter once, however its keyboard wrote it', () => {
    expect(charactersMissing('a\u0308'.repeat(15))).toBe(0);
    expect(charactersMissing('a\u0308'.repeat(14))).toBe(1);
    expect(normalizePassphrase('a\u0308')).toBe('ä');
  });
});
