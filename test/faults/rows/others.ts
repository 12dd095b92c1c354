import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Laptop } from '../laptop.ts';
import { createLaptop, takeBackup } from '../laptop.ts';
import type { Person } from '../people.ts';
import { profile, removeFolder } from '../prepared-data.ts';
import type { Relayed } from '../proxy.ts';
import type { Row, Run } from '../row.ts';
import { changeOnServer, delivered, hold } from './moves.ts';

/** Somebody else's hand: another laptop, the official UI, eHOKS itself, yesterday's backup. */

const theirs = { sahkoposti: 'joku.muu@example.org' };

export const otherRows: readonly Row[] = [
  {
    row: 21,
    title: 'two laptops with the same plan',
    isDestructive: true,
    run: async (run) => {
      const person = await delivered(run);
      await run.laptop.close();
      const other = createLaptop(run.stage.harness.launch, run.stage.harness.data, run.laptop.folder);
      try {
        await run.laptop.start();
        await run.approve(person);
        await run.settle();
        const first = run.onServer(person)?.['sahkoposti'];
        await other.start();
        await differsOn(other, run, person);
        run.demand(run.onServer(person)?.['sahkoposti'] === first, 'the first laptop’s change is not overwritten');
      } finally {
        await other.remove();
      }
    },
  },
  {
    row: 31,
    title: 'changed in the official UI meanwhile',
    run: async (run) => {
      const person = await delivered(run);
      const inRoot = run.random() < 0.5;
      await changeOnServer(run, person, (sisalto) => (inRoot ? { ...sisalto, ...theirs } : withOtherUnit(sisalto)));
      const before = JSON.stringify(run.onServer(person));
      await run.approve(person);
      await run.settle();
      run.ends(person, { state: 'blocked', problems: ['differs-in-ehoks'] });
      run.demand(JSON.stringify(run.onServer(person)) === before, 'their change is not overwritten');
    },
  },
  {
    row: 32,
    title: 'eHOKS has deleted contact data',
    run: async (run) => {
      const person = await delivered(run);
      await changeOnServer(run, person, ({ sahkoposti: _email, puhelinnumero: _phone, ...rest }) => rest);
      const mark = await run.approve(person);
      await run.settle();
      // The approved version still has the number; what is sent has not.
      run.ends(person, { state: 'delivered', changedSince: true });
      const held = run.onServer(person) ?? {};
      run.demand(held['sahkoposti'] === mark, 'the new address arrives');
      run.demand((held['puhelinnumero'] ?? '') === '', 'the deleted number is not pushed back');
    },
  },
  {
    row: 33,
    title: 'eHOKS gives lists in another order, empty fields and identifiers of its own',
    run: async (run) => {
      const person = run.person();
      run.through(({ kind }) => (kind === 'read' ? { change: rearranged } : undefined));
      await run.approve(person);
      await run.settle();
      await run.approve(person, { dropsPhone: run.random() < 0.5 });
      await run.settle();
      run.demand(run.requestsOf('replace') + run.requestsOf('patch') === 1, 'the change is written once');
    },
  },
  {
    row: 35,
    title: 'yesterday’s backup restored',
    isDestructive: true,
    run: async (run) => {
      const person = run.person();
      const wasWaiting = run.random() < 0.5;
      const network = wasWaiting ? hold(run, 'look-up') : undefined;
      await run.approve(person);
      if (network === undefined) await run.settle();
      else await network.reached;
      // The app's own backup onto an empty computer, or the whole folder as another program had copied it.
      const isOwn = run.random() < 0.5;
      if (isOwn) await takeBackup(run.laptop.page());
      await run.laptop.kill();
      const backup = run.stage.harness.data.copy(run.laptop.folder);
      try {
        network?.letGo();
        await run.laptop.start();
        await run.settle();
        const today = run.newMark();
        await run.approveAs(person, today);
        await run.settle();
        await run.laptop.close();
        if (isOwn) await run.laptop.restoreBackup(newestBackup(backup));
        else {
          run.laptop.restore(backup);
          await run.laptop.start();
        }
        await run.settle();
        run.ends(person, { state: 'blocked', problems: ['differs-in-ehoks'] });
        if (!wasWaiting) await run.approve(person);
        await run.settle();
        run.demand(run.onServer(person)?.['sahkoposti'] === today, 'eHOKS is not set back to yesterday');
      } finally {
        removeFolder(backup);
      }
    },
  },
];

/** The second laptop knows an older plan: its own change must wait for a person. */
async function differsOn(other: Laptop, run: Run, person: Person): Promise<void> {
  await run.approveAs(person, run.newMark(), other);
  await run.settle({ on: other });
  const newest = (await run.deliveries(person, other)).toSorted((a, b) => a.approvedAt - b.approvedAt).at(-1);
  run.demand(newest?.state === 'blocked' && newest.lastError === 'differs-in-ehoks', 'the second laptop asks');
}

/** A unit more, made in the other program. */
function withOtherUnit(sisalto: Record<string, unknown>): Record<string, unknown> {
  const name = 'hankittavat-ammat-tutkinnon-osat';
  const units = Array.isArray(sisalto[name]) ? (sisalto[name] as Record<string, unknown>[]) : [];
  return { ...sisalto, [name]: [...units, { ...units[0], 'module-id': crypto.randomUUID() }] };
}

/** The same plan as another reading of the database could give it (contract 7.4). */
function rearranged(answer: Relayed): Relayed {
  if (answer.status !== 200) return answer;
  const whole = JSON.parse(answer.body.toString()) as Record<string, unknown>;
  let id = 1;
  const walk = (value: unknown, name: string): unknown => {
    if (Array.isArray(value)) {
      const items = value.map((item) => walk(item, ''));
      return name === 'keskeytymisajanjaksot' ? items.toReversed() : items;
    }
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, item]) => [key, walk(item, key)] as const);
    return { ...Object.fromEntries(entries), ...(name === 'data' || name === '' ? {} : { id: (id += 1) }) };
  };
  const data = { ...(walk(whole['data'], 'data') as object), 'urasuunnitelma-koodi-uri': null };
  return { ...answer, body: Buffer.from(JSON.stringify({ ...whole, data })) };
}

function newestBackup(folder: string): string {
  const backups = join(folder, profile, 'varmuuskopiot');
  return join(backups, readdirSync(backups).toSorted().at(-1) ?? '');
}
