import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRecoveryKey, readRecoveryKey } from '../../src/shared/recovery-key.ts';
import { isStrongEnough, strengthOf } from '../../src/shared/passphrase.ts';

const secret = fc.uint8Array({ minLength: 32, maxLength: 32 });
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('the recovery key on paper', () => {
  it('is 13 groups of five, reads back, and is another for every secret', () => {
    fc.assert(
      fc.property(secret, secret, (one, other) => {
        const text = formatRecoveryKey(one);
        expect(text).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){12}[0-9A-HJKMNP-TV-Z]{5}$/);
        expect(readRecoveryKey(text)).toMatchObject({ ok: true });
        expect(formatRecoveryKey(other) === text).toBe(one.join() === other.join());
      }),
    );
  });

  it('names the group in which one character is wrong, or two neighbours are swapped', () => {
    fc.assert(
      fc.property(secret, fc.nat(12), fc.nat(4), fc.nat(31), fc.boolean(), (bytes, group, at, symbol, isSwap) => {
        const groups = formatRecoveryKey(bytes).split('-');
        const typed = Array.from(groups[group] ?? '');
        if (isSwap && at < 4) [typed[at], typed[at + 1]] = [typed[at + 1] ?? '', typed[at] ?? ''];
        else typed[at] = alphabet.charAt(symbol);
        if (typed.join('') === groups[group]) return;
        groups[group] = typed.join('');
        expect(readRecoveryKey(groups.join('-'))).toEqual({ ok: false, wrong: group + 1 });
      }),
    );
  });

  it("notices two whole groups in each other's place, and a key that is not all there", () => {
    fc.assert(
      fc.property(secret, fc.nat(12), fc.nat(12), (bytes, one, other) => {
        const groups = formatRecoveryKey(bytes).split('-');
        if (one === other) return;
        [groups[one], groups[other]] = [groups[other] ?? '', groups[one] ?? ''];
        expect(readRecoveryKey(groups.join(' '))).toMatchObject({ ok: false });
      }),
    );
    expect(readRecoveryKey(formatRecoveryKey(new Uint8Array(32)).slice(0, 40))).toEqual({
      ok: false,
      wrong: undefined,
    });
    expect(readRecoveryKey('')).toEqual({ ok: false, wrong: undefined });
  });
});

describe('a passphrase that is long but tried first', () => {
  it.each([
    'salasanasalasana',
    'Salasana1234567890',
    'aaaaaaaaaaaaaaaaaaa',
    'abcabcabcabcabcabc',
    'qwertyuiop123456',
    'kissa kissa kissa kissa',
    'lösenord lösenord 123',
  ])('is not taken: %j', (phrase) => {
    expect(strengthOf(phrase)).toBe('easy');
    expect(isStrongEnough(phrase)).toBe(false);
  });

  it.each([
    ['lyhyt', 'short'],
    ['yö työ suo tie', 'fair'],
    ['neljä hyvin tavallista sanaa', 'good'],
    ['kuusi aivan eri sanaa peräkkäin tässä', 'strong'],
  ])('%j is %s', (phrase, strength) => {
    expect(strengthOf(phrase)).toBe(strength);
  });
});
