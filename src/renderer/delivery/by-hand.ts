import { enteredByHand, givenBack, takenToHand } from '../../shared/delivery/delivery.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Plan } from '../db/records.ts';
import type { Store } from '../db/store.ts';
import { type Exclusive, outboxLock } from './exclusive.ts';

interface Edges {
  readonly store: Store;
  readonly exclusive: Exclusive;
}

/**
 * From now on a person types this plan into eHOKS's own screens (R27): what waits is taken out of the queue, and what is
 * approved later does not enter it. Error 'on-its-way' while a version is being sent or may have been stored.
 */
export async function takeToHand(planId: string, on: Edges): Promise<Result<null, 'on-its-way'>> {
  return on.exclusive(outboxLock, async () => {
    const deliveries = takenToHand(await on.store.deliveriesOf(planId));
    if (deliveries === undefined) return fail('on-its-way');
    await on.store.commitPlan({
      planId,
      change: (stored) => ({ ...known(stored), isEnteredByHand: true }),
      deliveries,
      action: 'taken-to-hand',
    });
    return ok(null);
  });
}

/** The plan is sent from here after all. */
export async function giveBack(planId: string, on: Edges): Promise<void> {
  await on.exclusive(outboxLock, async () => {
    const deliveries = givenBack(await on.store.deliveriesOf(planId));
    await on.store.commitPlan({
      planId,
      change: (stored) => ({ ...known(stored), isEnteredByHand: undefined }),
      deliveries,
      action: 'given-back',
    });
  });
}

/**
 * A person has typed a version into eHOKS, where it has this ID. What eHOKS holds is now theirs, so there is nothing to
 * compare a later delivery with: it begins by asking eHOKS, and by showing what differs. `now` in epoch milliseconds.
 */
export async function markEntered(
  entered: { readonly deliveryId: string; readonly planId: string; readonly ehoksId: number; readonly now: number },
  on: Edges,
): Promise<void> {
  const { deliveryId, planId, ehoksId: id, now } = entered;
  await on.exclusive(outboxLock, async () => {
    const rows = await on.store.deliveriesOf(planId);
    const delivery = rows.filter((row) => row.id === deliveryId).map((row) => enteredByHand(row, now))[0];
    if (delivery === undefined) return;
    await on.store.commitPlan({
      planId,
      change: (stored) => {
        const plan = known(stored);
        const { eid, origin = 'ehoks-ui' } = plan.ehoks ?? {};
        return { ...plan, ehoks: { id, eid, origin, manuaalisyotto: true } };
      },
      deliveries: [delivery],
      action: 'entered-by-hand',
    });
  });
}

function known(stored: Plan | undefined): Plan {
  if (stored === undefined) throw new Error('no such plan');
  return stored;
}
