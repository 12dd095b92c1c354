import { serialize } from 'node:v8';
import { beforeEach, describe, expect, test } from 'vitest';
import type { IndexedDb } from '../../../src/renderer/db/db.ts';
import type { Plan } from '../../../src/renderer/db/records.ts';
import type { Store } from '../../../src/renderer/db/store.ts';
import { receiptTable, type ReceiptWords } from '../../../src/renderer/delivery/receipts.ts';
import { takeOver } from '../../../src/renderer/delivery/take-over.ts';
import { addConsentRequest, answerConsent, saveMeeting } from '../../../src/renderer/meeting/meeting-record.ts';
import { approvePlan } from '../../../src/renderer/plan/approve-plan.ts';
import { postBody, updateOf } from '../../../src/shared/delivery/request-body.ts';
import type { ApprovalRecord, Meeting } from '../../../src/shared/meeting/meeting.ts';
import { newDisk, openTestStore, storedRows } from '../db/open-test-store.ts';
import { createLocks, draft, plan } from '../delivery/fixtures.ts';

const canary = 'KANARIA';
const meeting: Meeting = {
  id: 'k1',
  date: '2026-11-23',
  present: [{ role: 'other', nimi: `${canary} mukana` }],
  suits: true,
  wish: `${canary} toive`,
  notes: `${canary} muistiinpano`,
  nextReview: '2027-02-24',
};
const hyvaksynta: ApprovalRecord = {
  approver: { nimi: `${canary} hyväksyjä`, rooli: `${canary} tehtävä` },
  present: meeting.present,
  manner: 'met',
};
const guardian = { recipient: 'guardian', nimi: '', scope: 'whole' } as const;
const workshop = { recipient: 'other', nimi: `${canary} työpaja`, scope: 'demonstrations' } as const;

let disk: IndexedDb;
let store: Store;
const exclusive = createLocks();

beforeEach(async () => {
  disk = newDisk();
  store = await openTestStore(disk);
  await store.savePlan(plan());
  await saveMeeting(store, 'p1', meeting);
  await answerConsent(store, 'p1', guardian, true, { at: 1, by: `${canary} kirjaaja` });
  await answerConsent(store, 'p1', guardian, false, { at: 2, by: `${canary} kirjaaja` });
  await addConsentRequest(store, 'p1', workshop);
});

const approve = () =>
  approvePlan({
    planId: 'p1',
    store,
    exclusive,
    now: Date.parse('2026-11-23T10:00:00Z'),
    today: '2026-11-23',
    opiskeluoikeus: undefined,
    newId: () => crypto.randomUUID(),
    basedOn: 1,
    hyvaksynta,
  });

async function stored(): Promise<Plan> {
  const found = await store.plan('p1');
  if (found === undefined) throw new Error('the plan is gone');
  return found;
}

async function expectRecordsKept(): Promise<void> {
  const { keskustelut, suostumukset } = await stored();
  expect(keskustelut).toEqual([meeting]);
  expect(suostumukset?.map(({ history }) => history.map(({ answer }) => answer))).toEqual([['given', 'withdrawn'], []]);
}

describe('what is recorded of a meeting', () => {
  test('outlives an edit by somebody who read the plan before it', async () => {
    await store.savePlan(plan({ document: draft({ sahkoposti: 'uusi@example.org' }), updatedAt: 2 }));
    await expectRecordsKept();
    expect((await stored()).document.sahkoposti).toBe('uusi@example.org');
  });

  test('does not move the plan on: the editor and the approval go on from what they had', async () => {
    expect((await stored()).updatedAt).toBe(1);
    expect(await approve()).toMatchObject({ ok: true });
  });

  test('outlives an approval that was begun before it, and a delivery', async () => {
    const old = plan();
    const { keskustelut, suostumukset } = await stored();
    expect([keskustelut, suostumukset]).not.toContain(undefined);
    await store.commitApproval({
      plan: { ...old, approvedVersion: 1 },
      version: { id: 'p1:1', planId: 'p1', number: 1, document: old.document, approvedAt: 5 },
      deliveries: [],
    });
    await expectRecordsKept();
    const delivery = {
      id: 'p1:1',
      planId: 'p1',
      state: 'delivered',
      attempts: 1,
      nextAttemptAt: 0,
      outcomeUnknown: false,
      approvedAt: 5,
    } as const;
    await store.commitDelivery({ delivery, ehoks: { id: 7 } });
    await expectRecordsKept();
    expect((await stored()).ehoks?.id).toBe(7);
  });

  test('outlives a plan taken over from eHOKS', async () => {
    const document = draft({ sahkoposti: 'ehoksista@example.org' });
    const taken = await takeOver({
      student: {
        id: 's1',
        nimi: 'Eetu',
        oppijaOid: '1.2.246.562.24.10000000016',
        opiskeluoikeus: { oid: document['opiskeluoikeus-oid'] ?? '' },
      },
      server: { id: 7, eid: undefined, manuaalisyotto: undefined, document, fromServer: document } as never,
      origin: 'ehoks-ui',
      store,
      exclusive,
      newId: () => 'x',
      now: 9,
    });
    expect(taken.ok).toBe(true);
    await expectRecordsKept();
  });

  test('is there after the store was closed', async () => {
    store.close();
    store = await openTestStore(disk);
    await expectRecordsKept();
  });
});

describe('nothing of it leaves', () => {
  const words = { columns: [], yes: 'kyllä', no: 'ei', answers: {} } as unknown as ReceiptWords;

  test('in any body, in any receipt, or outside the seal', async () => {
    await approve();
    const [version] = await store.versions('p1');
    if (version === undefined) throw new Error('no version');
    expect(version.hyvaksynta).toEqual(hyvaksynta);

    const before = draft({ puhelinnumero: '040 555 0101' });
    const bodies = [postBody(version.document), updateOf(version.document, before, { ...before, id: 7 }, 7).body];
    expect(JSON.stringify(bodies)).not.toContain(canary);

    const deliveries = await store.deliveries();
    expect(deliveries[0]?.approvedBy).toContain(canary);
    const rows = deliveries.map((delivery) => ({ delivery, plan: undefined, student: undefined }));
    expect(JSON.stringify(receiptTable(rows, { words, kieli: 'fi', now: 0 }))).not.toContain(canary);

    const onDisk = serialize(await storedRows(disk));
    for (const encoding of ['utf8', 'utf16le'] as const)
      expect(onDisk.includes(Buffer.from(canary, encoding))).toBe(false);
  });

  test('with the next approval either: a meeting is no change of the plan', async () => {
    await approve();
    const { updatedAt, document } = await stored();
    await saveMeeting(store, 'p1', { ...meeting, wish: 'toisin' });
    expect(await stored()).toMatchObject({ updatedAt, document });
  });
});
