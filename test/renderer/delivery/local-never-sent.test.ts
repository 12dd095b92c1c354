import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deliverNext } from '../../../src/renderer/delivery/deliver-next.ts';
import { receiptTable } from '../../../src/renderer/delivery/receipts.ts';
import { editedDocument } from '../../../src/renderer/plan/edited-plan.ts';
import { approvePlan } from '../../../src/renderer/plan/approve-plan.ts';
import { createPlanDocument } from '../../../src/renderer/plan/plan-document.ts';
import { postBody, updateOf } from '../../../src/shared/delivery/request-body.ts';
import type { Field, Part } from '../../../src/shared/hoks/field-spec.ts';
import type { HoksDraft } from '../../../src/shared/hoks/hoks.ts';
import {
  paikallisetPolku,
  paikallisetTiedot,
  type PaikallisetTiedot,
} from '../../../src/shared/hoks/paikalliset-tiedot.ts';
import { arbitraryPlan } from '../../shared/hoks/arbitrary-plan.ts';
import { createLocks, draft, plan } from './fixtures.ts';
import { withUnit } from './laptop.ts';
import { createMemoryStore } from './memory-store.ts';
import { createModelEhoks } from './model-ehoks.ts';

const canary = 'KANARIALINTU';
const canaryNumber = 776_655_443;

/** Something to be found in every field of the list, however deep. */
function planted(field: Field): unknown {
  if (field.kind === 'parts') return [partOf(field.part), partOf(field.part)];
  if (field.kind === 'part') return partOf(field.part);
  if (field.valueType === 'texts') return [canary];
  return field.valueType === 'integer' || field.valueType === 'number' ? canaryNumber : canary;
}

function partOf(part: Part): Record<string, unknown> {
  return Object.fromEntries(Object.entries(part.fields).map(([name, field]) => [name, planted(field)]));
}

const paikalliset: PaikallisetTiedot = partOf(paikallisetTiedot);
const names = Object.keys(paikallisetTiedot.fields);

/** Neither a canary nor the name of a local field anywhere in it. */
function expectNothingLocal(value: unknown) {
  const text = JSON.stringify(value);
  for (const local of [canary, String(canaryNumber), paikallisetPolku, '"paikalliset', ...names]) {
    expect(text).not.toContain(local);
  }
}

test('every local field has its canary, and every one says that it stays here', () => {
  expect(names.length).toBeGreaterThanOrEqual(4);
  for (const field of Object.values(paikallisetTiedot.fields)) expect(field.local).toBe(true);
  const found = JSON.stringify(paikalliset).match(new RegExp(`${canary}|${canaryNumber}`, 'g'));
  // Three single texts, and two of each field of other prior learning.
  expect(found).toHaveLength(3 + 2 * 3);
});

test('nothing local is in the document that is edited, whatever is edited in either', () => {
  const anyEdit = fc.constantFrom<(document: ReturnType<typeof editedDocument>) => void>(
    (document) => document.set([paikallisetPolku, 'erityisen-tuen-paatos'], canary),
    (document) => document.insert([paikallisetPolku, 'muu-aiemmin-hankittu-osaaminen'], 0, { nimi: canary }),
    (document) => document.set(['sahkoposti'], 'a@example.org'),
    (document) => document.replace({ sahkoposti: 'b@example.org' }),
    (document) => document.restart({ versio: 3 }, 'ehoks'),
    (document) => document.undo(),
    (document) => document.redo(),
  );
  fc.assert(
    fc.property(fc.array(anyEdit, { maxLength: 20 }), arbitraryPlan('post'), (edits, content) => {
      const whole = createPlanDocument({ document: content as HoksDraft, [paikallisetPolku]: paikalliset }, () => 0);
      const document = editedDocument(whole);
      for (const edit of edits) {
        edit(document);
        expectNothingLocal(document.current());
      }
    }),
  );
});

test('no body of any kind holds anything local, for any plan', () => {
  fc.assert(
    fc.property(arbitraryPlan('post'), arbitraryPlan('post'), (approved, stored) => {
      const edited = editedDocument(
        createPlanDocument({ document: approved as HoksDraft, [paikallisetPolku]: paikalliset }, () => 0),
      );
      expectNothingLocal(postBody(edited.current()));
      expectNothingLocal(updateOf(edited.current(), stored as HoksDraft, { ...stored, id: 7 }, 7).body);
    }),
  );
});

test('nothing local is in a version, a request or a receipt, from the first approval to a replaced plan', async () => {
  const [store, ehoks, exclusive] = [createMemoryStore(), createModelEhoks(), createLocks()];
  await store.savePlan(plan({ paikalliset }));
  const changes: HoksDraft[] = [{}, { sahkoposti: 'uusi@example.org' }, withUnit(10)];
  let now = Date.parse('2026-11-23T10:00:00Z');
  for (const change of changes) {
    now += 60_000;
    const stored = await store.plan('p1');
    if (stored) await store.savePlan({ ...stored, document: { ...stored.document, ...change }, updatedAt: now });
    const approved = await approvePlan({
      planId: 'p1',
      store,
      exclusive,
      now,
      today: '2026-11-23',
      opiskeluoikeus: undefined,
      newId: () => 'tunniste',
    });
    expect(approved).toMatchObject({ ok: true });
    await deliverNext({ store, ehoks: ehoks.calls, exclusive, now: () => now, random: () => 0.5 });
    // It is kept through each approval and each answer.
    expect((await store.plan('p1'))?.paikalliset).toEqual(paikalliset);
  }
  expect(ehoks.writes).toEqual(['POST', 'PATCH 1', 'PUT 1']);
  expectNothingLocal(ehoks.bodies);
  expectNothingLocal(ehoks.plans);
  expectNothingLocal((await store.versions('p1')).map(({ document }) => document));
  const deliveries = await store.deliveries();
  const words = {
    columns: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    yes: 'x',
    no: 'y',
    answers: { waiting: 'w', unclear: 'u', delivered: 'd', superseded: 's', withdrawn: 't', byHand: 'b', manual: 'm' },
  } as const;
  const full = await store.plan('p1');
  const rows = deliveries.map((delivery) => ({ delivery, plan: full, student: undefined }));
  expectNothingLocal(receiptTable(rows as never, { words, kieli: 'fi', now }));
});

test('a personal identity code in a local field stops an approval too', async () => {
  const store = createMemoryStore();
  await store.savePlan(
    plan({ document: draft(), paikalliset: { 'erityisen-tuen-paatos': 'Päätös koskee 010170-123F' } }),
  );
  const refused = await approvePlan({
    planId: 'p1',
    store,
    exclusive: createLocks(),
    now: 0,
    today: '2026-11-23',
    opiskeluoikeus: undefined,
    newId: () => 'tunniste',
  });
  expect(refused).toMatchObject({
    ok: false,
    error: { findings: [{ rule: 'hetu', path: [paikallisetPolku, 'erityisen-tuen-paatos'] }] },
  });
});
