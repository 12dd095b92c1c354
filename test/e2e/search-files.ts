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

/** Every planted text in every file of a folder, and how many files were read. */
export function search(folder: string, texts: readonly string[]): { found: Found[]; files: string[] } {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const found = files.flatMap((path) => {
    const file = path.slice(folder.length + 1);
    const content = Buffer.concat([Buffer.from(`${file}\n`), readFileSync(path)]);
    return texts
      .filter((text) => formsOf(text).some((form) => content.includes(form)))
      .map((text) => ({ file, text: text.slice(0, 4) }));
  });
  return { found, files };
}
