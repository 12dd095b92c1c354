import type { Kieli } from '../kieli.ts';

/** A name of a code or of a part of a qualification; a name the sources do not give is absent. */
export interface Nimellinen {
  readonly fi?: string;
  readonly sv?: string;
  /** Which of the names is a working label of ours, to be shown with a note until the live code list replaces it. */
  readonly vahvistamaton?: { readonly fi?: boolean; readonly sv?: boolean };
}

/** A name ready for the screen. `kieli` is the language the name is really in: it differs from the wanted one after a fallback. */
export interface Nimi {
  readonly nimi: string;
  readonly kieli: Kieli;
  readonly vahvistamaton: boolean;
}

/** The name in the wanted language, else in the other one; undefined when the code has no known name at all. */
export function nimiKielella(nimellinen: Nimellinen, kieli: Kieli): Nimi | undefined {
  const toinenKieli: Kieli = kieli === 'fi' ? 'sv' : 'fi';
  for (const ehdokas of [kieli, toinenKieli]) {
    const nimi = nimellinen[ehdokas];
    if (nimi !== undefined) {
      return { nimi, kieli: ehdokas, vahvistamaton: nimellinen.vahvistamaton?.[ehdokas] === true };
    }
  }
  return undefined;
}
