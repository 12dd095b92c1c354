import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ipcContract } from '../../src/shared/ipc-contract.ts';

const areas = join(import.meta.dirname, '..', '..', 'src', 'shared', 'ipc');

test('every area is in the contract whole, and no call is in two', async () => {
  const modules = await Promise.all(
    readdirSync(areas).map((file) => import(join(areas, file)) as Promise<Record<string, object>>),
  );
  const ofAreas = modules.flatMap((exported) =>
    Object.entries(exported).flatMap(([name, calls]) => (name.endsWith('Calls') ? Object.keys(calls) : [])),
  );
  expect(ofAreas.toSorted()).toEqual(Object.keys(ipcContract).toSorted());
});
