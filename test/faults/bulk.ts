import { randomUUID } from 'node:crypto';
import { approvePlan } from '../../src/renderer/plan/approve-plan.ts';
import { finnishDate } from '../../src/shared/finnish-date.ts';
import { createLocks } from '../renderer/delivery/fixtures.ts';
import type { Person } from './people.ts';
import type { Run } from './row.ts';
import { putTables, sealedTables } from './sealed-disk.ts';

/**
 * Approves the people's plans in this order with the app's own approval, without a window, and leaves the laptop at its
 * locked door with all of them waiting. For more than a hand could click.
 */
export async function approveInBulk(run: Run, people: readonly Person[]): Promise<void> {
  const { data } = run.stage.harness;
  await run.laptop.startLocked();
  const { plans } = await run.laptop.records();
  const began = Date.now();
  const exclusive = createLocks();
  const tables = await sealedTables(data.dataKey, async (store) => {
    for (const [index, person] of people.entries()) {
      const plan = plans.find(({ id }) => id === data.planIds.get(person.opiskeluoikeusOid));
      if (plan === undefined) throw new Error('a plan is missing');
      const mark = run.newMark();
      await store.savePlan({ ...plan, document: { ...plan.document, sahkoposti: mark } });
      const approved = await approvePlan({
        planId: plan.id,
        store,
        exclusive,
        now: began - (people.length - index) * 1000,
        today: finnishDate(began),
        opiskeluoikeus: undefined,
        newId: randomUUID,
      });
      if (!approved.ok) throw new Error('a plan was not approved');
      run.wasApproved(person, mark);
    }
  });
  await putTables(run.laptop.page(), tables);
}
