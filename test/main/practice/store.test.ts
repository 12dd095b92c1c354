import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { createMemoryStore, openSealedStore } from '../../../src/main/practice/store.ts';
import { call, create, startServer, stored, testDay } from './client.ts';
import { fullPlan, smallPlan } from './plans.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'harjoitus-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

const key = new Uint8Array(32).fill(7);
const open = (otherKey = key) =>
  openSealedStore({ file: join(folder, 'suunnitelmat'), key: otherKey, clock: () => testDay });

test('keeps plans, the index and the next id over a restart', async () => {
  const first = await startServer({ store: (await open()).store });
  const id = await create(first, fullPlan);
  const before = await stored(first, id);
  await first.close();

  const second = await startServer({ store: (await open()).store });
  expect(await stored(second, id)).toEqual(before);
  expect(await create(second, smallPlan('Rantavuo Onni'))).toBe(id + 1);
});

test('has no name of a plan in clear in any file, and nobody else may read them', async () => {
  const server = await startServer({ store: (await open()).store });
  await create(server, fullPlan);
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    const bytes = readFileSync(file);
    for (const planted of ['Tunturikaarre', 'Paula Paja', 'miisa@example.org', '59601047604', 'hankittavat']) {
      expect(bytes.includes(Buffer.from(planted, 'utf8'))).toBe(false);
      expect(bytes.includes(Buffer.from(planted, 'utf16le'))).toBe(false);
    }
    expect(process.platform === 'win32' ? 0 : statSync(file).mode & 0o077).toBe(0);
  }
});

test.each([
  [
    'a flipped bit',
    (text: string) => text.replace(/"sealed":"(.)/, (_all, c: string) => `"sealed":"${c === 'A' ? 'B' : 'A'}`),
  ],
  ['a cut end', (text: string) => text.slice(0, -20)],
  ['something else', () => 'hello'],
  ['nothing', () => ''],
])('keeps a store with %s aside and starts empty', async (_what, damage) => {
  const { store } = await open();
  await store.change((state) => ({ state: { ...state, nextId: 8 }, result: undefined }));
  const file = join(folder, 'suunnitelmat');
  const damaged = damage(readFileSync(file, 'utf8'));
  writeFileSync(file, damaged);

  const opened = await open();
  expect(opened.store.read().nextId).toBe(1);
  expect(opened.keptAside).toBe(`${file}.vioittunut-${testDay}`);
  expect(readFileSync(`${file}.vioittunut-${testDay}`, 'utf8')).toBe(damaged);
  expect((await open()).keptAside).toBeUndefined();
});

test('does not open under another key, and loses nothing by the try', async () => {
  const { store } = await open();
  await store.change((state) => ({ state: { ...state, nextId: 8 }, result: undefined }));
  const original = readFileSync(join(folder, 'suunnitelmat'));
  const { keptAside = '' } = await open(new Uint8Array(32).fill(8));
  expect(readFileSync(keptAside)).toEqual(original);
});

test('ignores what a killed write left behind', async () => {
  const { store } = await open();
  await store.change((state) => ({ state: { ...state, nextId: 8 }, result: undefined }));
  writeFileSync(join(folder, 'suunnitelmat.tmp'), '{"version":1,"no');
  const opened = await open();
  expect(opened).toMatchObject({ keptAside: undefined });
  expect(opened.store.read().nextId).toBe(8);
  expect(readdirSync(folder)).toEqual(['suunnitelmat']);
});

test('answers 500 and forgets the plan when the disk refuses', async () => {
  const { store } = await open();
  const server = await startServer({ store });
  rmSync(folder, { recursive: true });
  expect(await call(server, 'POST', '/hoks', { body: smallPlan() })).toMatchObject({
    status: 500,
    body: { type: 'unknown-exception' },
  });
  expect(store.read().hoksit).toEqual([]);
});

test('makes one change at a time, each on top of the one before', async () => {
  const store = createMemoryStore();
  const seen = await Promise.all(
    Array.from({ length: 5 }, () =>
      store.change((state) => ({ state: { ...state, nextId: state.nextId + 1 }, result: state.nextId })),
    ),
  );
  expect(seen).toEqual([1, 2, 3, 4, 5]);
});

test('goes on after a change that failed', async () => {
  const store = createMemoryStore();
  const failing = store.change(() => {
    throw new RangeError('no');
  });
  await expect(failing).rejects.toThrow(RangeError);
  expect(await store.change((state) => ({ state, result: 'yes' }))).toBe('yes');
});
