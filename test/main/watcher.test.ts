import { expect, test } from 'vitest';
import { isWatched, type Seen } from '../../src/main/watcher.ts';
import { refuseWhileWatched } from '../../src/main/vault/watched-vault.ts';
import type { Vault } from '../../src/main/vault/vault.ts';
import { ok } from '../../src/shared/result.ts';

const nobody: Seen = { hasInspector: false, hasDebugger: false, hasDevTools: false, hasTracer: false };
const packaged = { packaged: true, askedInspector: false };

test('nobody watches an ordinary start', () => {
  expect(isWatched(nobody, packaged)).toBe(false);
});

test.each(['hasInspector', 'hasDebugger', 'hasDevTools', 'hasTracer'] as const)(
  'the packaged app takes %s for somebody who reads along, whatever its start asked for',
  (sign) => {
    expect(isWatched({ ...nobody, [sign]: true }, packaged)).toBe(true);
    expect(isWatched({ ...nobody, [sign]: true }, { packaged: true, askedInspector: true })).toBe(true);
  },
);

test('from the source tree, the inspector counts unless the start asked for it, and the developer tools do not', () => {
  const source = { packaged: false, askedInspector: false };
  expect(isWatched({ ...nobody, hasInspector: true }, source)).toBe(true);
  expect(isWatched({ ...nobody, hasInspector: true }, { ...source, askedInspector: true })).toBe(false);
  expect(isWatched({ ...nobody, hasDevTools: true }, source)).toBe(false);
  expect(isWatched({ ...nobody, hasDebugger: true }, { ...source, askedInspector: true })).toBe(true);
  expect(isWatched({ ...nobody, hasTracer: true }, { ...source, askedInspector: true })).toBe(true);
});

test('a watched vault takes no secret and gives no key, and is the same again afterwards', async () => {
  const asked: string[] = [];
  const note = (name: string) => () => {
    asked.push(name);
    return Promise.resolve(ok(null));
  };
  const calls = ['create', 'unlock', 'changePassphrase', 'newRecoveryKey', 'recover', 'openPractice'] as const;
  const inner = Object.fromEntries(calls.map((name) => [name, note(name)])) as unknown as Vault;
  let watched = true;
  const vault = refuseWhileWatched(inner, () => watched);
  const callAll = () => Promise.all(calls.map((name) => (vault[name] as () => Promise<unknown>)()));
  const refusal = { ok: false, error: { code: 'watched' } };
  expect(await callAll()).toEqual(calls.map(() => refusal));
  expect(asked).toEqual([]);
  watched = false;
  expect(await callAll()).toEqual(calls.map(() => ok(null)));
  expect(asked).toEqual([...calls]);
});
