import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { projectFolder } from '../../scripts/lib/run-script.mjs';

/*
 * Whatever a test types into the window is a canary: after the test none of it may lie in a file of the app. The texts of all tests
 * are kept in one file, for the search at the end of the run.
 */

/** Shorter texts stand in other files by chance. */
const shortest = 12;

/** Where the texts of the run are kept, one JSON text a line: a folder that is not searched. */
const keptIn = () => process.env['HOKS_TYPED_TEXTS'];

const typed = new Set<string>();
const watchedClasses = new WeakSet<object>();

/** Notes from now on what any page of this test process is given through its fields and its keyboard. */
export function noteTyping(page: Page) {
  note(page.locator('html'), ['fill', 'pressSequentially']);
  note(page.keyboard, ['type', 'insertText']);
}

/** The texts that tests of this process have typed and that the program itself does not hold. */
export function typedTexts(): string[] {
  return [...typed];
}

/** The texts of all tests of the run. */
export function readTypedTexts(file: string): string[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return [...new Set(lines.map((line) => JSON.parse(line) as string))];
}

/** Playwright has no event for what a test types, so the methods of its classes are wrapped, once. */
function note(target: object, methods: readonly string[]) {
  const prototype = Object.getPrototypeOf(target) as Record<string, (...given: unknown[]) => unknown>;
  if (watchedClasses.has(prototype)) return;
  watchedClasses.add(prototype);
  for (const name of methods) {
    const act = prototype[name];
    if (act === undefined) throw new Error(`Playwright has no ${name} any more.`);
    prototype[name] = function noted(this: unknown, ...given: unknown[]) {
      if (typeof given[0] === 'string') keep(given[0]);
      return act.apply(this, given);
    };
  }
}

function keep(text: string) {
  if (text.length < shortest || typed.has(text) || program().includes(text)) return;
  typed.add(text);
  const file = keptIn();
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(text)}\n`);
}

let programText: Buffer | undefined;

/** Chromium keeps compiled code of the page, with the program's own sample people and words in it. */
function program(): Buffer {
  const build = join(projectFolder, '.vite');
  programText ??= Buffer.concat(
    readdirSync(build, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name))),
  );
  return programText;
}
