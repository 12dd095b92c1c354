import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { electronArguments } from '../../scripts/lib/app-launch.ts';
import { listeningPorts, type Program, run, start, startPackage, patience } from './program.ts';
import { difference, readScreen } from './screen.ts';

const running: Program[] = [];
const keep = (program: Program) => {
  running.push(program);
  return program;
};
afterEach(async () => {
  for (const program of running.splice(0)) await program.end();
});

/** The page has been drawn. */
async function untilShown(program: Program, profile: string) {
  await expect.poll(() => program.log(profile), patience).toContain('page.shown');
}

const status = (pid: number) => readFileSync(`/proc/${pid}/status`, 'utf8');
const isPage = (pid: number) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer');

test('practice runs in the package: page, bridge, key derivation and database', async () => {
  const program = keep(startPackage(['--profile=harjoittelu']));
  await untilShown(program, 'harjoittelu');
  const folder = join(program.userDataDir, 'harjoittelu');
  await expect.poll(() => existsSync(join(folder, 'vault.json')), patience).toBe(true);
  await expect.poll(() => existsSync(join(folder, 'IndexedDB')), patience).toBe(true);
  expect(program.log('harjoittelu')).not.toMatch(/call\.refused|vault\.refused|main\.failed|page\.gone/);
  expect(statSync(folder).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o700);
});

test.runIf(process.platform === 'linux')(
  'the package shows set-up, sandboxed, without a core dump, an open port or a crash reporter',
  async () => {
    const program = keep(startPackage(['--profile=testi']));
    await untilShown(program, 'testi');
    await expect.poll(() => program.processes().filter(isPage).length, patience).toBe(1);
    for (const page of program.processes().filter(isPage)) {
      expect(status(page)).toMatch(/^Seccomp:\t2$/m);
      expect(status(page)).toMatch(/^NoNewPrivs:\t1$/m);
    }
    const coreLimits = program.processes().map((pid) => readFileSync(`/proc/${pid}/limits`, 'utf8'));
    expect(coreLimits.filter((limits) => !/^Max core file size +0 +0 /m.test(limits))).toEqual([]);
    expect(program.log('testi')).not.toContain('core-dumps.allowed');
    expect(listeningPorts(program.processes())).toEqual([]);

    // Node answers this signal by opening its inspector. Here it is not there to be opened.
    program.signal('SIGUSR1');
    await expect.poll(program.hasEnded, patience).toBe(true);
    expect(program.said()).not.toContain('Debugger listening');
    const files = readdirSync(program.userDataDir, { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => /\.dmp$|(^|\/)core(\.\d+)?$/.test(file))).toEqual([]);
  },
);

const { pictureFile } = run;
const readPicture = () => readScreen(pictureFile ?? '');
/** Linux only: Xvfb shows its screen in a file. */
test.runIf(pictureFile !== undefined)('what the package shows is what the tested build shows', async () => {
  const blank = readPicture();
  const electron = run.launch.env['HOKS_ELECTRON'] ?? run.launch.executable;
  const tested = keep(start(electron, electronArguments(run.launch, ['--lang=fi', '--profile=testi'])));
  await untilShown(tested, 'testi');
  let expected = readPicture();
  let looksAtRest = 0;
  await expect
    .poll(() => {
      const before = expected;
      expected = readPicture();
      const isDrawn = difference(expected, blank) > 0.2 && new Set(expected).size > 50;
      // Nothing moves but the caret.
      looksAtRest = isDrawn && difference(expected, before) < 0.001 ? looksAtRest + 1 : 0;
      return looksAtRest;
    }, patience)
    .toBeGreaterThan(5);
  await tested.end();
  running.length = 0;

  const program = keep(startPackage(['--profile=testi']));
  await expect.poll(() => difference(readPicture(), expected) < 0.001, patience).toBe(true);
  expect(program.log('testi')).toContain('page.shown');
});
