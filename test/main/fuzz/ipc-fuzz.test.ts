import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CallName, ipcContract, type Profile } from '../../../src/shared/ipc-contract.ts';
import { argumentsOf } from './arguments.ts';
import { openRealMain } from './real-main.ts';

/*
 * Every call of the contract takes ten thousand arguments through the real checks, the real handlers and the real vault, files
 * and eHOKS client: half as a practice profile, half as a real one. Nothing may throw, answer outside the contract, write
 * outside its folder, or take long.
 */

const argumentsEach = 10_000;
const seed = 20_261_123;

/** Everything main may leave behind, below the folder of the run. */
const allowedFiles = new Set([
  'ulkona.txt',
  'profiili/vault.json',
  'profiili/vault-attempts.json',
  'profiili/practice-passphrase',
  'profiili/koodistot.json',
  'profiili/log-anchor.json',
  'valittu/kuitit.csv',
  'valittu/loki.json',
  'valittu/sivu.pdf',
  'valittu/koodistot.json',
  'valittu/tiedot.json',
  'valittu/siirto.hokssiirto',
]);
/** Backups have names of main's own making, in the folder in use. */
const allowedBackup = /^(?:profiili\/varmuuskopiot|valittu)\/hoks-[a-z]+-[0-9a-f]{8}-\d{8}T\d{9}Z\.hoksvara(?:\.tmp)?$/;

let turn = 0;

/** A network that gives nonsense: main must take any answer as a value. */
function nonsense(): Promise<Response> {
  const answers = [
    () => Response.json({ meta: { id: 7 }, data: { id: 7 } }),
    () => new Response('<html>kirjaudu</html>', { headers: { 'content-type': 'text/html' } }),
    () => new Response('{"rikki', { status: 500 }),
    () => new Response(null, { status: 401 }),
    () => Response.json(null, { status: 404 }),
  ];
  turn += 1;
  const answer = answers[turn % (answers.length + 1)];
  return answer === undefined ? Promise.reject(new TypeError('no network')) : Promise.resolve(answer());
}

describe.each<Profile>(['harjoittelu', 'tuotanto'])('in the profile %s', (profile) => {
  let folder: string;
  let main: ReturnType<typeof openRealMain>;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'hoks-fuzz-'));
    main = openRealMain({ folder, profile, fetch: nonsense });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(Object.keys(ipcContract) as CallName[])(
    '%s takes any argument',
    async (name) => {
      const { argument, answer } = ipcContract[name];
      let answered = 0;
      await fc.assert(
        fc.asyncProperty(argumentsOf(argument), async (given) => {
          const reply = await main.call(name, given);
          if (reply.ok) answered += 1;
          // 'failed' would be a handler that threw, 'bad-answer' one that answered outside the contract.
          expect(reply.ok ? answer.safeParse(reply.value).success : reply.error === 'bad-argument').toBe(true);
          expect(argument.safeParse(given).success).toBe(reply.ok);
        }),
        { numRuns: argumentsEach / 2, seed },
      );
      // A generator that never gets past the check would prove nothing about the handler.
      expect(answered).toBeGreaterThan(argumentsEach / 50);
      expect(readFileSync(join(folder, 'ulkona.txt'), 'utf8')).toBe('muuttumaton');
      expect(filesBelow(folder).filter((file) => !allowedFiles.has(file) && !allowedBackup.test(file))).toEqual([]);
      expect(Object.prototype).toEqual({});
    },
    30_000,
  );

  test('and none of it is in the log', () => {
    const words = /^[a-z][a-z.-]*( [a-zA-Z]+=[\w.-]+)*$/;
    expect(main.lines.length).toBeGreaterThan(0);
    expect(main.lines.filter((line) => !words.test(line))).toEqual([]);
  });
});

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    );
}
