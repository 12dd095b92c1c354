import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AuditEntry, auditEntrySchema, type AuditHead, emptyHead } from '../../../src/shared/audit/entry.ts';
import { verifyLog } from '../../../src/shared/audit/verify-log.ts';
import { bodies, chained, isMac, mac, sha256 } from './a-log.ts';

const withKey = { sha256, isMac };
const logs = bodies.map(chained);
const logAndPlace = logs.chain((log) => fc.record({ log: fc.constant(log), at: fc.nat(log.entries.length - 1) }));

async function expectFault(rows: readonly AuditEntry[], head: AuditHead, seq: number, only = withKey) {
  const { faults } = await verifyLog(rows, head, only);
  expect(faults[0]?.seq).toBe(seq);
  return faults;
}

test('a log as it was written has no fault, with and without its key', async () => {
  await fc.assert(
    fc.asyncProperty(logs, async ({ entries, head }) => {
      expect(await verifyLog(entries, head, withKey)).toEqual({ count: entries.length, faults: [] });
      expect(await verifyLog(entries, head, { sha256 })).toEqual({ count: entries.length, faults: [] });
    }),
  );
  expect(await verifyLog([], emptyHead, withKey)).toEqual({ count: 0, faults: [] });
});

test('a byte that is another, anywhere in any entry, is found', async () => {
  await fc.assert(
    fc.asyncProperty(logAndPlace, fc.nat(), fc.integer({ min: 1, max: 255 }), async ({ log, at }, where, bits) => {
      const text = Buffer.from(JSON.stringify(log.entries[at]));
      const place = where % text.length;
      text[place] = (text[place] ?? 0) ^ bits;
      let changed: unknown;
      try {
        changed = JSON.parse(text.toString('utf8'));
      } catch {
        // No entry any more: the reader says so before anything is checked.
      }
      const entry = auditEntrySchema.safeParse(changed);
      // The same value written another way, such as 1e0, is no change.
      fc.pre(!entry.success || JSON.stringify(entry.data) !== JSON.stringify(log.entries[at]));
      const row = entry.success ? entry.data : { seq: at + 1, isUnreadable: true as const };
      const rows = log.entries.map((one, index) => (index === at ? row : one));
      expect((await verifyLog(rows, log.head, withKey)).faults.length).toBeGreaterThan(0);
      expect((await verifyLog(rows, log.head, { sha256 })).faults.length).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});

describe('an entry', () => {
  test('that is gone is missed', async () => {
    await fc.assert(
      fc.asyncProperty(logAndPlace, async ({ log, at }) => {
        const [{ kind } = { kind: 'none' }] = await expectFault(log.entries.toSpliced(at, 1), log.head, at + 1);
        expect(kind).toBe(at === log.entries.length - 1 ? 'cut-off' : 'missing');
      }),
    );
  });

  test('that stands twice, or in the place of another, is found', async () => {
    await fc.assert(
      fc.asyncProperty(logAndPlace, fc.nat(), async ({ log, at }, other) => {
        const { entries, head } = log;
        const twice = entries.flatMap((entry, index) => (index === at ? [entry, entry] : [entry]));
        expect(await expectFault(twice, head, at + 1)).toEqual([{ seq: at + 1, kind: 'out-of-place' }]);

        const to = other % entries.length;
        fc.pre(to !== at);
        const moved = entries.with(at, entries[to] as AuditEntry).with(to, entries[at] as AuditEntry);
        expect((await verifyLog(moved, head, withKey)).faults.length).toBeGreaterThan(0);
        expect((await verifyLog(moved, head, { sha256 })).faults.length).toBeGreaterThan(0);
      }),
    );
  });

  test('that was made without the key is found by its signature, however well the chain was mended', async () => {
    await fc.assert(
      fc.asyncProperty(bodies, fc.nat(), async (given, at) => {
        const place = at % given.length;
        const forged = chained(given.map((body, index) => (index === place ? { ...body, actor: 'joku muu!' } : body)));
        const entries = forged.entries.map((entry) => ({ ...entry, mac: mac(`${entry.mac} guessed`) }));
        expect((await verifyLog(entries, forged.head, withKey)).faults[0]).toEqual({ seq: 1, kind: 'changed' });
      }),
    );
  });
});

test('a tail that was cut off is missed from its first entry on', async () => {
  await fc.assert(
    fc.asyncProperty(logAndPlace, async ({ log, at }) => {
      expect(await expectFault(log.entries.slice(0, at), log.head, at + 1)).toEqual([{ seq: at + 1, kind: 'cut-off' }]);
    }),
  );
});

test('what follows a faulty place is checked all the same and not blamed for it', async () => {
  const { entries, head } = chained(
    Array.from({ length: 9 }, (_, at) => ({ at, monotonic: at, actor: 'O', action: 'viewed' as const })),
  );
  const rows = entries
    .toSpliced(6, 1)
    .map((entry) => (entry.seq === 3 ? { seq: 3, isUnreadable: true as const } : entry));
  expect((await verifyLog(rows, head, withKey)).faults).toEqual([
    { seq: 3, kind: 'unreadable' },
    { seq: 7, kind: 'missing' },
  ]);
  expect((await verifyLog(entries, 'unreadable', withKey)).faults).toEqual([{ seq: 10, kind: 'head-unreadable' }]);
});
