import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  answerPageRequest,
  contentSecurityPolicy,
  isOwnAddress,
  listPageFiles,
  type PageFiles,
} from '../../src/main/page-files.ts';
import { foreignAddresses, hostileAddresses } from '../fixtures/hostile-addresses.ts';

let folder: string;
let files: PageFiles;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sivu-'));
  writeFileSync(join(folder, 'salaisuus.json'), '{}');
  mkdirSync(join(folder, 'sivu', 'assets'), { recursive: true });
  for (const name of ['index.html', 'assets/main-abc.js', 'assets/main-abc.css', 'assets/font.woff2', 'muu.exe']) {
    writeFileSync(join(folder, 'sivu', name), name);
  }
  files = listPageFiles(join(folder, 'sivu')) ?? new Map();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const get = (url: string) => answerPageRequest(files, { method: 'GET', url });

test('lists the built page, known kinds of files only', () => {
  expect([...files.keys()].toSorted()).toEqual([
    '/',
    '/assets/font.woff2',
    '/assets/main-abc.css',
    '/assets/main-abc.js',
    '/index.html',
  ]);
});

test('does not follow links out of the folder', () => {
  const linked = join(folder, 'linkki');
  mkdirSync(linked);
  writeFileSync(join(linked, 'index.html'), '');
  symlinkSync(folder, join(linked, 'ulos'));
  expect([...(listPageFiles(linked)?.keys() ?? [])]).toEqual(['/', '/index.html']);
});

test('knows when there is no page', () => {
  expect(listPageFiles(join(folder, 'puuttuu'))).toBeUndefined();
});

test('gives a listed file with its type', () => {
  expect(get('app://hoks/')).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
  expect(get('app://hoks/assets/main-abc.js?v=1#x')).toMatchObject({
    status: 200,
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
    file: join(folder, 'sivu', 'assets', 'main-abc.js'),
  });
});

test('gives headers but no body for HEAD', () => {
  const answer = answerPageRequest(files, { method: 'HEAD', url: 'app://hoks/' });
  expect(answer.status).toBe(200);
  expect(answer.file).toBeUndefined();
});

test.each([...hostileAddresses, ...foreignAddresses])('answers 404 to %j', (url) => {
  expect(get(url)).toMatchObject({ status: 404 });
  expect(get(url).file).toBeUndefined();
});

test('never gives a file that is not on the list, whatever is asked', () => {
  const piece = fc.constantFrom(
    '..',
    '.',
    '/',
    '\\',
    '%2e',
    '%2f',
    '%5c',
    '%00',
    'assets',
    'index.html',
    'salaisuus.json',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const { file } = get(`app://hoks/${pieces.join('')}`);
      expect([undefined, ...files.values()]).toContain(file);
    }),
  );
});

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'get'])('answers 405 to %s', (method) => {
  expect(answerPageRequest(files, { method, url: 'app://hoks/' })).toMatchObject({ status: 405 });
});

test('sends the policy and the same protections with every answer, refusals too', () => {
  const answers = [
    get('app://hoks/'),
    get('app://hoks/puuttuu'),
    answerPageRequest(files, { method: 'POST', url: 'x' }),
  ];
  for (const { headers } of answers) {
    expect(headers).toMatchObject({
      'content-security-policy': contentSecurityPolicy,
      'cross-origin-opener-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    });
  }
  expect(contentSecurityPolicy).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  );
});

test('knows its own address by scheme and host, not by how it begins', () => {
  expect(isOwnAddress('app://hoks/index.html')).toBe(true);
  for (const address of [
    'https://x/?next=app://hoks/',
    'app://hoks.evil/',
    'app://hoks@evil/',
    'about:blank',
    'null',
  ]) {
    expect(isOwnAddress(address)).toBe(false);
  }
});
