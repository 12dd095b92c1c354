// Dexie's live queries run only where IndexedDB is there when Dexie is loaded.
import 'fake-indexeddb/auto';
import { serialize } from 'node:v8';
import Dexie, { liveQuery } from 'dexie';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { IndexedDb } from '../../../src/renderer/db/db.ts';
import type { Plan } from '../../../src/renderer/db/records.ts';
import type { Settings, Store } from '../../../src/renderer/db/store.ts';
import { importDataKey } from '../../../src/renderer/vault/data-key.ts';
import {
  changeRows,
  damage,
  delivery,
  newDisk,
  openTestStore,
  plan,
  storedRows,
  student,
  version,
} from './open-test-store.ts';

let disk: IndexedDb;
let store: Store;

beforeEach(async () => {
  disk = newDisk();
  store = await openTestStore(disk);
});

async function reopened(): Promise<Store> {
  store.close();
  store = await openTestStore(disk);
  return store;
}

const settings: Settings = {
  connection: {
    baseUrl: 'https://ehoks.example.invalid/ehoks-virkailija-backend',
    casUrl: 'https://ehoks.example.invalid/cas',
    username: 'palvelutunnus',
    password: 'salainen-salasana',
    callerId: '1.2.246.562.10.13579246805.hoks',
  },
  organisation: { nimi: 'Metsälän ammattiopisto', oppilaitosOid: '1.2.246.562.10.13579246805' },
};

/** One of everything. */
async function fill(): Promise<void> {
  await store.saveStudent(student);
  await store.savePlan(plan());
  await store.commitApproval({ plan: plan({ approvedVersion: 1 }), version: version(1), deliveries: [delivery(1)] });
  await store.commitDelivery({
    delivery: delivery(1, { state: 'delivered', deliveredAt: 5000 }),
    ehoks: { id: 777_001, eid: '8f1a8f0e-aaaa-4b3c-9c52-0d9d3f8f7c11' },
  });
  await store.saveSettings(settings);
}

describe('a store', () => {
  it('gives everything back after it was closed', async () => {
    await fill();
    const again = await reopened();
    expect(await again.students()).toEqual([student]);
    const ehoks = { id: 777_001, eid: '8f1a8f0e-aaaa-4b3c-9c52-0d9d3f8f7c11' };
    expect(await again.plans()).toEqual([plan({ approvedVersion: 1, ehoks })]);
    expect(await again.plan('plan-1')).toEqual(plan({ approvedVersion: 1, ehoks }));
    expect(await again.versions('plan-1')).toEqual([version(1)]);
    expect(await again.version('plan-1:1')).toEqual(version(1));
    expect(await again.deliveries()).toEqual([delivery(1, { state: 'delivered', deliveredAt: 5000 })]);
    expect(await again.settings()).toEqual(settings);
    expect(again.damaged()).toEqual([]);
  });

  it('knows nothing of what was never saved', async () => {
    expect(await store.plan('nobody')).toBeUndefined();
    expect(await store.version('nobody:1')).toBeUndefined();
    expect(await store.versions('nobody')).toEqual([]);
    expect(await store.settings()).toEqual({});
  });

  it('gives the versions of one plan, oldest first', async () => {
    for (const number of [2, 10, 1]) {
      await store.commitApproval({ plan: plan({ approvedVersion: number }), version: version(number), deliveries: [] });
    }
    const other = version(1, { id: 'plan-2:1', planId: 'plan-2' });
    await store.commitApproval({ plan: plan({ id: 'plan-2' }), version: other, deliveries: [] });
    expect((await store.versions('plan-1')).map(({ number }) => number)).toEqual([1, 2, 10]);
  });

  it('forgets a setting that is no longer given', async () => {
    await store.saveSettings(settings);
    await store.saveSettings({ organisation: settings.organisation });
    expect(await store.settings()).toEqual({ organisation: settings.organisation });
  });

  it('lets saves take effect in the order they were asked for, also when the first takes longer to seal', async () => {
    const encrypt = crypto.subtle.encrypt.bind(crypto.subtle);
    vi.spyOn(crypto.subtle, 'encrypt').mockImplementationOnce(async (...given) => {
      for (let turn = 0; turn < 100; turn += 1) await new Promise(setImmediate);
      return encrypt(...given);
    });
    await Promise.all([
      store.savePlan(plan({ document: { sahkoposti: 'ensimmainen' } })),
      store.savePlan(plan({ document: { sahkoposti: 'viimeinen' } })),
    ]);
    vi.restoreAllMocks();
    expect((await store.plan('plan-1'))?.document).toEqual({ sahkoposti: 'viimeinen' });
  });
});

describe('on disk', () => {
  it('no planted text is found in any encoding, and only what is not personal stands in clear', async () => {
    await fill();
    const rows = await storedRows(disk);
    const bytes = serialize(rows);
    const planted = [
      'Ylä-Häkkinen',
      'LÄHI24B',
      'aino.yla',
      student.oppijaOid,
      '1.2.246.562.15.13579246805',
      'salainen-salasana',
      'palvelutunnus',
      'example.invalid',
      'Metsälän',
      '777001',
      '8f1a8f0e',
      'sahkoposti',
    ];
    for (const text of planted) {
      for (const encoding of ['utf8', 'utf16le', 'latin1', 'base64'] as const) {
        const needle =
          encoding === 'base64'
            ? Buffer.from(Buffer.from(text).toString('base64').slice(0, -4))
            : Buffer.from(text, encoding);
        expect(bytes.includes(needle), `${text} in ${encoding}`).toBe(false);
      }
    }
    // The search itself works: what may stand in clear is found.
    expect(bytes.includes(Buffer.from('plan-1'))).toBe(true);

    const columns = Object.fromEntries(
      Object.entries(rows)
        .filter(([, all]) => all.length > 0)
        .map(([table, all]) => [table, Object.keys(all[0] ?? {}).toSorted()]),
    );
    const sealed = ['ciphertext', 'id', 'nonce', 'schemaVersion'];
    expect(columns).toEqual({
      students: sealed,
      plans: [...sealed, 'revision', 'updatedAt'].toSorted(),
      versions: [...sealed, 'planId'].toSorted(),
      deliveries: [...sealed, 'nextAttemptAt', 'planId', 'state'].toSorted(),
      settings: sealed,
    });
  });

  it('no nonce is used twice over many writes', async () => {
    const nonces: string[] = [];
    for (let write = 0; write < 200; write += 1) {
      await store.savePlan(plan({ updatedAt: write }));
      const row = (await storedRows(disk))['plans']?.[0];
      if (row?.['nonce'] instanceof Uint8Array) nonces.push(row['nonce'].toString());
    }
    expect(new Set(nonces).size).toBe(200);
  });
});

describe('a damaged record', () => {
  async function fillTwo(): Promise<void> {
    await store.saveStudent(student);
    await store.saveStudent({ ...student, id: 'student-2', nimi: 'Eero Ahde' });
  }

  it('is named and hides no other', async () => {
    await fillTwo();
    await changeRows(disk, 'students', (row) => (row['id'] === 'student-1' ? damage(row) : row));
    expect((await store.students()).map(({ id }) => id)).toEqual(['student-2']);
    expect(store.damaged()).toEqual([{ table: 'students', id: 'student-1' }]);
  });

  it('is no longer named once it has been saved anew', async () => {
    await fillTwo();
    await changeRows(disk, 'students', damage);
    expect(await store.students()).toEqual([]);
    expect(store.damaged()).toHaveLength(2);
    await store.saveStudent(student);
    expect(await store.students()).toEqual([student]);
    expect(store.damaged()).toEqual([{ table: 'students', id: 'student-2' }]);
  });

  it('is refused when read by its id', async () => {
    await store.savePlan(plan());
    await changeRows(disk, 'plans', damage);
    await expect(store.plan('plan-1')).rejects.toMatchObject({
      code: 'sealed-record-damaged',
      record: { table: 'plans', id: 'plan-1' },
    });
  });

  it('is not written over by a save that cannot see what it would lose', async () => {
    await store.savePlan(plan({ ehoks: { id: 5 } }));
    await changeRows(disk, 'plans', damage);
    const before = await storedRows(disk);
    await expect(store.savePlan(plan({ updatedAt: 2000 }))).rejects.toMatchObject({ code: 'sealed-record-damaged' });
    expect(await storedRows(disk)).toEqual(before);
  });

  it('is what a record moved to another id or table becomes', async () => {
    await fillTwo();
    const [first, second] = (await storedRows(disk))['students'] ?? [];
    await changeRows(disk, 'students', (row) => ({ ...(row['id'] === first?.['id'] ? second : first), id: row['id'] }));
    expect(await store.students()).toEqual([]);
    expect(store.damaged()).toHaveLength(2);
  });

  it('is every record under another key, and none is touched', async () => {
    await fill();
    const before = await storedRows(disk);
    store.close();
    const stranger = await openTestStore(disk, { dataKey: await importDataKey(new Uint8Array(32).fill(1)) });
    expect(await stranger.students()).toEqual([]);
    expect(await stranger.plans()).toEqual([]);
    expect(stranger.damaged()).toHaveLength(2);
    expect(await storedRows(disk)).toEqual(before);
  });
});

describe('sealing', () => {
  it('never happens inside a transaction', async () => {
    const inTransaction: boolean[] = [];
    for (const operation of ['encrypt', 'decrypt'] as const) {
      const original = crypto.subtle[operation].bind(crypto.subtle);
      vi.spyOn(crypto.subtle, operation).mockImplementation((...given) => {
        inTransaction.push(Boolean(Dexie.currentTransaction));
        return original(...given);
      });
    }
    await fill();
    await store.plans();
    vi.restoreAllMocks();
    expect(inTransaction.length).toBeGreaterThan(10);
    expect(inTransaction).not.toContain(true);
  });
});

describe('an approval', () => {
  it('never writes over a version, and leaves nothing of itself when it cannot', async () => {
    await store.commitApproval({ plan: plan({ approvedVersion: 1 }), version: version(1), deliveries: [delivery(1)] });
    const before = await storedRows(disk);
    const again = store.commitApproval({
      plan: plan({ approvedVersion: 1, updatedAt: 9000 }),
      version: version(1, { document: {} }),
      deliveries: [delivery(1, { attempts: 3 }), delivery(2)],
    });
    await expect(again).rejects.toMatchObject({ code: 'version-exists' });
    expect(await storedRows(disk)).toEqual(before);
  });

  it('is made once when asked for twice at the same time', async () => {
    const approval = { plan: plan({ approvedVersion: 1 }), version: version(1), deliveries: [delivery(1)] };
    const outcomes = await Promise.allSettled([store.commitApproval(approval), store.commitApproval(approval)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });

  it('is refused when the plan was edited after it was looked at', async () => {
    await store.savePlan(plan({ updatedAt: 1000 }));
    await store.savePlan(plan({ updatedAt: 1500, document: { sahkoposti: 'uusi@example.invalid' } }));
    const late = { plan: plan({ approvedVersion: 1 }), version: version(1), deliveries: [delivery(1)], basedOn: 1000 };
    await expect(store.commitApproval(late)).rejects.toMatchObject({ code: 'plan-changed' });
    expect((await store.plan('plan-1'))?.document).toEqual({ sahkoposti: 'uusi@example.invalid' });
    expect(await store.versions('plan-1')).toEqual([]);
    await store.commitApproval({ ...late, basedOn: 1500 });
    expect(await store.versions('plan-1')).toHaveLength(1);
  });

  it('supersedes older rows in the same transaction', async () => {
    await store.commitApproval({ plan: plan({ approvedVersion: 1 }), version: version(1), deliveries: [delivery(1)] });
    await store.commitApproval({
      plan: plan({ approvedVersion: 2 }),
      version: version(2),
      deliveries: [delivery(1, { state: 'superseded' }), delivery(2)],
    });
    expect((await store.deliveries()).map(({ id, state }) => [id, state])).toEqual([
      ['plan-1:1', 'superseded'],
      ['plan-1:2', 'queued'],
    ]);
  });
});

describe('an edit, an approval and an answer of eHOKS', () => {
  it('keep the eHOKS ID through an edit that began before it came', async () => {
    await store.savePlan(plan());
    const edited = plan({ document: { sahkoposti: 'toinen@example.invalid' }, updatedAt: 2000 });
    await store.commitDelivery({ delivery: delivery(1), ehoks: { id: 12 } });
    await store.savePlan(edited);
    expect(await store.plan('plan-1')).toEqual({ ...edited, ehoks: { id: 12 } });
  });

  it('keep the eid when a later answer has none, but not with another eHOKS ID', async () => {
    await store.savePlan(plan());
    await store.commitDelivery({ delivery: delivery(1), ehoks: { id: 12, eid: 'e-12' } });
    await store.commitDelivery({ delivery: delivery(1), ehoks: { id: 12 } });
    expect((await store.plan('plan-1'))?.ehoks).toEqual({ id: 12, eid: 'e-12' });
    await store.commitDelivery({ delivery: delivery(1), ehoks: { id: 13 } });
    expect((await store.plan('plan-1'))?.ehoks).toEqual({ id: 13 });
  });

  it('lose nothing of each other in any order, through two connections at once', async () => {
    const step = fc.record({
      connection: fc.nat(1),
      kind: fc.constantFrom('edit', 'approve', 'answer'),
      /** Turns of the event loop before it starts. */
      after: fc.nat(6),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
        const ownDisk = newDisk();
        const stores = [await openTestStore(ownDisk), await openTestStore(ownDisk)] as const;
        // What every writer has read: a plan without an eHOKS ID and never approved.
        const stale: Plan = plan();
        await stores[0].savePlan(stale);

        let approvals = 0;
        let answers = 0;
        let edits = 0;
        await Promise.all(
          steps.map(async ({ connection, kind, after }, index) => {
            const writer = stores[connection === 0 ? 0 : 1];
            for (let turn = 0; turn < after; turn += 1) await new Promise(setImmediate);
            if (kind === 'edit') {
              edits += 1;
              await writer.savePlan({ ...stale, updatedAt: 2000 + index });
            } else if (kind === 'answer') {
              answers += 1;
              await writer.commitDelivery({ delivery: delivery(index), ehoks: { id: 100, eid: 'e-100' } });
            } else {
              approvals += 1;
              const number = index + 1;
              const approved = { ...stale, approvedVersion: number, updatedAt: 3000 + index };
              await writer.commitApproval({ plan: approved, version: version(number), deliveries: [] });
            }
          }),
        );

        const stored = await stores[0].plan('plan-1');
        expect(stored?.ehoks).toEqual(answers > 0 ? { id: 100, eid: 'e-100' } : undefined);
        expect(await stores[1].versions('plan-1')).toHaveLength(approvals);
        expect((stored?.approvedVersion ?? 0) > 0).toBe(approvals > 0);
        expect((stored?.updatedAt ?? 0) > 1000).toBe(edits > 0 || approvals > 0);
        expect(await stores[1].deliveries()).toHaveLength(answers);
        const revision = (await storedRows(ownDisk))['plans']?.[0]?.['revision'];
        expect(revision).toBe(1 + steps.length);
        for (const one of stores) one.close();
      }),
      { numRuns: 60 },
    );
  });
});

describe('a plan that changes with its delivery rows', () => {
  const baseline = { moduleIds: ['m-1'], document: { versio: 2 }, isComplete: false, throughVersion: 1 };

  it('is on disk together with them, sealed', async () => {
    await fill();
    await store.commitPlan({
      planId: 'plan-1',
      change: (stored) => plan({ ...stored, ehoks: { id: 9, baseline, origin: 'other-machine' } }),
      deliveries: [delivery(1, { state: 'superseded', isWithdrawn: true })],
    });
    const again = await reopened();
    expect((await again.plan('plan-1'))?.ehoks).toEqual({ id: 9, baseline, origin: 'other-machine' });
    expect(await again.deliveries()).toEqual([delivery(1, { state: 'superseded', isWithdrawn: true })]);
    expect(serialize(await storedRows(disk)).includes('m-1')).toBe(false);
  });

  it('stays as it was when the change is refused', async () => {
    await fill();
    const before = [await store.plan('plan-1'), await store.deliveries()];
    const refuse = () => {
      throw new Error('refused');
    };
    const refused = { planId: 'plan-1', change: refuse, deliveries: [delivery(1, { state: 'superseded' })] };
    await expect(store.commitPlan(refused)).rejects.toThrow('refused');
    expect([await store.plan('plan-1'), await store.deliveries()]).toEqual(before);
  });

  it('loses to no edit that is made at the same time', async () => {
    await fill();
    const { savePlan, commitPlan } = store;
    await Promise.all([
      savePlan(plan({ document: { versio: 5 }, updatedAt: 5 })),
      commitPlan({
        planId: 'plan-1',
        change: (stored) => plan({ ...stored, ehoks: { id: 9, baseline } }),
        deliveries: [],
      }),
    ]);
    expect(await store.plan('plan-1')).toMatchObject({ document: { versio: 5 }, ehoks: { id: 9, baseline } });
  });
});

describe('a live query', () => {
  /** What the query gave each time, until `enough` of it; `act` runs after the first. */
  async function observed<Value>(
    query: () => Promise<Value>,
    act: () => Promise<unknown>,
    enough: (value: Value) => boolean,
  ): Promise<Value[]> {
    const seen: Value[] = [];
    await new Promise<void>((resolve, reject) => {
      const subscription = liveQuery(query).subscribe({
        next(value) {
          seen.push(value);
          if (seen.length === 1) act().catch(reject);
          if (!enough(value)) return;
          subscription.unsubscribe();
          resolve();
        },
        error: reject,
      });
    });
    return seen;
  }

  it('runs again after a commit', async () => {
    const counts = await observed(
      async () => (await store.plans()).length,
      () => store.savePlan(plan()),
      (count) => count === 1,
    );
    expect(counts).toEqual([0, 1]);
  });

  it.each([
    ['students', () => store.saveStudent({ ...student, nimi: 'Aino Ahde' })],
    ['plans', () => store.savePlan(plan({ approvedVersion: 1, updatedAt: 4000 }))],
    ['versions', () => store.commitApproval({ plan: plan({ id: 'plan-2' }), version: version(2), deliveries: [] })],
    ['deliveries', () => store.commitDelivery({ delivery: delivery(1, { state: 'sending' }) })],
    ['settings', () => store.saveSettings({})],
  ])('that reads table after table runs again when only %s change', async (_table, change) => {
    await fill();
    const query = async (): Promise<string> => {
      const read = [await store.students(), await store.plan('plan-1'), await store.plans()];
      const versions = [await store.version('plan-1:1'), await store.versions('plan-1')];
      return JSON.stringify([...read, ...versions, await store.deliveries(), await store.settings()]);
    };
    const first = await query();
    const seen = await observed(query, change, (value) => value !== first);
    expect(seen).toHaveLength(2);
  });

  it('names damaged records beside those that open', async () => {
    await store.saveStudent(student);
    await store.saveStudent({ ...student, id: 'student-2' });
    await changeRows(disk, 'students', (row) =>
      row['id'] === 'student-2' ? { ...row, nonce: new Uint8Array(12) } : row,
    );
    const [first] = await observed(
      async () => ({ students: (await store.students()).length, damaged: store.damaged() }),
      () => Promise.resolve(),
      () => true,
    );
    expect(first).toEqual({ students: 1, damaged: [{ table: 'students', id: 'student-2' }] });
  });
});
