import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { openMainPage } from '../../e2e/counselor.ts';
import { databaseFiles, takeBackup } from '../laptop.ts';
import { profile } from '../prepared-data.ts';
import type { Row, Run } from '../row.ts';
import { delivered } from './moves.ts';

/** The database's own files are damaged, or it is cut off while it is brought to a new version. */

export const damageRows: readonly Row[] = [
  {
    row: 24,
    title: 'a damaged database',
    isDestructive: true,
    run: async (run) => {
      const person = await delivered(run);
      await takeBackup(run.laptop.page());
      await run.laptop.close();
      const spoil = spoilings[run.seed % spoilings.length] ?? removed(/^MANIFEST/);
      spoil(databaseFiles(run.laptop));
      await run.laptop.startLocked();
      await run.laptop.tryUnlock();
      await rebuild(run);
      const profileFolder = join(run.laptop.folder, profile);
      const kept = readdirSync(profileFolder).filter((name) => name.startsWith('tietokanta-sivussa-'));
      run.demand(kept.length === 1, 'the damaged files are kept');
      await run.approve(person);
      await run.settle();
    },
  },
  {
    row: 28,
    title: 'a lost passphrase',
    isDestructive: true,
    run: async (run) => {
      const first = run.person();
      const second = run.person();
      await run.approve(first);
      await run.settle();
      run.through(() => ({ forward: false, way: 'drop' }));
      // One more version of a plan that eHOKS has, and a plan that it does not have yet.
      await run.approve(run.pick([first, second]));
      await run.approve(second);
      if (run.random() < 0.5) await run.laptop.lock();
      else {
        await run.laptop.kill();
        await run.laptop.startLocked();
      }
      run.through(() => undefined);
      const next = 'uusi lause lähteen rannalta';
      await run.laptop.recover(next);
      await run.settle();
      run.demand(run.requestsOf('create') >= 2, 'what was in the queue has left');
      await run.laptop.lock();
      await run.laptop.tryUnlock();
      await expect(run.laptop.page().getByText('Salalause ei avannut tietoja.')).toBeVisible();
      await run.laptop.tryUnlock(next);
      await openMainPage(run.laptop.page(), 'Opiskelijat');
    },
  },
  {
    row: 26,
    title: 'killed at every step of an upgrade',
    isDestructive: true,
    run: async (run) => {
      const person = run.person();
      run.ends(person, { state: 'delivered' });
      await run.laptop.close();
      await run.laptop.startLocked();
      await toFirstVersion(run);
      const before = await run.laptop.page().evaluate(countRows);
      for (let kill = 0; kill < 4; kill += 1) {
        await run.laptop.tryUnlock();
        await new Promise((resolve) => setTimeout(resolve, Math.floor(run.random() * 900)));
        await run.laptop.kill();
        await run.laptop.startLocked();
      }
      run.demand((await run.laptop.page().evaluate(countRows)) === before, 'no row is lost on the way');
      await run.laptop.unlock();
      run.demand((await run.laptop.records()).damaged === 0, 'the records are whole');
      await run.approve(person);
      await run.settle();
    },
  },
];

/** What Chromium makes of damaged files differs: it says that the database does not open, or begins an empty one. */
async function rebuild(run: Run): Promise<void> {
  const page = run.laptop.page();
  const anew = page.getByRole('button', { name: 'Rakenna tietokanta varmuuskopiosta' });
  const restore = page.getByRole('button', { name: 'Palauta uusin ehjä varmuuskopio' });
  await expect(anew.or(restore)).toBeVisible({ timeout: 20_000 });
  if (await anew.isVisible()) {
    await run.laptop.reopened(() => anew.click());
    await run.laptop.tryUnlock();
  }
  const shown = run.laptop.page();
  await shown.getByRole('button', { name: 'Palauta uusin ehjä varmuuskopio' }).click();
  await expect(shown.getByText(/Palautettu varmuuskopiosta, joka on otettu/)).toBeVisible();
  await shown.getByRole('button', { name: 'Jatka työhön' }).click();
  await expect(shown.getByRole('heading', { level: 1, name: 'Opiskelijat' })).toBeVisible();
}

const removed = (names: RegExp) => (folder: string) => {
  for (const name of readdirSync(folder)) if (names.test(name)) rmSync(join(folder, name));
};

const spoilings: readonly ((folder: string) => void)[] = [
  (folder) => {
    for (const name of readdirSync(folder).filter((one) => /\.(?:ldb|log)$/.test(one))) {
      const bytes = readFileSync(join(folder, name));
      for (let at = 100; at < bytes.length; at += 997) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      writeFileSync(join(folder, name), bytes);
    }
  },
  removed(/^MANIFEST/),
  removed(/\.(?:ldb|log)$/),
  removed(/^CURRENT$/),
];

/** The database as the first version made it: without the tables that came later. */
function toFirstVersion(run: Run): Promise<void> {
  return run.laptop.page().evaluate(async () => {
    const settled = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('the database refuses'));
      });
    const first: Readonly<Record<string, readonly string[]>> = {
      students: ['schemaVersion'],
      plans: ['schemaVersion', 'updatedAt'],
      versions: ['schemaVersion', 'planId'],
      deliveries: ['schemaVersion', 'planId', 'state', 'nextAttemptAt'],
      settings: ['schemaVersion'],
    };
    const now = await settled(indexedDB.open('hoks'));
    const rows = new Map<string, unknown[]>();
    for (const table of Object.keys(first)) {
      rows.set(table, await settled(now.transaction(table).objectStore(table).getAll() as IDBRequest<unknown[]>));
    }
    now.close();
    await settled(indexedDB.deleteDatabase('hoks') as IDBRequest<unknown>);
    const opening = indexedDB.open('hoks', 10);
    opening.onupgradeneeded = () => {
      for (const [table, indexes] of Object.entries(first)) {
        const store = opening.result.createObjectStore(table, { keyPath: 'id' });
        for (const index of indexes) store.createIndex(index, index);
        for (const row of rows.get(table) ?? []) store.put(row);
      }
    };
    (await settled(opening)).close();
  });
}

/** Of the tables that the first version had. */
async function countRows(): Promise<number> {
  const tables = ['students', 'plans', 'versions', 'deliveries'];
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('hoks');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(new Error('the database does not open'));
  });
  const counts = await Promise.all(
    tables.map(
      (table) =>
        new Promise<number>((resolve) => {
          const counting = db.transaction(table).objectStore(table).count();
          counting.onsuccess = () => resolve(counting.result);
        }),
    ),
  );
  db.close();
  return counts.reduce((sum, count) => sum + count, 0);
}
