const leastCharacters = 15;
const leastWords = 4;

/** The same passphrase whichever keyboard or system typed it: `ä` in one code point or two, full-width or not. */
export function normalizePassphrase(passphrase: string): string {
  return passphrase.normalize('NFKC');
}

/** At least 15 characters, or at least four words of two letters or more. Space around it does not count. */
export function isStrongEnough(passphrase: string): boolean {
  const typed = normalizePassphrase(passphrase).trim();
  const words = typed.split(/\s+/).filter((word) => word.length > 1);
  return Array.from(typed).length >= leastCharacters || words.length >= leastWords;
}
