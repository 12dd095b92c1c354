/**
 * The recovery key as it stands on paper: 256 random bits in 13 groups of five. Four characters of a group carry the key and the
 * fifth checks them and the group's place, so that a wrong group can be named while it is typed. The characters are Crockford's
 * base 32, which has no I, L, O and U; what looks alike is read as what it must be. Nothing here says whether a key is the right one.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const recoveryKeyGroups = 13;
const dataLength = 4;

/** @param secret 32 random bytes */
export function formatRecoveryKey(secret: Uint8Array): string {
  return Array.from({ length: recoveryKeyGroups }, (_, group) => recoveryKeyGroup(secret, group + 1)).join('-');
}

/** One group of it, with its check. @param number from 1 */
export function recoveryKeyGroup(secret: Uint8Array, number: number): string {
  const data = Array.from({ length: dataLength }, (_, i) => symbolAt(secret, (number - 1) * dataLength + i));
  return [...data, checkOf(data, number - 1)].map((symbol) => alphabet.charAt(symbol)).join('');
}

/** Every character that carries the key, the checks left out, as UTF-8: what becomes a key. No text is made of it on the way. */
export function recoveryKeyCharacters(secret: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: recoveryKeyGroups * dataLength }, (_, i) =>
    alphabet.charCodeAt(symbolAt(secret, i)),
  );
}

/** Five bits of the secret; 256 bits and four empty ones at the end make 52 of them. */
function symbolAt(secret: Uint8Array, place: number): number {
  const bit = place * 5;
  const [byte, shift] = [Math.floor(bit / 8), bit % 8];
  const twoBytes = ((secret[byte] ?? 0) << 8) | (secret[byte + 1] ?? 0);
  return (twoBytes >> (11 - shift)) & 31;
}

/** One group as typed, in the key's own characters. */
export function tidyGroup(typed: string): string {
  return typed
    .toUpperCase()
    .replaceAll(/[\s\-–—]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
}

export type TypedRecoveryKey =
  | { readonly ok: true; /** Every character that carries the key, the checks left out. */ readonly key: string }
  /** `wrong`: number of the first group that is mistyped, from 1; undefined when the key is not all there. */
  | { readonly ok: false; readonly wrong: number | undefined };

/** Reads a key as a person typed it, with or without spaces and hyphens. */
export function readRecoveryKey(typed: string): TypedRecoveryKey {
  const text = tidyGroup(typed);
  const groups = text.match(/.{1,5}/g) ?? [];
  const wrong = groups.findIndex((group, place) => group.length === dataLength + 1 && !isGroup(group, place));
  if (wrong >= 0) return { ok: false, wrong: wrong + 1 };
  if (text.length !== recoveryKeyGroups * (dataLength + 1)) return { ok: false, wrong: undefined };
  return { ok: true, key: groups.map((group) => group.slice(0, dataLength)).join('') };
}

function isGroup(group: string, place: number): boolean {
  const symbols = Array.from(group, (character) => alphabet.indexOf(character));
  if (symbols.includes(-1)) return false;
  return checkOf(symbols.slice(0, dataLength), place) === symbols[dataLength];
}

/**
 * A weighted sum in the field of 32 elements: every single wrong character, two swapped neighbours and a group in another's place
 * change it.
 */
function checkOf(data: readonly number[], place: number): number {
  return data.reduce((sum, symbol) => times2(sum ^ symbol), place);
}

/** Times x modulo x⁵ + x² + 1. */
function times2(symbol: number): number {
  return symbol < 16 ? symbol << 1 : ((symbol << 1) & 31) ^ 0b101;
}
