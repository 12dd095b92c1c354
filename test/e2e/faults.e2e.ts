import { allRows } from '../faults/rows.ts';
import { createRowRunner, type RowRunner } from '../faults/run-rows.ts';
import { type Harness, startHarness } from '../faults/stage.ts';
import { expect, howToLaunch, test } from './app.ts';

/** Every row of the fault matrix once, in the real app. `npm run faults -- --seeds N` tries them more often. */

const oneTry = 1;

let harness: Harness;
let runner: RowRunner;

test.beforeAll(async () => {
  harness = await startHarness(howToLaunch());
  runner = createRowRunner(harness);
});
test.afterAll(async () => {
  await runner.close();
  await harness.close();
});

test('every row of the fault matrix is tried, or says what it waits for', () => {
  expect(allRows.map(({ row }) => row)).toEqual(Array.from({ length: 37 }, (_none, index) => index + 1));
  for (const row of allRows) {
    if ('notYet' in row) process.stdout.write(`  not yet: row ${row.row}, ${row.title} - ${row.notYet}\n`);
  }
});

for (const row of allRows) {
  if ('notYet' in row) continue;
  test(`row ${row.row}: ${row.title}`, async () => {
    test.setTimeout(120_000);
    const { verdict } = await runner.run(row, oneTry);
    expect(verdict).toEqual({ lost: [], doubled: [], wrongState: [] });
  });
}
