import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { approvePlan, databaseFiles, editPlan, openPlan } from '../laptop.ts';
import type { Row, Run } from '../row.ts';

/** SIGKILL of the whole app at moments the network can see, and at random ones. */
export const killRows: readonly Row[] = [
  {
    row: 1,
    title: 'killed before the request',
    run: async (run) => {
      const person = run.person();
      const moment = run.pick(['login', 'ticket', 'look-up', 'create'] as const);
      // A login lasts: the second delivery of a session begins with a ticket.
      const kind = moment === 'login' ? 'ticket' : moment;
      const killed = run.once(kind, { arrived: () => run.laptop.kill(), forward: false, way: 'drop' }, person);
      await approveUntilKilled(run, person, killed);
      await run.laptop.start();
      await run.settle();
      run.demand(run.onServer(person) !== undefined, 'the plan reaches eHOKS after the restart');
    },
  },
  {
    row: 2,
    title: 'killed after eHOKS has stored the plan, before its answer',
    run: async (run) => {
      const person = run.person();
      const killed = run.once('create', { answered: () => run.laptop.kill(), way: 'drop' }, person);
      await approveUntilKilled(run, person, killed);
      await run.laptop.start();
      await run.settle();
      run.demand(run.requestsOf('create') === 1, 'the plan is created once and adopted after the restart');
    },
  },
  {
    row: 3,
    title: 'killed after the answer, before the eHOKS ID is saved',
    run: async (run) => {
      const person = run.person();
      const wait = Math.floor(run.random() * 12);
      const killed = run.once('create', { relayed: () => after(wait, () => run.laptop.kill()) }, person);
      await approveUntilKilled(run, person, killed);
      await run.laptop.start();
      await run.settle();
      run.demand(run.requestsOf('create') === 1, 'the plan is created once');
    },
  },
  {
    row: 4,
    title: 'killed between the saved eHOKS ID and "delivered"',
    run: async (run) => {
      const person = run.person();
      // The first reading of a new plan is the one after its creation: the eHOKS ID is on disk by then.
      const moment = run.pick(['arrived', 'answered', 'relayed'] as const);
      const killed = run.once(
        'read',
        {
          [moment]: () => run.laptop.kill(),
          way: moment === 'relayed' ? 'whole' : 'drop',
        },
        person,
      );
      await approveUntilKilled(run, person, killed);
      await run.laptop.start();
      await run.settle();
      run.demand(run.requestsOf('create') === 1, 'the plan is created once');
      run.demand(
        run.requestsOf('replace') + run.requestsOf('patch') === 0,
        'what eHOKS holds already is not written again',
      );
    },
  },
  {
    row: 5,
    title: 'killed during a local save or an approval',
    run: async (run) => {
      const person = run.person();
      await run.approve(person);
      await run.settle();
      const mark = run.newMark();
      const working = approvePlan(run.laptop.page(), person, { mark }).then(
        () => true,
        () => false,
      );
      await after(Math.floor(run.random() * 1500), () => run.laptop.kill());
      const wasSeen = await working;
      // The rarest moment of all, made certain: Chromium takes the torn end for damage at the second start after it.
      tearLog(run);
      await run.laptop.start();
      await run.settle();
      await run.laptop.close();
      await run.laptop.start();
      const { plans, versions, damaged } = await run.laptop.records();
      const planId = run.stage.harness.data.planIds.get(person.opiskeluoikeusOid);
      const plan = plans.find(({ id }) => id === planId);
      const approved = versions.filter((version) => version.planId === planId);
      const hasNew = approved.some(({ document }) => document.sahkoposti === mark);
      if (hasNew) run.wasApproved(person, mark);
      run.demand(hasNew || !wasSeen, 'an approval that was confirmed is on disk');
      run.demand(damaged === 0 && plan !== undefined, 'the records are whole');
      run.demand(plan?.approvedVersion === approved.length, 'plan and versions belong together');
    },
  },
  {
    row: 34,
    title: 'locked or crashed with unsaved text',
    run: async (run) => {
      const person = run.person();
      const mark = run.newMark();
      run.ends(person, { state: 'any' });
      await editPlan(run.laptop.page(), person, { mark });
      if (run.seed % 2 === 0) {
        // Half a second is what may be lost; this text is older.
        await after(700, () => run.laptop.kill());
        await run.laptop.start();
      } else {
        await run.laptop.lock();
        await run.laptop.unlock();
      }
      await openPlan(run.laptop.page(), person);
      const plan = (await run.laptop.records()).plans.find(({ document }) => document.sahkoposti === mark);
      run.demand(plan !== undefined, 'the text is there again');
    },
  },
];

/** Approves by hand while the app is about to be killed: the click may or may not live to see its answer. */
async function approveUntilKilled(run: Run, person: ReturnType<Run['person']>, killed: Promise<void>): Promise<void> {
  const mark = run.newMark();
  const working = approvePlan(run.laptop.page(), person, { mark }).catch(() => undefined);
  await killed;
  await working;
  // A request left, so the version was on disk before.
  run.wasApproved(person, mark);
}

/** What a kill leaves between a record's header and its content in the database's log. */
function tearLog({ laptop }: Run): void {
  const database = databaseFiles(laptop);
  const newest = readdirSync(database)
    .filter((name) => name.endsWith('.log'))
    .toSorted()
    .at(-1);
  if (newest === undefined) throw new Error('the database has no log');
  // Checksum, length (1,103 bytes to come), kind: a whole record.
  appendFileSync(join(database, newest), Buffer.from([0x4e, 0x61, 0x74, 0x65, 0x4f, 0x04, 1]));
}

function after<Value>(milliseconds: number, work: () => Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    setTimeout(() => void work().then(resolve, reject), milliseconds);
  });
}
