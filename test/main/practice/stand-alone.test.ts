import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';

/** The command `npm run practice-server` runs, under the Node that runs the tests. */

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'harjoitus-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

function start(...args: string[]) {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../../scripts/practice-server.ts'), ...args]);
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let output = '';
  let errors = '';
  const ended = new Promise<{ code: number | null; output: string; errors: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, output, errors }));
  });
  const introduced = new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('Zaferi')) resolve(output);
    });
  });
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  return { child, introduced, ended };
}

const line = (output: string, name: string) => new RegExp(`^  ${name}\\s+(.+)$`, 'm').exec(output)?.[1] ?? '';

test('says how to reach it, keeps its password over a restart and ends at Ctrl-C', async () => {
  const first = start('--port', '0', '--data', folder);
  const output = await first.introduced;
  const logIn = await fetch(`${line(output, 'CAS URL')}/v1/tickets`, {
    method: 'POST',
    body: new URLSearchParams({ username: line(output, 'user'), password: line(output, 'password') }),
  });
  expect(logIn.status).toBe(201);
  expect((await fetch(`${line(output, 'base URL')}/api/v1/healthcheck`)).status).toBe(200);
  expect(line(output, 'plans in')).toBe(folder);
  expect(process.platform === 'win32' ? 0 : statSync(join(folder, 'avain')).mode & 0o077).toBe(0);

  const second = await start('--port', '0', '--data', folder).ended;
  expect(second).toMatchObject({ code: 1, output: '' });
  expect(second.errors).toMatch(/^Another practice server uses .+\n$/);

  first.child.kill('SIGINT');
  expect(await first.ended).toMatchObject({ code: 0, errors: '' });

  const third = start('--port', '0', '--data', folder);
  expect(line(await third.introduced, 'password')).toBe(line(output, 'password'));
  third.child.kill('SIGTERM');
  expect((await third.ended).code).toBe(0);
});

test('goes on where a killed one left its folder', async () => {
  const first = start('--port', '0', '--data', folder);
  const password = line(await first.introduced, 'password');
  first.child.kill('SIGKILL');
  await first.ended;
  expect(line(await start('--port', '0', '--data', folder).introduced, 'password')).toBe(password);
});

test('says so when it puts a damaged plan file aside', async () => {
  writeFileSync(join(folder, 'suunnitelmat'), 'hello');
  const output = await start('--port', '0', '--data', folder).introduced;
  const keptAs = /It was kept as (.+); starting empty/.exec(output)?.[1] ?? '';
  expect(readFileSync(keptAs, 'utf8')).toBe('hello');
});

test.each([
  [['--port', 'http']],
  [['--port', '65536']],
  [['--port', '-1']],
  [['--nosuch']],
  [['extra']],
  [['--data', '']],
])('ends with 2 and the usage on %j', async (args) => {
  const { code, output, errors } = await start(...args).ended;
  expect({ code, output }).toEqual({ code: 2, output: '' });
  expect(errors).toContain('Usage: npm run practice-server');
  expect(errors).not.toContain('    at ');
});

test('ends with 1 and a sentence when the port is in use', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const { code, errors } = await start('--port', String(port), '--data', folder).ended;
  expect(code).toBe(1);
  expect(errors).toBe(
    `Port ${port} is in use by another program. Choose another with --port, or --port 0 for a free one.\n`,
  );
});

test.each(['file', 'damaged key'])('ends with 1 and a sentence when the folder is unusable: %s', async (kind) => {
  const data = join(folder, 'tiedot');
  if (kind === 'file') writeFileSync(data, '');
  else {
    mkdirSync(data);
    writeFileSync(join(data, 'avain'), 'short');
  }
  const { code, errors } = await start('--port', '0', '--data', data).ended;
  expect(code).toBe(1);
  expect(errors.split('\n')).toHaveLength(2);
  expect(errors).toContain('--data');
});
