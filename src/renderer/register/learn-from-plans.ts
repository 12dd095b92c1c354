import { mergeRegister } from '../../shared/register/merge-register.ts';
import { sightingsIn } from '../../shared/register/sightings.ts';
import type { Store } from '../db/store.ts';

/** Begins the register with what the plans on this machine hold. Does nothing when it was begun before, even if it is empty. */
export async function learnFromPlans(store: Pick<Store, 'register' | 'updateRegister' | 'plans'>): Promise<void> {
  if ((await store.register()) !== undefined) return;
  const plans = await store.plans();
  const seen = plans.flatMap(({ document, updatedAt }) => sightingsIn(document, updatedAt));
  await store.updateRegister((register) => mergeRegister(register, seen, () => crypto.randomUUID()));
}
