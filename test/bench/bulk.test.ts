import { expect, test } from 'vitest';
import { deliverMany, poisoned, requestsForUnchanged } from './bulk.ts';

const count = 25;

test('a bulk with three poisoned plans ends with all the others delivered and each reason said', async () => {
  const { delivered, blocked } = await deliverMany(count);
  expect(delivered).toBe(count - poisoned);
  expect(blocked).toEqual({ archived: 1, 'opiskeluoikeus-ended': 1, 'no-access': 1 });
});

test('plans that eHOKS holds as they are cause no request', async () => {
  expect(await requestsForUnchanged(60, 20)).toBe(0);
});
