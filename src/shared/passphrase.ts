/** The rule for passphrases. The page has the text and judges it; main is given bytes and refuses what is too short in any case. */

const leastCharacters = 15;
const leastWords = 4;

/** The same passphrase whichever keyboard or system typed it: `ä` in one code point or two, full-width or not. */
export function normalizePassphrase(passphrase: string): string {
  return passphrase.normalize('NFKC');
}

/** At least 15 characters, or at least four words of two letters or more, and not made of what everybody tries first. */
export function isStrongEnough(passphrase: string): boolean {
  return isLongEnough(passphrase) && !isEasyToGuess(passphrase);
}

/** Of UTF-8 bytes, the fewest that a strong passphrase has: four words of two letters, and what is between them. */
export const leastPassphraseBytes = leastWords * 3 - 1;

/** Space around it does not count. */
export function isLongEnough(passphrase: string): boolean {
  return charactersMissing(passphrase) === 0 || wordsOf(passphrase).length >= leastWords;
}

export type Strength = 'short' | 'easy' | 'fair' | 'good' | 'strong';

/** How long a guesser would have to go on, in one word. An estimate from length and repetition: it knows no dictionary. */
export function strengthOf(passphrase: string): Strength {
  if (!isLongEnough(passphrase)) return 'short';
  if (isEasyToGuess(passphrase)) return 'easy';
  const characters = Array.from(tidied(passphrase)).length;
  const words = new Set(wordsOf(passphrase)).size;
  if (words >= 6 || characters >= 30) return 'strong';
  return words >= 5 || characters >= 22 ? 'good' : 'fair';
}

/** What is tried before anything else: the words for a password, rows of the keyboard, the alphabet, this program's name. */
const triedFirst =
  /salasana|salalause|passphrase|password|passw0rd|losenord|losenfras|qwertyuiop|qwerty|asdfghjkl|asdfgh|zxcvbnm|abcdefghijklmnopqrstuvwxyz|abcdefgh|abc|01234567890|1234567890|123456789|12345678|1234567|123456|12345|1234|123|letmein|welcome|tervetuloa|valkommen|admin|hoks|ehoks/g;

/** What is left of it must still be something: other than repetition and the first guesses of everybody. */
function isEasyToGuess(passphrase: string): boolean {
  const plain = tidied(passphrase)
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^\p{Letter}\p{Number}]/gu, '');
  const left = plain.replaceAll(triedFirst, '');
  const words = wordsOf(passphrase.toLowerCase());
  const isRepeatedWord = words.length > 2 && new Set(words).size <= words.length / 2;
  return left.length < 6 || new Set(left).size < 5 || isRepeatedWord || /^(.+?)\1+$/u.test(plain);
}

function wordsOf(passphrase: string): string[] {
  return tidied(passphrase)
    .split(/\s+/)
    .filter((word) => word.length > 1);
}

/** How many characters are still to be typed when the passphrase is not made of words. */
export function charactersMissing(passphrase: string): number {
  return Math.max(0, leastCharacters - Array.from(tidied(passphrase)).length);
}

function tidied(passphrase: string): string {
  return normalizePassphrase(passphrase).trim();
}
