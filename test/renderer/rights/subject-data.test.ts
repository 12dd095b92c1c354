import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { requestReport } from '../../../src/renderer/rights/request-report.ts';
import { readSubjectData } from '../../../src/renderer/rights/subject-data.ts';
import { changeRows, damage, delivery, newDisk, openTestStore, plan, student, version } from '../db/open-test-store.ts';

async function storeWithout(table: string, id: string) {
  const disk = newDisk();
  const before = await openTestStore(disk);
  await before.saveStudent(student);
  await before.commitApproval({ plan: plan({ approvedVersion: 1 }), version: version(1), deliveries: [delivery(1)] });
  await before.savePlan(plan({ id: 'plan-2', studentId: 'student-2' }));
  await before.commitApproval({
    plan: plan({ id: 'plan-2', studentId: 'student-2', approvedVersion: 1 }),
    version: version(1, { id: 'plan-2:1', planId: 'plan-2' }),
    deliveries: [],
  });
  before.close();
  await changeRows(disk, table, (row) => (row['id'] === id ? damage(row) : row));
  return openTestStore(disk);
}

test.each([
  ['nothing', '', 0],
  ['versions', 'plan-1:1', 1],
  ['deliveries', 'plan-1:1', 1],
  ['plans', 'plan-1', 1],
  // Whose plan it is, nobody can tell any more.
  ['plans', 'plan-2', 1],
  ['versions', 'plan-2:1', 0],
])('says what of a student may be missing when this does not open: %s %s', async (table, id, unreadable) => {
  const store = await storeWithout(table === 'nothing' ? 'plans' : table, id);
  await store.versions('plan-2');
  const data = await readSubjectData(store, student);
  expect(data.unreadable).toBe(unreadable);
  const report = requestReport(
    data,
    { t: ((key: string) => key) as never, names: { kieli: 'fi', date: String } as never, consentText: () => '' },
    0,
  );
  expect(report.lines.includes('request.notWhole')).toBe(unreadable > 0);
  store.close();
});
