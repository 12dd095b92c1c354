import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { electronArguments } from '../../../scripts/lib/app-launch.ts';
import { openApproval } from '../../e2e/counselor.ts';
import { approvePlan, editPlan } from '../laptop.ts';
import { profile } from '../prepared-data.ts';
import { jsonAnswer } from '../proxy.ts';
import type { Row, Run } from '../row.ts';
import { delivered, hold } from './moves.ts';

/** The computer itself: its clock, its sleep, its disk, its user. */

const day = 86_400_000;
const busy = { ...jsonAnswer(503, {}), headers: { 'content-type': 'text/plain' } };

/** Whether this computer lets the tests make a small disk of their own. */
const canMakeDisk = process.platform === 'linux' && process.getuid?.() === 0;

export const machineRows: readonly Row[] = [
  {
    row: 18,
    title: 'the clock jumps by a day or a year',
    run: async (run) => {
      const jump = run.pick([day, -day, 365 * day, -365 * day]);
      const person = run.person();
      const failed = run.once('look-up', { answer: busy, forward: false });
      await run.laptop.moveClock(jump);
      await run.approve(person);
      await failed;
      await run.until(async () => (await run.deliveries(person))[0]?.state === 'queued', 'the delivery waits');
      // Put right again: what was to be tried "soon" must not have become "in a year".
      await run.laptop.moveClock(-jump);
      await run.settle({ mayWaitMs: 1_800_000 });
    },
  },
  {
    row: 19,
    title: 'sleep in the middle of a request',
    run: async (run) => {
      const person = run.person();
      const held = hold(run, 'create', run.pick(['arrived', 'answered']));
      await run.approve(person);
      await held.reached;
      const tell = (event: 'suspend' | 'resume') =>
        run.laptop.running().app.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event);
      // A computer that goes to sleep locks the vault.
      await run.laptop.reopened(() => tell('suspend'));
      held.letGo();
      await tell('resume');
      await run.laptop.unlock();
      await run.settle();
      run.demand(run.onServer(person) !== undefined, 'the plan arrives');
    },
  },
  {
    row: 20,
    title: 'the app is started a second time',
    run: async (run) => {
      const person = run.person();
      const held = hold(run, 'create');
      await run.approve(person);
      await held.reached;
      run.demand(await endsAtOnce(run), 'a second app on the same data ends at once');
      held.letGo();
      await run.settle();
      run.demand(run.requestsOf('create') === 1, 'the plan is created once');
    },
  },
  {
    row: 22,
    title: 'the database hangs',
    run: async (run) => {
      const person = run.person();
      if (run.seed % 2 === 0) {
        const held = hold(run, 'create', 'answered');
        await run.approve(person);
        await held.reached;
        const hang = await hangDatabase(run);
        held.letGo();
        // The app's own watchdog gives up after eight seconds; the eHOKS ID cannot be written down yet.
        await run.until(async () => (await hang.heldMs()) > 9000, 'the watchdog has had its time');
        await hang.end();
      } else {
        await editPlan(run.laptop.page(), person, { mark: run.newMark() });
        await openApproval(run.laptop.page());
        const hang = await hangDatabase(run);
        await run.laptop.page().getByRole('button', { name: 'Hyväksy ja lähetä eHOKSiin' }).click();
        await expect(run.laptop.page().getByText(/Hyväksyminen ei onnistunut/)).toBeVisible({ timeout: 20_000 });
        await hang.end();
        await run.approve(person);
      }
      await run.settle();
      run.demand(run.requestsOf('create') === 1, 'the plan is created once');
    },
  },
  canMakeDisk
    ? { row: 23, title: 'the disk is full', isDestructive: true, run: fullDisk }
    : { row: 23, title: 'the disk is full', notYet: 'needs a small disk of its own: root on Linux' },
  {
    row: 25,
    title: 'the data is of a newer version of the app',
    isDestructive: true,
    run: async (run) => {
      await delivered(run);
      await run.laptop.close();
      await run.laptop.startLocked();
      const before = await run.laptop.records();
      await run.laptop.page().evaluate(
        () =>
          new Promise<void>((resolve, reject) => {
            const raising = indexedDB.open('hoks', 99_990);
            raising.onsuccess = () => {
              raising.result.close();
              resolve();
            };
            raising.onerror = () => reject(new Error('the version was not raised'));
          }),
      );
      await run.laptop.tryUnlock();
      await expect(run.laptop.page().getByText(/Tiedot on tehty tämän sovelluksen uudemmalla versiolla/)).toBeVisible();
      const after = await run.laptop.records();
      run.demand(JSON.stringify(after) === JSON.stringify(before), 'nothing has been touched');
    },
  },
  {
    row: 27,
    title: 'a wrong passphrase',
    run: async (run) => {
      const person = run.person();
      const held = hold(run, 'look-up');
      await run.approve(person);
      await held.reached;
      await run.laptop.kill();
      held.letGo();
      await run.laptop.startLocked();
      for (let wrong = 0; wrong < 1 + (run.seed % 2); wrong++) {
        await run.laptop.tryUnlock('aivan väärä salalause tässä');
        await expect(run.laptop.page().getByText(/Salalause ei avannut tietoja/)).toBeVisible();
      }
      await run.laptop.unlock();
      await run.settle();
    },
  },
];

async function endsAtOnce(run: Run): Promise<boolean> {
  const { launch } = run.stage.harness;
  const second = spawn(
    launch.executable,
    electronArguments(launch, [`--user-data-dir=${run.laptop.folder}`, `--profile=${profile}`]),
    { stdio: 'ignore', env: { ...process.env, ...launch.env } },
  );
  const ended = new Promise<boolean>((resolve) => {
    const tooLong = setTimeout(() => {
      second.kill('SIGKILL');
      resolve(false);
    }, 15_000);
    second.once('exit', () => {
      clearTimeout(tooLong);
      resolve(true);
    });
  });
  return ended;
}

/** A transaction over every table that does not end by itself: whoever wants to write has to wait for it. */
async function hangDatabase(run: Run): Promise<{ heldMs: () => Promise<number>; end: () => Promise<void> }> {
  const page = run.laptop.page();
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('hoks');
        opening.onerror = () => reject(new Error('the database does not open'));
        opening.onsuccess = () => {
          const db = opening.result;
          // The real clock: the test moves the other one.
          const hang = { isOver: false, since: performance.now() };
          Reflect.set(globalThis, 'faultHang', hang);
          const [first = 'plans', ...more] = Array.from(db.objectStoreNames);
          const store = db.transaction([first, ...more], 'readwrite').objectStore(first);
          const again = () => {
            if (hang.isOver) return db.close();
            store.count().onsuccess = again;
          };
          again();
          resolve();
        };
      }),
  );
  return {
    heldMs: () =>
      page.evaluate(
        () => performance.now() - Number(Reflect.get(Reflect.get(globalThis, 'faultHang') as object, 'since')),
      ),
    end: () => page.evaluate(() => void Reflect.set(Reflect.get(globalThis, 'faultHang') as object, 'isOver', true)),
  };
}

/** The data folder is on a small disk of its own, which is filled to the last byte and emptied again. */
async function fullDisk(run: Run): Promise<void> {
  const { launch } = run.stage.harness;
  const disk = mkdtempSync(join(tmpdir(), 'hoks-disk-'));
  const owner = launch.uid ?? process.getuid?.() ?? 0;
  const options = `size=96m,mode=0755,uid=${owner},gid=${owner}`;
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', disk]).status !== 0) {
    throw new Error('no small disk could be made');
  }
  run.afterwards(() => {
    spawnSync('umount', ['-l', disk]);
    rmSync(disk, { recursive: true, force: true });
  });
  await run.laptop.close();
  run.laptop.moveTo(join(disk, 'tiedot'));
  await run.laptop.start();
  const person = await delivered(run);
  const filler = join(disk, 'tayte');
  fill(disk, filler);
  const mark = run.newMark();
  const wasApproved = await approvePlan(run.laptop.page(), person, { mark }).then(
    () => true,
    () => false,
  );
  if (wasApproved) run.wasApproved(person, mark);
  rmSync(filler);
  if (run.seed % 2 === 1) {
    // What stayed on the disk is what a new start finds.
    await run.laptop.kill();
    await run.laptop.start();
  }
  await run.settle();
  await run.approve(person);
  await run.settle();
}

function fill(disk: string, filler: string): void {
  const { bavail, bsize } = statfsSync(disk);
  try {
    writeFileSync(filler, Buffer.alloc(Number(bavail) * Number(bsize), 7));
  } catch {
    // The last block may be taken by the app itself: full is full.
  }
}
