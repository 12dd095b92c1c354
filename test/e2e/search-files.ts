import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Looks for texts in the files that the app writes. */

/** The bytes a text may lie in: plain, as UTF-16, or as base64 from any byte on. */
export function formsOf(text: string): Buffer[] {
  const plain = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
  const base64 = plain.flatMap((bytes) =>
    [0, 1, 2].map((offset) => {
      const shifted = Buffer.concat([Buffer.alloc(offset), bytes])
        .toString('base64')
        .replace(/=+$/, '');
      // The first and the last digits also depend on what is around the text.
      return Buffer.from(shifted.slice(offset === 0 ? 0 : 4, -2), 'latin1');
    }),
  );
  return [...plain, ...base64];
}

interface Found {
  file: string;
  text: string;
}

/** Every planted text in every file of a folder and in the files' names, and how many files were read. */
export function search(folder: string, texts: readonly string[]): { found: Found[]; files: string[] } {
  const find = createFinder(texts);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const found = files.flatMap((path) => {
    const file = path.slice(folder.length + 1);
    const content = Buffer.concat([Buffer.from(`${file}\n`), readFileSync(path)]);
    return find(content).map((text) => ({ file, text: text.slice(0, 4) }));
  });
  return { found, files };
}

/**
 * Finds any of many texts, in any form, in one pass over the bytes: a whole run types hundreds of texts and writes gigabytes.
 * @returns gives the texts that some bytes hold
 */
export function createFinder(texts: readonly string[]): (content: Buffer) => string[] {
  // Forms by their first three bytes, and one bit for each such beginning: nearly every place ends at the bit.
  const begins = new Uint8Array(1 << 21);
  const forms = new Map<number, { readonly form: Buffer; readonly text: string }[]>();
  for (const text of new Set(texts)) {
    for (const form of formsOf(text)) {
      if (form.length < 3) throw new Error('A text that short is found everywhere.');
      const key = form.readUIntBE(0, 3);
      begins[key >> 3] = (begins[key >> 3] ?? 0) | (1 << (key & 7));
      forms.set(key, [...(forms.get(key) ?? []), { form, text }]);
    }
  }
  return (content) => {
    const found = new Set<string>();
    let key = 0;
    for (let end = 0; end < content.length; end += 1) {
      key = ((key << 8) & 0xff_ff_ff) | (content[end] ?? 0);
      if (((begins[key >> 3] ?? 0) & (1 << (key & 7))) === 0 || end < 2) continue;
      for (const { form, text } of forms.get(key) ?? []) {
        if (content.subarray(end - 2, end - 2 + form.length).equals(form)) found.add(text);
      }
    }
    return [...found];
  };
}
