import { expect, test } from 'vitest';
import { createAuditSigner, type AuditAct } from '../../../src/renderer/audit/audit-signer.ts';
import { createAnchorKeeper } from '../../../src/renderer/audit/begin-log.ts';
import { loggedFile } from '../../../src/renderer/audit/logged-file.ts';
import { importVaultKeys } from '../../../src/renderer/vault/data-key.ts';
import type { AuditHead } from '../../../src/shared/audit/entry.ts';
import { fail, ok } from '../../../src/shared/result.ts';

const bytes = () => new Uint8Array(32).fill(9);

test('neither key of the vault can be read, and the bytes they came from are gone', async () => {
  const given = bytes();
  const { dataKey, logKey } = await importVaultKeys(given);
  expect(given).toEqual(new Uint8Array(32));
  expect([dataKey.extractable, logKey.extractable]).toEqual([false, false]);
  expect(dataKey.usages.toSorted()).toEqual(['decrypt', 'encrypt']);
  expect(logKey.usages.toSorted()).toEqual(['sign', 'verify']);
  const short = new Uint8Array(31).fill(9);
  await expect(importVaultKeys(short)).rejects.toThrow('32 bytes');
  expect(short).toEqual(new Uint8Array(31));
});

test('a subject leads back to a plan only with the key', async () => {
  const one = createAuditSigner((await importVaultKeys(bytes())).logKey);
  const other = createAuditSigner((await importVaultKeys(new Uint8Array(32).fill(8))).logKey);
  expect(await one.subjectOf('plan-1')).toMatch(/^[0-9a-f]{32}$/);
  expect(await one.subjectOf('plan-1')).toBe(await one.subjectOf('plan-1'));
  expect(await one.subjectOf('plan-1')).not.toBe(await other.subjectOf('plan-1'));
});

test('main is told the newest end, however many entries come meanwhile', () => {
  const told: number[] = [];
  const rests: (() => void)[] = [];
  const call = (_name: string, { head }: { head: AuditHead }) => Promise.resolve(void told.push(head.seq));
  const keep = createAnchorKeeper(call as never, (run) => rests.push(run));
  for (let seq = 1; seq <= 50; seq += 1) keep({ seq, hash: '' });
  expect(told).toEqual([1]);
  rests.shift()?.();
  expect(told).toEqual([1, 50]);
  rests.shift()?.();
  keep({ seq: 51, hash: '' });
  expect(told).toEqual([1, 50, 51]);
});

test('what leaves the vault is logged before, and that it did not leave after all', async () => {
  const log: string[] = [];
  const store = { record: (act: AuditAct) => Promise.resolve(void log.push(`${act.action} ${act.result ?? ''}`)) };
  const act = { action: 'exported', result: 'receipts' } as const;
  const saving = (answer: Awaited<ReturnType<typeof loggedFile>>) => () => {
    log.push('saved');
    return Promise.resolve(answer);
  };
  await loggedFile(store, act, saving(ok('saved')));
  await loggedFile(store, act, saving(ok('cancelled')));
  await loggedFile(store, act, saving(fail({ code: 'disk-full' })));
  expect(log.join(', ')).toBe(
    'exported receipts, saved, ' +
      'exported receipts, saved, exported cancelled, ' +
      'exported receipts, saved, exported disk-full',
  );
});

test('nothing leaves when the log cannot be written', async () => {
  const store = { record: () => Promise.reject(new Error('disk')) };
  const left: string[] = [];
  const save = () => Promise.resolve(ok(left.push('saved') > 0 ? ('saved' as const) : ('cancelled' as const)));
  await expect(loggedFile(store, { action: 'printed' }, save)).rejects.toThrow('disk');
  expect(left).toEqual([]);
});
