import { expect, test } from 'vitest';
import { compareBulk, poisoned, requestsForUnchanged } from './bulk.ts';

const count = 25;

test('a bulk with three poisoned plans ends with all the others delivered, by the calls a bare loop makes', async () => {
  const { delivered, blocked, requests } = await compareBulk(count, 0);
  expect(delivered).toBe(count - poisoned);
  expect(blocked).toEqual({ archived: 1, 'opiskeluoikeus-ended': 1, 'no-access': 1 });
  expect(requests.app).toBe(requests.bare);
});

test('plans that eHOKS holds as they are cause no request', async () => {
  expect(await requestsForUnchanged(60, 20)).toBe(0);
});
