/** Without those that are taken for one another when read aloud or written down: 0 O 1 I L. */
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const groups = 5;
const groupLength = 4;

/** A code for one file: twenty characters, 99 bits. `random` gives cryptographically random bytes. */
export function newCode(random: (length: number) => Uint8Array): string {
  const chosen: string[] = [];
  while (chosen.length < groups * groupLength) {
    // Values beyond the last whole multiple are left out: every letter is as likely as any other.
    for (const byte of random(32)) if (byte < 248) chosen.push(letters.charAt(byte % letters.length));
  }
  return Array.from({ length: groups }, (_none, group) =>
    chosen.slice(group * groupLength, (group + 1) * groupLength).join(''),
  ).join('-');
}

/** The same code however it was typed; undefined when it cannot be one. */
export function readCode(typed: string): string | undefined {
  const read = typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
  return read.length === groups * groupLength ? (read.match(/.{4}/g)?.join('-') ?? undefined) : undefined;
}
