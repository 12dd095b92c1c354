import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { fixture, planWith } from './plans.ts';

/** The command as integrators run it: arguments, files, standard output and exit code. */

const script = fileURLToPath(new URL('../../../scripts/validate.ts', import.meta.url));
const fixtures = fileURLToPath(new URL('../../fixtures/hoks', import.meta.url));
const base = mkdtempSync(join(tmpdir(), 'validate-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const shownFindings = z.array(
  z.strictObject({
    level: z.enum(['error', 'defect', 'advice']),
    path: z.string(),
    rule: z.string(),
    message: z.strictObject({ fi: z.string(), sv: z.string() }),
  }),
);

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { cwd: base, encoding: 'utf8' });
  const lines = stdout.split('\n').filter((line) => line !== '');
  const rows = lines.map((line) => {
    const [path = '', verdict = '', json = '[]'] = line.split('\t');
    const findings = shownFindings.parse(JSON.parse(json));
    return {
      path,
      verdict,
      findings,
      errors: findings.filter(({ level }) => level === 'error').map(({ rule }) => rule),
    };
  });
  return { status, stderr, rows };
}

let folders = 0;
/** A folder of its own below the working folder of the command; returns its name. */
function folder(files: Record<string, string | Uint8Array>): string {
  const name = `f${++folders}`;
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(join(base, name, file, '..'), { recursive: true });
    writeFileSync(join(base, name, file), content);
  }
  return name;
}

const plan = JSON.stringify(planWith());
const tuva = JSON.stringify(fixture('tuva.oo.json'));
const education = JSON.stringify(fixture('tuva-post.json'));
const post = ['--method', 'post', '--today', '2026-11-23'];

test('accepts the examples of the contract', () => {
  const files = ['full-vocational-post.json', 'smallest-post.json', 'tuva-post.json'];
  const { rows, status } = run(...post, ...files.map((file) => join(fixtures, file)));
  expect(rows.map(({ path, verdict }) => [path, verdict])).toEqual(
    files.map((file) => [join(fixtures, file), 'valid']),
  );
  expect(status).toBe(0);
  expect(run('--method', 'put', join(fixtures, 'smallest-put.json')).status).toBe(0);
  expect(run('--method=patch-virkailija', join(fixtures, 'useful-patch.json'), '--today', '2026-11-23').status).toBe(0);
});

test('prints one line a file, sorted, with JSON pointers and both languages', () => {
  const name = folder({
    'b.json': plan,
    'a.json': '{"foo/b~r":1}',
    'sub/c.json': plan,
    'note.txt': 'x',
    'B.json': plan,
  });
  const { rows, status, stderr } = run(...post, name);
  expect(rows.map(({ path }) => path)).toEqual(
    ['B.json', 'a.json', 'b.json', 'sub/c.json'].map((file) => join(name, file)),
  );
  expect(rows.map(({ verdict }) => verdict)).toEqual(['valid', 'invalid', 'valid', 'valid']);
  expect(rows[1]?.findings.at(-1)).toMatchObject({ level: 'error', path: '/foo~1b~0r', rule: 'unknown-key' });
  expect(Object.keys(rows[1]?.findings[0] ?? {})).toEqual(['level', 'path', 'rule', 'message']);
  expect(Object.keys(rows[1]?.findings[0]?.message ?? {})).toEqual(['fi', 'sv']);
  expect([status, stderr]).toEqual([1, '']);
});

test('takes the study right beside the plan, in folders and beside named files, before the common one', () => {
  const name = folder({
    'own.json': education,
    'own.oo.json': tuva,
    'none.json': education,
    'null.json': education,
    'null.oo.json': 'null',
    'vocational.oo.json': JSON.stringify(fixture('ammatillinen.oo.json')),
  });
  const common = ['--opiskeluoikeus', join(name, 'vocational.oo.json')];
  const verdicts = (...args: string[]) =>
    run(...post, ...args).rows.map(({ path, errors }) => [path.replace(/^.*\//, ''), errors]);
  expect(verdicts(name)).toEqual([
    ['none.json', []],
    ['null.json', []],
    ['own.json', []],
  ]);
  expect(verdicts(...common, name)).toEqual([
    ['none.json', ['TK']],
    ['null.json', []],
    ['own.json', []],
  ]);
  expect(verdicts(...common, join(name, 'own.json'), join(name, 'own.oo.json'))).toEqual([['own.json', []]]);
});

test('refuses what is not a plan, one line each, without a crash', () => {
  const name = folder({
    'bom.json': `\ufeff${plan}`,
    'broken.json': '{"a":',
    'deep.json': '['.repeat(200_000),
    'empty.json': '',
    'latin1.json': new Uint8Array([0x7b, 0x22, 0xe4, 0x22, 0x3a, 0x31, 0x7d]),
    'list.json': '[]',
    'null.json': 'null',
    'plan.json': plan,
    'plan.oo.json': 'not JSON',
    'text-after.json': `${plan} and more`,
  });
  const { rows, status } = run(...post, name);
  expect(rows.map(({ path, errors }) => [path.replace(/^.*\//, ''), errors])).toEqual([
    ['bom.json', []],
    ['broken.json', ['json']],
    ['deep.json', expect.anything()],
    ['empty.json', ['json']],
    ['latin1.json', ['json']],
    ['list.json', ['type']],
    ['null.json', ['type']],
    ['plan.json', ['opiskeluoikeus']],
    ['text-after.json', ['oddity']],
  ]);
  expect(status).toBe(1);
});

test('does not read a huge file', () => {
  const name = folder({ 'huge.json': '{' });
  truncateSync(join(base, name, 'huge.json'), 21 * 1024 * 1024);
  expect(run(...post, name).rows.map(({ errors }) => errors)).toEqual([['too-large']]);
});

test('follows links to files and not to folders', () => {
  const name = folder({ 'plan.json': plan });
  symlinkSync('plan.json', join(base, name, 'link.json'));
  symlinkSync('.', join(base, name, 'loop'));
  symlinkSync('nowhere.json', join(base, name, 'dangling.json'));
  expect(run(...post, name).rows.map(({ path }) => path)).toEqual([join(name, 'link.json'), join(name, 'plan.json')]);
});

test('checks a file named twice once', () => {
  const name = folder({ 'plan.json': plan });
  expect(run(...post, name, join(name, 'plan.json')).rows).toHaveLength(1);
});

test.each([
  [['plan.json'], '--method'],
  [['--method', 'delete', 'plan.json'], 'delete'],
  [['--method', 'post-oppija', 'plan.json'], 'post-oppija'],
  [['--method', 'post'], 'file'],
  [['--method', 'post', '--nope', 'plan.json'], 'nope'],
  [['--method', 'post', '--today', '2026-02-30', '.'], '--today'],
  [['--method', 'post', 'no-such-file.json'], 'no-such-file.json'],
  [['--method', 'post', '--opiskeluoikeus', 'no-such.oo.json', '.'], 'no-such.oo.json'],
])('explains wrong usage: %j', (args, word) => {
  const { status, stderr, rows } = run(...args);
  expect(status).toBe(2);
  expect(stderr).toContain(word);
  expect(stderr).toContain('npm run validate');
  expect(stderr).not.toContain('    at ');
  expect(rows).toEqual([]);
});

test('says an unreadable file in a line of its own', () => {
  const name = folder({ 'plan.json': plan, 'secret.json': plan });
  chmodSync(join(base, name, 'secret.json'), 0);
  const { rows } = run(...post, name);
  // As root every file can be read.
  const expected = process.getuid?.() === 0 ? [] : ['file'];
  expect(rows.map(({ errors }) => errors)).toEqual([[], expected]);
});

test('ends quietly when the reader closes the pipe', async () => {
  const name = folder(Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`${n}.json`, '{}'])));
  const child = spawn(process.execPath, [script, ...post, name], { cwd: base, stdio: ['ignore', 'pipe', 'pipe'] });
  let stderr = '';
  child.stderr.on('data', (chunk) => (stderr += String(chunk)));
  child.stdout.once('data', () => child.stdout.destroy());
  await new Promise((resolve) => child.once('close', resolve));
  expect(stderr).toBe('');
});
