import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { listeningPorts, type Program, run, start, startPackage, patience } from './program.ts';

/*
 * What somebody with the user's rights would try on the installed program. An attempt that must do nothing is also made on plain
 * Electron, where it works: otherwise it would prove nothing.
 */

const { program, launch } = run;
/** Electron as it was before it was packaged, where the user that it runs as can read it. */
const plain = launch.env['HOKS_ELECTRON'] ?? program.electron.executable;

const mark = 'VIERAS-KOODI-AJETTIIN';
const speak = `process.stdout.write('${mark}\\n');`;

const running: Program[] = [];
const keep = (started: Program) => {
  running.push(started);
  return started;
};
afterEach(async () => {
  for (const started of running.splice(0)) await started.end();
});

let folder: string;
/** An app that speaks as soon as it is loaded. */
let foreignApp: string;
let foreignScript: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hoks-foreign-'));
  chmodSync(folder, 0o755);
  foreignApp = join(folder, 'app');
  foreignScript = join(folder, 'vieras.cjs');
  putForeignApp(foreignApp);
  writeFileSync(foreignScript, speak);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function putForeignApp(where: string) {
  mkdirSync(where, { recursive: true });
  writeFileSync(join(where, 'package.json'), JSON.stringify({ name: 'vieras', version: '1.0.0', main: 'main.cjs' }));
  writeFileSync(join(where, 'main.cjs'), `${speak} setInterval(() => {}, 1000);`);
}

/** It said why, in both languages, ran nothing that was not its own and opened no page. */
async function expectRefusal(started: Program, why: string) {
  await expect.poll(started.said, patience).toContain(`Programmet startades med inställningen ${why},`);
  expect(started.said()).toContain(`Ohjelma käynnistettiin asetuksella ${why},`);
  expect(started.said()).not.toContain(mark);
  expect(started.log('testi')).toBe('');
}

test.each(['--inspect=0', '--inspect-brk=0', '--remote-debugging-port=0', '--remote-debugging-pipe'])(
  'does not start with %s, and nothing listens while it says so',
  async (given) => {
    const started = keep(startPackage(['--profile=testi', given]));
    await expectRefusal(started, given.split('=')[0] ?? '');
    expect(listeningPorts(started.processes())).toEqual([]);
    expect(started.said()).not.toMatch(/(Debugger|DevTools) listening/);
  },
);

describe('ELECTRON_RUN_AS_NODE', () => {
  const env = { ELECTRON_RUN_AS_NODE: '1' };

  test('makes plain Electron a Node', async () => {
    await expect.poll(keep(start(plain, [foreignScript], env)).said, patience).toContain(mark);
  });
  test('makes the packaged program refuse', async () => {
    await expectRefusal(keep(startPackage([foreignScript], env)), 'ELECTRON_RUN_AS_NODE');
  });
});

describe('NODE_OPTIONS', () => {
  test('brings code into plain Electron', async () => {
    const env = { NODE_OPTIONS: `--require ${foreignScript}` };
    await expect.poll(keep(start(plain, [foreignApp], env)).said, patience).toMatch(new RegExp(`${mark}[^]*${mark}`));
  });
  test('is taken from the packaged program before it reads it', async () => {
    const started = keep(startPackage(['--profile=testi'], { NODE_OPTIONS: `--require ${foreignScript}` }));
    await expect.poll(() => started.log('testi'), patience).toContain('page.shown');
    expect(started.said()).not.toContain(mark);
  });
});

describe('the folder of another app', () => {
  test('is what plain Electron loads', async () => {
    await expect.poll(keep(start(plain, [foreignApp])).said, patience).toContain(mark);
  });
  test('as an argument is nothing to the packaged program', async () => {
    const started = keep(startPackage([foreignApp, '--profile=testi']));
    await expect.poll(() => started.log('testi'), patience).toContain('page.shown');
    expect(started.said()).not.toContain(mark);
  });
});

describe('another app in place of the archive', () => {
  /** A copy of a program whose archive is gone, with a foreign app beside its place. */
  function tampered(executable: string, name: string): string {
    const copy = join(folder, name);
    cpSync(dirname(executable), copy, { recursive: true });
    for (const archive of ['app.asar', 'default_app.asar']) rmSync(join(copy, 'resources', archive), { force: true });
    putForeignApp(join(copy, 'resources', 'app'));
    return join(copy, basename(executable));
  }

  test('is what plain Electron loads', async () => {
    await expect.poll(keep(start(tampered(plain, 'plain'), [])).said, patience).toContain(mark);
  });
  test('is nothing to the packaged program', async () => {
    const started = keep(start(tampered(program.executable, 'tampered'), []));
    await expect.poll(started.hasEnded, patience).toBe(true);
    expect(started.said()).not.toContain(mark);
  });
});
