import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PracticeServer } from '../../../src/main/practice/server.ts';
import { openReferenceData, type ReferenceSurroundings } from '../../../src/main/reference/reference-data.ts';
import { writeWholeFile } from '../../../src/main/write-file.ts';
import type { Connection } from '../../../src/shared/ipc-contract.ts';
import { takeIntoUse } from '../../../src/shared/reference/in-use.ts';
import { koodi, koodinNimi, valittavatKoodit } from '../../../src/shared/reference/koodistot.ts';
import { organisaationNimi } from '../../../src/shared/reference/organisaatiot.ts';
import { lataaMukanaTullut, lataaPeruste, perusteet } from '../../../src/shared/reference/perusteet.ts';
import type { Progress } from '../../../src/shared/reference/reference-calls.ts';
import { lataaTutkinnonOsat } from '../../../src/shared/reference/tutkinnon-osat.ts';
import { yhteisetTutkinnonOsat } from '../../../src/shared/reference/yhteiset-tutkinnon-osat.ts';
import { startServer } from '../practice/client.ts';
import { type LyingServices, startLyingServices } from './lying-services.ts';

const provider = '1.2.246.562.10.55110000019';
const nothingMore = { diaarinumerot: [] };

let folder: string;
let server: PracticeServer;
let services: LyingServices;
let progress: (Progress | null)[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'koodistot-'));
  server = await startServer();
  services = await startLyingServices(server.port);
  progress = [];
});
afterEach(async () => {
  await services.close();
  rmSync(folder, { recursive: true });
  takeIntoUse(undefined);
});

const file = () => join(folder, 'koodistot.json');

function open(changes: Partial<ReferenceSurroundings> = {}) {
  const connection: Connection = {
    baseUrl: `${services.origin}/ehoks-virkailija-backend`,
    casUrl: `${services.origin}/cas`,
    username: 'u',
    password: 'p',
    callerId: `${provider}.testi`,
  };
  const data = openReferenceData({
    profile: 'harjoittelu',
    file: file(),
    fetch,
    clock: () => Date.parse('2026-11-23T08:00:00Z'),
    connection: () => connection,
    read: (path) => readFileSync(path, 'utf8'),
    size: (path) => statSync(path).size,
    write: writeWholeFile,
    chooseFile: () => Promise.resolve(undefined),
    onProgress: () => progress.push(data.progress()),
    ...changes,
  });
  return data;
}

/** The services' own change, as it happens at OPH: a name, a version, a new code, a name for a working label. */
function changeTheLists() {
  server.publicData.codes
    .set('urasuunnitelma_0001', { fi: 'Jatko-opinnot ja kasvu', versio: 3 })
    .set('urasuunnitelma_0009', { fi: 'Uusi suunta', sv: 'Ny riktning' })
    .set('tutkinnonosat_106880', { versio: 4 })
    .set('tutkinnonosat_108357', { fi: 'Viestintäosaaminen', versio: 2 });
}

describe('a refresh', () => {
  test('brings names, versions, new codes, curricula and the own schools into use and onto the disk', async () => {
    changeTheLists();
    const shipped = await lataaMukanaTullut('OPH-5410-2021');
    if (shipped === undefined) throw new Error('the shipped curriculum is missing');
    const added = { ...shipped, diaarinumero: 'OPH-9999-2026', fi: 'Uusi perustutkinto' };
    server.publicData.perusteet.set('OPH-9999-2026', added);
    const before = koodi('urasuunnitelma_0002');

    const answer = await open().refresh({ diaarinumerot: ['OPH-9999-2026', 'OPH-1-2000'] });

    expect(answer).toMatchObject({ ok: true, value: { missing: ['OPH-1-2000'], unreadable: [] } });
    expect(koodi('urasuunnitelma_0001')).toMatchObject({ fi: 'Jatko-opinnot ja kasvu', versio: 3 });
    expect(koodi('urasuunnitelma_0002')).toEqual(before);
    expect(valittavatKoodit('urasuunnitelma').map(({ uri }) => uri)).toContain('urasuunnitelma_0009');
    expect(organisaationNimi('1.2.246.562.10.55110000126', 'fi')?.nimi).toBe('Suvirannan ammattiopisto');
    expect(organisaationNimi('1.2.246.562.10.55220000123', 'fi')).toBeUndefined();
    expect(perusteet().find((one) => one.diaarinumero === 'OPH-9999-2026')?.fi).toBe('Uusi perustutkinto');
    const unit = (await lataaPeruste('OPH-5410-2021'))?.tutkinnonOsat.find(({ uri }) => uri === 'tutkinnonosat_106880');
    expect(unit).toMatchObject({ versio: 4 });
    expect(unit).not.toHaveProperty('versioVahvistamaton');
    expect((await lataaTutkinnonOsat()).find(({ uri }) => uri === 'tutkinnonosat_106880')?.versio).toBe(4);

    takeIntoUse(undefined);
    expect(koodi('urasuunnitelma_0001')).toMatchObject({ fi: 'Jatko-opinnot', versio: 1 });
    expect(open().current().set?.haettu).toBe('2026-11-23T08:00:00.000Z');
    expect(koodi('urasuunnitelma_0001')).toMatchObject({ fi: 'Jatko-opinnot ja kasvu', versio: 3 });
  });

  test('takes the mark off a working label only where a real name came', async () => {
    const communication = () => yhteisetTutkinnonOsat('2026-08-01').find(({ uri }) => uri === 'tutkinnonosat_108357');
    expect(communication()?.vahvistamaton).toEqual({ fi: true, sv: true });
    expect(koodinNimi('oppisopimuksenperusta_01', 'fi')).toMatchObject({ vahvistamaton: true });
    changeTheLists();
    await open().refresh(nothingMore);
    expect(communication()).toMatchObject({ fi: 'Viestintäosaaminen', versio: 2, vahvistamaton: { sv: true } });
    expect(communication()?.vahvistamaton?.fi).toBeUndefined();
    expect(koodinNimi('oppisopimuksenperusta_01', 'fi')).toMatchObject({ vahvistamaton: true });
  });

  test('asks the second time only for what is new, and gets the same set', async () => {
    const data = open();
    const first = await data.refresh(nothingMore);
    services.requests.length = 0;
    const second = await data.refresh(nothingMore);
    const conditional = services.requests.filter(({ path }) => !/\?(?:diaarinumero|oid)=/.test(path));
    expect(new Set(conditional.map(({ status }) => status))).toEqual(new Set([304]));
    expect(conditional).toHaveLength(11 + perusteet().length);
    expect(second).toEqual(first);

    server.publicData.codes.set('urasuunnitelma_0001', { versio: 9 });
    services.requests.length = 0;
    await data.refresh(nothingMore);
    expect(
      services.requests.filter(({ path, status }) => path.includes('urasuunnitelma') && status === 200),
    ).toHaveLength(1);
    expect(koodi('urasuunnitelma_0001')?.versio).toBe(9);
  });

  test('tells how far it is, and ends at the whole', async () => {
    await open().refresh(nothingMore);
    const done = progress.map((one) => one?.done ?? -1);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(progress[0]).toMatchObject({ done: 0, service: 'koodisto' });
    expect(progress.at(-1)).toMatchObject({ done: (progress.at(-1)?.total ?? 0) - 1, service: 'organisaatio' });
  });

  test('keeps the earlier structure of a curriculum that cannot be read, and goes on', async () => {
    const data = open();
    await data.refresh(nothingMore);
    server.publicData.codes.set('urasuunnitelma_0001', { versio: 9 });
    services.lie((path, response) => path.includes('/peruste/1003') && answerWith(response, 200, '{"id":1003}'));
    const answer = await data.refresh(nothingMore);
    expect(answer).toMatchObject({ ok: true, value: { unreadable: ['OPH-1117-2019'] } });
    expect((await lataaPeruste('OPH-1117-2019'))?.tutkinnonOsat.length).toBeGreaterThan(20);
    expect(koodi('urasuunnitelma_0001')?.versio).toBe(9);
  });
});

function answerWith(response: ServerResponse, status: number, body: string, type = 'application/json'): true {
  response.writeHead(status, { 'content-type': type }).end(body);
  return true;
}

/** Each strikes in the middle: the code lists have come already. */
const strikes = {
  'a login page': (response: ServerResponse) => answerWith(response, 200, '<html>Kirjaudu</html>', 'text/html'),
  'a broken JSON': (response: ServerResponse) => answerWith(response, 200, '{"data":[{"id":1,'),
  'a JSON of another shape': (response: ServerResponse) => answerWith(response, 200, '[]'),
  'JSON nested past all sense': (response: ServerResponse) =>
    answerWith(response, 200, '['.repeat(5000) + ']'.repeat(5000)),
  'an error of the service': (response: ServerResponse) => answerWith(response, 500, '{}'),
  'a redirect': (response: ServerResponse) => {
    response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end();
    return true;
  },
  'an answer to a question nobody asked': (response: ServerResponse) => answerWith(response, 304, ''),
  'a connection that ends in the middle': (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
    response.write('{"data":');
    setImmediate(() => response.destroy());
    return true;
  },
  'a server that goes silent': (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write('{');
    return true;
  },
} as const;

const codes: Readonly<Record<keyof typeof strikes, object>> = {
  'a login page': { code: 'not-service', service: 'eperusteet', status: 200 },
  'a broken JSON': { code: 'not-service', service: 'eperusteet', status: 200 },
  'a JSON of another shape': { code: 'not-service', service: 'eperusteet', status: 200 },
  'JSON nested past all sense': { code: 'not-service', service: 'eperusteet', status: 200 },
  'an error of the service': { code: 'server', service: 'eperusteet', status: 500 },
  'a redirect': { code: 'not-service', service: 'eperusteet', status: 302 },
  'an answer to a question nobody asked': { code: 'not-service', service: 'eperusteet', status: 304 },
  'a connection that ends in the middle': { code: 'not-service', service: 'eperusteet', status: 200 },
  'a server that goes silent': { code: 'timeout', service: 'eperusteet', status: 200 },
};

describe('a refresh that fails leaves the set that was', () => {
  test.each(Object.keys(strikes) as (keyof typeof strikes)[])('after %s', async (strike) => {
    const data = open({ idleMs: 300 });
    await data.refresh(nothingMore);
    const before = readFileSync(file(), 'utf8');
    changeTheLists();
    services.lie((path, response) => path.includes('perusteet?') && strikes[strike](response));
    expect(await data.refresh(nothingMore)).toEqual({ ok: false, error: codes[strike] });
    expect(koodi('urasuunnitelma_0001')?.versio).toBe(1);
    expect(readFileSync(file(), 'utf8')).toBe(before);
    services.lie(undefined);
    expect(await data.refresh(nothingMore)).toMatchObject({ ok: true });
    expect(koodi('urasuunnitelma_0001')?.versio).toBe(3);
  });

  test('without a network', async () => {
    const data = open();
    await services.close();
    expect(await data.refresh(nothingMore)).toEqual({
      ok: false,
      error: { code: 'offline', service: 'koodisto', status: undefined },
    });
    expect([data.current(), data.progress(), readdirSync(folder)]).toEqual([{ set: null, fault: null }, null, []]);
  });

  test('when it is cancelled in the middle, and another may begin at once', async () => {
    const data = open();
    let isAsked = () => undefined as void;
    const asked = new Promise<void>((resolve) => (isAsked = resolve));
    services.lie((path) => {
      if (!path.includes('perusteet?')) return false;
      isAsked();
      return true;
    });
    const refresh = data.refresh(nothingMore);
    await asked;
    expect(await data.refresh(nothingMore)).toEqual({ ok: false, error: { code: 'running' } });
    data.cancel();
    expect(await refresh).toEqual({ ok: false, error: { code: 'cancelled' } });
    expect(readdirSync(folder)).toEqual([]);
    services.lie(undefined);
    expect(await data.refresh(nothingMore)).toMatchObject({ ok: true });
  });

  test('when the disk is full', async () => {
    const data = open({
      write: () => {
        throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      },
    });
    changeTheLists();
    expect(await data.refresh(nothingMore)).toEqual({ ok: false, error: { code: 'disk-full' } });
    expect(koodi('urasuunnitelma_0001')?.versio).toBe(1);
  });

  test('when the process is killed between writing and renaming', async () => {
    const data = open();
    await data.refresh(nothingMore);
    const text = readFileSync(file(), 'utf8');
    const script = `
      import fs from 'node:fs';
      import { syncBuiltinESMExports } from 'node:module';
      fs.renameSync = () => process.kill(process.pid, 'SIGKILL');
      syncBuiltinESMExports();
      const { writeWholeFile } = await import(${JSON.stringify(join(import.meta.dirname, '../../../src/main/write-file.ts'))});
      writeWholeFile(process.argv[1], '{"muoto":"puolikas"');`;
    const killed = spawnSync(process.execPath, ['--input-type=module', '-e', script, file()], { encoding: 'utf8' });
    expect(killed.signal).toBe('SIGKILL');
    expect(readdirSync(folder).toSorted()).toEqual(['koodistot.json', 'koodistot.json.tmp']);
    const reopened = open();
    expect(reopened.current()).toMatchObject({ fault: null, set: { ymparisto: 'harjoittelu' } });
    expect(readFileSync(file(), 'utf8')).toBe(text);
    expect(await reopened.refresh(nothingMore)).toMatchObject({ ok: true });
    expect(readdirSync(folder)).toEqual(['koodistot.json']);
  });
});

test('without a connection the institution says who asks, and without either nobody is asked', async () => {
  const data = open({ profile: 'tuotanto', connection: () => undefined, fetch: () => Promise.reject(new Error('no')) });
  expect(await data.refresh(nothingMore)).toEqual({ ok: false, error: { code: 'no-organisation' } });
  const asked: string[] = [];
  const real = open({
    profile: 'testi',
    connection: () => undefined,
    fetch: (input, init) => {
      const request = new Request(input, init);
      asked.push(`${request.headers.get('caller-id') ?? ''} ${request.url}`);
      return Promise.reject(new TypeError('net::ERR_NAME_NOT_RESOLVED'));
    },
  });
  expect(await real.refresh({ ...nothingMore, oppilaitosOid: '1.2.246.562.10.55110000126' })).toMatchObject({
    error: { code: 'offline', service: 'koodisto' },
  });
  expect(asked).toEqual([
    '1.2.246.562.10.55110000126.hoks-desktop https://virkailija.testiopintopolku.fi/koodisto-service/rest/json/urasuunnitelma/koodi',
  ]);
});

describe('the kept file', () => {
  test.each([
    ['cut short', (text: string) => text.slice(0, -2000), 'damaged'],
    ['changed by one letter', (text: string) => text.replace('Jatko-opinnot', 'Jatko-opinnat'), 'damaged'],
    ['empty', () => '', 'damaged'],
    ['of a newer app', (text: string) => text.replace('"versio":1', '"versio":2'), 'newer'],
  ] as const)('is not used when it is %s, and the shipped set serves', async (_how, spoil, fault) => {
    changeTheLists();
    await open().refresh(nothingMore);
    const spoilt = spoil(readFileSync(file(), 'utf8'));
    writeFileSync(file(), spoilt);
    expect(open().current()).toEqual({ set: null, fault });
    expect(koodi('urasuunnitelma_0001')).toMatchObject({ fi: 'Jatko-opinnot', versio: 1 });
    expect(readFileSync(file(), 'utf8')).toBe(spoilt);
  });
});

describe('a file from another machine', () => {
  test('carries the set over, but not what the servers said to that machine', async () => {
    const exported = join(folder, 'viety.json');
    changeTheLists();
    const there = open({ chooseFile: () => Promise.resolve(exported) });
    expect(await there.exportFile()).toEqual({ ok: false, error: { code: 'nothing-to-export' } });
    await there.refresh(nothingMore);
    expect(await there.exportFile()).toEqual({ ok: true, value: 'saved' });
    expect(readFileSync(exported, 'utf8').includes('"etag"')).toBe(false);
    takeIntoUse(undefined);

    const here = open({ file: join(folder, 'toinen.json'), chooseFile: () => Promise.resolve(exported) });
    expect(await here.importFile()).toMatchObject({ ok: true, value: { set: { tarkisteet: {} }, missing: [] } });
    expect(koodi('urasuunnitelma_0001')?.versio).toBe(3);
    expect(readdirSync(folder)).toContain('toinen.json');
  });

  test('of practice or of the test environment is not taken into production', async () => {
    await open().refresh(nothingMore);
    const real = open({ profile: 'tuotanto', file: join(folder, 'x.json'), chooseFile: () => Promise.resolve(file()) });
    expect(await real.importFile()).toEqual({ ok: false, error: { code: 'other-environment' } });
    expect(readdirSync(folder)).toEqual(['koodistot.json']);
  });

  test.each([
    ['something else', '{"hoksit":[]}', 'not-a-set'],
    ['no JSON', 'PK\u0003\u0004', 'not-a-set'],
    ['of a newer app', '{"muoto":"hoks-tyopoyta-koodistot","versio":2}', 'newer'],
  ])('that is %s is refused', async (_what, text, code) => {
    const given = join(folder, 'annettu.json');
    writeFileSync(given, text);
    const data = open({ chooseFile: () => Promise.resolve(given) });
    expect(await data.importFile()).toEqual({ ok: false, error: { code } });
    expect(data.current()).toEqual({ set: null, fault: null });
  });

  test('that is too large is not read, and a change of mind changes nothing', async () => {
    const data = open({ size: () => 65 * 1024 * 1024, chooseFile: () => Promise.resolve(file()) });
    expect(await data.importFile()).toEqual({ ok: false, error: { code: 'too-large' } });
    expect(await open().importFile()).toEqual({ ok: true, value: 'cancelled' });
  });
});
