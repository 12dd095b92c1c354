/** Shared, so that the page can say the rule while a passphrase is being chosen; main decides. */

const leastCharacters = 15;
const leastWords = 4;

/** The same passphrase whichever keyboard or system typed it: `ä` in one code point or two, full-width or not. */
export function normalizePassphrase(passphrase: string): string {
  return passphrase.normalize('NFKC');
}

/** At least 15 characters, or at least four words of two letters or more. Space around it does not count. */
export function isStrongEnough(passphrase: string): boolean {
  const words = tidied(passphrase)
    .split(/\s+/)
    .filter((word) => word.length > 1);
  return charactersMissing(passphrase) === 0 || words.length >= leastWords;
}

/** How many characters are still to be typed when the passphrase is not made of words. */
export function charactersMissing(passphrase: string): number {
  return Math.max(0, leastCharacters - Array.from(tidied(passphrase)).length);
}

function tidied(passphrase: string): string {
  return normalizePassphrase(passphrase).trim();
}
