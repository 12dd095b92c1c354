import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/*
 * The rules about who may import and use what are only worth something if they fire. Each case here is one offending
 * file in a copy of the layout with our real lint configuration and tsconfigs; all are checked in one run.
 */

const project = join(import.meta.dirname, '..', '..');

/** A file, and the lint rule that has to refuse it; `undefined` where it has to pass. */
const linted: [what: string, file: string, source: string, rule: string | undefined][] = [
  ['Node in shared', 'src/shared/a1.ts', "import 'node:fs';", 'no-restricted-imports'],
  ['Electron in shared', 'src/shared/a2.ts', "import 'electron';", 'no-restricted-imports'],
  ['main in shared', 'src/shared/deep/a3.ts', "import '../../main/handlers.ts';", 'no-restricted-imports'],
  ['renderer in shared', 'src/shared/a4.ts', "import '../renderer/app.tsx';", 'no-restricted-imports'],
  ['a type from main in shared', 'src/shared/a5.ts', "export type { A } from '../main/a.ts';", 'no-restricted-imports'],
  ['renderer in main', 'src/main/b1.ts', "import '../renderer/app.tsx';", 'no-restricted-imports'],
  ['renderer in an edge file of main', 'src/main/window.ts', "import '../renderer/a.tsx';", 'no-restricted-imports'],
  ['Electron in a file of main that is no edge', 'src/main/handlers.ts', "import 'electron';", 'no-restricted-imports'],
  ['Electron below main', 'src/main/vault/main.ts', "import 'electron';", 'no-restricted-imports'],
  ['main in renderer', 'src/renderer/c1.ts', "import '../main/vault/vault.ts';", 'no-restricted-imports'],
  ['Electron in renderer', 'src/renderer/c2.tsx', "import 'electron';", 'no-restricted-imports'],
  ['Node in renderer', 'src/renderer/db/c3.ts', "import 'node:path';", 'no-restricted-imports'],
  ['window.host outside host.ts', 'src/renderer/plan/c4.ts', 'window.host.call();', 'no-restricted-properties'],
  ['globalThis.host outside host.ts', 'src/renderer/c5.ts', 'globalThis.host.call();', 'no-restricted-properties'],
  ['window.host taken apart', 'src/renderer/c6.ts', 'export const { host } = window;', 'no-restricted-properties'],
  ['any', 'src/shared/d1.ts', 'export const a = (b: any) => b;', 'no-explicit-any'],
  ['a non-null assertion', 'src/shared/d2.ts', 'export const a = (b?: string) => b!;', 'no-non-null-assertion'],
  ['a promise left alone', 'src/main/d3.ts', 'Promise.resolve(1);', 'no-floating-promises'],
  ['@ts-ignore', 'src/main/d4.ts', '// @ts-ignore\nexport const a = 1;', 'ban-ts-comment'],
  ['a skipped test', 'test/e1.test.ts', "import { it } from 'vitest';\nit.skip('a', () => {});", 'no-disabled-tests'],
  ['a lone test', 'test/e2.test.ts', "import { it } from 'vitest';\nit.only('a', () => {});", 'no-focused-tests'],
  ['Node in main', 'src/main/f1.ts', "import 'node:fs';", undefined],
  ['Electron in an edge file of main', 'src/main/menu.ts', "import 'electron';", undefined],
  ['shared in renderer', 'src/renderer/f2.ts', "import '../shared/result.ts';", undefined],
  ['a folder of the same name inside a layer', 'src/renderer/plan/f3.ts', "import './main-view.ts';", undefined],
  ['window.host in host.ts', 'src/renderer/host.ts', 'export const a = typeof window.host;', undefined],
];

/** A global or module that does not exist where the folder runs, so that the compiler has to refuse it. */
const compiled: [what: string, file: string, source: string, accepted: boolean][] = [
  ['document in shared', 'src/shared/t1.ts', 'export const a = document.title;', false],
  ['process in shared', 'src/shared/t2.ts', 'export const a = process.pid;', false],
  ['a Node module without its prefix in shared', 'src/shared/t3.ts', "import 'fs';\nexport * from 'fs';", false],
  ['window in main', 'src/main/t4.ts', 'export const a = window.name;', false],
  ['document in main', 'src/main/t5.ts', 'export const a = document.title;', false],
  ['process in renderer', 'src/renderer/t6.ts', 'export const a = process.pid;', false],
  ['Buffer in renderer', 'src/renderer/t7.ts', "export const a = Buffer.from('a');", false],
  [
    'an element of a list taken for present',
    'src/shared/t8.ts',
    'export const a = (b: string[]): string => b[0];',
    false,
  ],
  ['process in main', 'src/main/t9.ts', 'export const a = process.pid;', true],
  ['document in renderer', 'src/renderer/t10.ts', 'export const a = document.title;', true],
];

let copy = '';
/** Rules that fired, by file. */
const fired = new Map<string, string[]>();
/** What the compiler says, by folder. */
const compilerSays = new Map<string, string>();

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'hoks-boundaries-'));
  for (const name of ['.oxlintrc.json', 'tsconfig.json', 'tsconfig.base.json', 'package.json']) {
    cpSync(join(project, name), join(copy, name));
  }
  for (const folder of ['src/shared', 'src/main', 'src/renderer']) {
    cpSync(join(project, folder, 'tsconfig.json'), join(copy, folder, 'tsconfig.json'));
  }
  symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'), 'junction');

  for (const [, file, source] of linted) write(file, source);
  for (const { file, rule } of lint()) fired.set(file, [...(fired.get(file) ?? []), rule]);
  for (const [, file] of linted) rmSync(join(copy, file));

  for (const [, file, source] of compiled) write(file, source);
  for (const folder of ['src/shared', 'src/main', 'src/renderer']) {
    compilerSays.set(folder, runTool(join('typescript', 'bin', 'tsc'), ['-p', folder, '--pretty', 'false']));
  }
}, 60_000);

afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('the linter', () => {
  it.each(linted.filter(([, , , rule]) => rule !== undefined))('refuses %s', (_what, file, _source, rule) => {
    expect(fired.get(file)).toContain(rule);
  });

  it.each(linted.filter(([, , , rule]) => rule === undefined))('accepts %s', (_what, file) => {
    expect(fired.get(file)).toBeUndefined();
  });
});

describe('the compiler', () => {
  it.each(compiled.filter(([, , , accepted]) => !accepted))('refuses %s', (_what, file) => {
    expect(complaintsAbout(file)).not.toEqual([]);
  });

  it.each(compiled.filter(([, , , accepted]) => accepted))('accepts %s', (_what, file) => {
    expect(complaintsAbout(file)).toEqual([]);
  });
});

describe('the source', () => {
  // The linter looks at import declarations only; this closes the other two ways in.
  it('imports nothing with require or a computed import', () => {
    const offending = sourceFiles().filter((file) =>
      /\brequire\(|\bimport\((?!['"]\.)/.test(readFileSync(file, 'utf8')),
    );
    expect(offending.map((file) => relative(project, file))).toEqual([]);
  });
});

function write(file: string, source: string) {
  mkdirSync(dirname(join(copy, file)), { recursive: true });
  writeFileSync(join(copy, file), `${source}\n`);
}

/** Every finding of the linter in the copy, with the bare name of its rule. */
function lint(): { file: string; rule: string }[] {
  const output = runTool(join('oxlint', 'bin', 'oxlint'), ['-f', 'unix', '.']);
  // A line is `src/main/a.ts:1:1: message [Error/plugin(rule)]`.
  return output.split('\n').flatMap((line) => {
    const [, file, rule] = /^(?:\.\/)?([^:]+):\d+:\d+: .*\[\w+\/[\w-]+\(([\w-]+)\)\]$/.exec(line) ?? [];
    return file === undefined || rule === undefined ? [] : [{ file: file.replaceAll('\\', '/'), rule }];
  });
}

/** What the compiler says about a file, in the run for the folder the file belongs to. */
function complaintsAbout(file: string): string[] {
  const folder = file.split('/').slice(0, 2).join('/');
  return (compilerSays.get(folder) ?? '').split('\n').filter((line) => line.startsWith(`${file}(`));
}

function runTool(tool: string, args: string[]): string {
  const result = spawnSync(process.execPath, [join(project, 'node_modules', tool), ...args], {
    cwd: copy,
    encoding: 'utf8',
  });
  return result.stdout;
}

function sourceFiles(): string[] {
  return readdirSync(join(project, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
