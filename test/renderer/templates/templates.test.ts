import { beforeEach, describe, expect, it } from 'vitest';
import type { IndexedDb } from '../../../src/renderer/db/db.ts';
import type { Template } from '../../../src/renderer/db/records.ts';
import type { Store } from '../../../src/renderer/db/store.ts';
import { templateNameProblem } from '../../../src/renderer/templates/template-name.ts';
import { newDisk, openTestStore, plan, storedRows, version } from '../db/open-test-store.ts';

function template(id: string, changes: Partial<Template> = {}): Template {
  return {
    id,
    nimi: 'Automekaanikot',
    diaarinumero: 'OPH-5410-2021',
    content: { 'hankittavat-paikalliset-tutkinnon-osat': [{ nimi: 'Kesätyö' }] },
    savedAt: 1000,
    ...changes,
  };
}

describe('templates in the store', () => {
  let disk: IndexedDb;
  let store: Store;
  beforeEach(async () => {
    disk = newDisk();
    store = await openTestStore(disk);
  });

  it('are kept, renamed and removed', async () => {
    await store.saveTemplate(template('a'));
    await store.saveTemplate(template('b', { nimi: 'Toinen' }));
    await store.saveTemplate(template('a', { nimi: 'Uusi nimi' }));
    expect((await store.templates()).map(({ nimi }) => nimi).toSorted()).toEqual(['Toinen', 'Uusi nimi']);
    await store.removeTemplate('a');
    expect(await store.templates()).toEqual([template('b', { nimi: 'Toinen' })]);
  });

  it('are sealed', async () => {
    await store.saveTemplate(template('a'));
    const [row] = (await storedRows(disk))['templates'] ?? [];
    expect(Object.keys(row ?? {}).toSorted()).toEqual(['ciphertext', 'id', 'nonce', 'schemaVersion']);
    const bytes = new TextDecoder('latin1').decode(row?.['ciphertext'] as Uint8Array);
    expect(bytes).not.toMatch(/Automekaanikot|Kesätyö|OPH/);
  });

  it('leave a plan waiting for a review whatever the editor saves, until somebody has done it', async () => {
    await store.savePlan(plan());
    const awaitsReview = { from: 'template', since: 5 } as const;
    const mark = (to: typeof awaitsReview | undefined) =>
      store.commitPlan({
        planId: 'plan-1',
        change: (stored) => ({ ...(stored ?? plan()), awaitsReview: to }),
        deliveries: [],
      });
    await mark(awaitsReview);
    await store.savePlan(plan({ updatedAt: 2000 }));
    expect(await store.plan('plan-1')).toMatchObject({ awaitsReview, updatedAt: 2000 });
    await mark(undefined);
    await store.savePlan(plan({ awaitsReview, updatedAt: 3000 }));
    expect((await store.plan('plan-1'))?.awaitsReview).toBeUndefined();
  });
});

it('an approval ends the wait for a review', async () => {
  const store = await openTestStore(newDisk());
  const waiting = plan({ awaitsReview: { from: 'other-plan', since: 5 } });
  await store.savePlan(waiting);
  await store.commitApproval({ plan: { ...waiting, approvedVersion: 1 }, version: version(1), deliveries: [] });
  const approved = await store.plan('plan-1');
  expect([approved?.approvedVersion, approved?.awaitsReview]).toEqual([1, undefined]);
});

describe('the name of a template', () => {
  const others = [template('a', { nimi: 'Automekaanikot  2026' })];
  const problem = (nimi: string, diaarinumero: string | undefined = 'OPH-5410-2021') =>
    templateNameProblem(nimi, diaarinumero, others);

  it('is given, short, and no personal identity code', () => {
    expect([problem(''), problem('   ')]).toEqual(['empty', 'empty']);
    expect([problem('x'.repeat(80)), problem('x'.repeat(81))]).toEqual([undefined, 'long']);
    expect(problem('Malli 131052-308T')).toBe('hetu');
  });

  it('is used once in a qualification, whatever its case and spaces', () => {
    expect(problem(' automekaanikot 2026 ')).toBe('taken');
    expect(problem('Automekaanikot 2027')).toBeUndefined();
    expect(problem('Automekaanikot 2026', 'OPH-901-2020')).toBeUndefined();
  });
});
