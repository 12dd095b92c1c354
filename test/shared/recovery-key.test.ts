import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatRecoveryKey,
  readRecoveryKey,
  recoveryKeyCharacters,
  recoveryKeyGroup,
} from '../../src/shared/recovery-key.ts';
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

  it('is the same text and the same key for a secret as ever: papers are kept for years', () => {
    const bytes = Uint8Array.from({ length: 32 }, (_, i) => i * 7 + 1);
    const paper = '0440N-Y5GXY-4GNK6-4EA0D-8X75V-AQ338-D9RQ7-GZW62-HPA9Q-Q8N9G-P2VVK-XHECV-TFD04';
    expect(formatRecoveryKey(bytes)).toBe(paper);
    expect(recoveryKeyGroup(bytes, 3)).toBe('4GNK6');
    fc.assert(
      fc.property(secret, (one) => {
        const key = new TextDecoder().decode(recoveryKeyCharacters(one));
        expect(readRecoveryKey(formatRecoveryKey(one))).toEqual({ ok: true, key });
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
