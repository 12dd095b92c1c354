import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { disclosuresBesidePlans } from '../../../src/renderer/rights/record-disclosure.ts';
import { newDisk, openTestStore, plan } from '../db/open-test-store.ts';

const to = {
  by: 'Olga',
  recipientClass: 'viranomainen',
  saaja: 'Virasto',
  peruste: 'Pykälä',
  fields: ['alku'],
} as const;

test('what was given stays beside its plan, and only what was not given after all is taken back', async () => {
  const store = await openTestStore(newDisk());
  await store.savePlan(plan());
  const record = disclosuresBesidePlans(store);
  await record('plan-1', { at: 1, ...to });
  const takeBack = await record('plan-1', { at: 2, ...to });
  await record('plan-1', { at: 3, ...to });
  await takeBack();
  expect((await store.plan('plan-1'))?.luovutukset?.map(({ at }) => at)).toEqual([1, 3]);
});

test('nothing may be given of a plan that is not there', async () => {
  const store = await openTestStore(newDisk());
  await expect(disclosuresBesidePlans(store)('plan-1', { at: 1, ...to })).rejects.toThrow('no such plan');
});
