import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AppLaunch, freshUserDataFolder } from '../../scripts/lib/app-launch.ts';
import { print } from '../../scripts/lib/say.mjs';
import { formsOf, search } from './search-files.ts';
import { readTypedTexts } from './typed-texts.ts';

/**
 * Gives the app of this run a folder for temporary files of its own, which is searched at the end for all that the tests have typed;
 * so is its home, where that is made for the run. The data folders are searched after each test.
 * @returns searches, and throws when anything is found
 */
export function watchTemporaryFiles(launch: AppLaunch): () => void {
  const notes = mkdtempSync(join(tmpdir(), 'hoks-typed-'));
  const typedFile = join(notes, 'texts');
  process.env['HOKS_TYPED_TEXTS'] = typedFile;
  const temporary = freshUserDataFolder(launch);
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) launch.env[name] = temporary;
  const home = launch.env['HOKS_SANDBOX_HOME'];
  const searched = home === undefined ? [temporary] : [temporary, home];
  return () => {
    try {
      const texts = readTypedTexts(typedFile);
      const left = searched.flatMap((folder) => search(folder, texts).found);
      if (left.length > 0)
        throw new Error(`What was typed lies in clear in ${left.map(({ file }) => file).join(', ')}.`);
      for (const folder of searched) proveThatSearchFinds(folder, texts);
      print(
        `None of ${texts.length} typed texts is in the temporary files, the home and the crash folders of the app.`,
      );
    } finally {
      for (const folder of [notes, temporary]) rmSync(folder, { recursive: true, force: true });
    }
  };
}

/** Each text is found in each form where a file of the same folder holds it. */
function proveThatSearchFinds(folder: string, texts: readonly string[]) {
  const place = join(folder, 'kanarialintu');
  mkdirSync(place);
  chmodSync(place, 0o700);
  const forms = formsOf('').map((_form, index) => index);
  for (const form of forms) {
    const parts = texts.map((text) => formsOf(text)[form] ?? Buffer.alloc(0));
    writeFileSync(join(place, String(form)), Buffer.concat(parts.flatMap((part) => [Buffer.from('x'), part])));
  }
  const { found } = search(place, texts);
  rmSync(place, { recursive: true });
  if (found.length < texts.length * forms.length) throw new Error('The search for typed texts does not find them.');
}
