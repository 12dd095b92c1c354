import { describe, expect, test } from 'vitest';
import type { StoredHoks } from '../../src/main/practice/store.ts';
import type { Delivery } from '../../src/shared/delivery/delivery.ts';
import type { HoksDraft } from '../../src/shared/hoks/hoks.ts';
import { audit, type Ends, type Facts } from './audit.ts';
import type { Passed } from './proxy.ts';

const oid = '1.2.246.562.15.54000000006';
const mark = 'v1@example.org';
const document: HoksDraft = {
  'opiskeluoikeus-oid': oid,
  'oppija-oid': '1.2.246.562.24.53000000005',
  'osaamisen-hankkimisen-tarve': true,
  'ensikertainen-hyvaksyminen': '2026-11-23',
  sahkoposti: mark,
};
const stored: StoredHoks = { id: 7, eid: 'e', manuaalisyotto: false, poistettu: false, sisalto: { ...document } };
const row: Delivery = {
  id: 'p1:1',
  planId: 'p1',
  state: 'delivered',
  attempts: 1,
  nextAttemptAt: 0,
  outcomeUnknown: false,
  approvedAt: 1,
};
const creation: Passed = {
  kind: 'create',
  path: '/api/v1/hoks',
  digest: 'a',
  mark,
  opiskeluoikeusOid: oid,
  upstreamStatus: 200,
};
const update: Passed = { ...creation, kind: 'replace', path: '/api/v1/hoks/7', upstreamStatus: 204 };
const plan = { id: 'p1', studentId: 's1', document, ehoks: { id: 7 }, approvedVersion: 1, updatedAt: 1 };
const version = { id: 'p1:1', planId: 'p1', number: 1, document, approvedAt: 1 };
const goesWell: Ends = { state: 'delivered' };

/** A delivered plan, with what the test says differently. */
function facts({ ends = goesWell, ...change }: Partial<Facts> & { ends?: Ends } = {}): Facts {
  return {
    records: { students: [], plans: [plan], versions: [version], deliveries: [row], damaged: 0 },
    server: [stored],
    passed: [creation],
    expectations: [{ nimi: 'Koe', planId: 'p1', opiskeluoikeusOid: oid, approved: [mark], versions: 1, ends }],
    ...change,
  };
}

const counts = (given: Facts) => {
  const { lost, doubled, wrongState } = audit(given);
  return { lost: lost.length, doubled: doubled.length, wrongState: wrongState.length };
};
const withRow = (changed: Delivery) => ({ ...facts().records, deliveries: [changed] });

describe('the comparison of app and server', () => {
  test('finds nothing in a plan that was delivered once', () => {
    expect(counts(facts())).toEqual({ lost: 0, doubled: 0, wrongState: 0 });
  });

  test('counts a version that is neither in eHOKS nor waiting as lost', () => {
    expect(counts(facts({ server: [] })).lost).toBe(1);
  });

  test('counts a version that the app has forgotten as lost', () => {
    expect(counts(facts({ records: { ...facts().records, versions: [] } })).lost).toBe(1);
  });

  test('counts an approval without a delivery as lost', () => {
    expect(counts(facts({ records: { ...facts().records, deliveries: [] } })).lost).toBe(1);
  });

  test('counts a record that does not open as lost', () => {
    expect(counts(facts({ records: { ...facts().records, damaged: 1 } })).lost).toBe(1);
  });

  test('does not count a version as lost that still waits', () => {
    const waiting = withRow({ ...row, state: 'queued' });
    const given = facts({ server: [], passed: [], records: waiting, ends: { state: 'waits' } });
    expect(counts(given)).toEqual({ lost: 0, doubled: 0, wrongState: 0 });
  });

  test('counts two plans of one study right and two successful POSTs as doubled', () => {
    expect(counts(facts({ server: [stored, { ...stored, id: 8 }] })).doubled).toBe(1);
    const other = { ...creation, mark: 'v2@example.org' };
    expect(audit(facts({ passed: [creation, other] })).doubled).toContain('Koe: 2 successful POSTs');
  });

  test('counts one content written twice as doubled, a refused repetition not', () => {
    expect(audit(facts({ passed: [creation, update] })).doubled).toContain('Koe: one content was written 2 times');
    expect(counts(facts({ passed: [creation, { ...creation, upstreamStatus: 400 }] })).doubled).toBe(0);
  });

  test('counts more writes than there are approved versions as doubled, whatever is in them', () => {
    const unmarked = { ...update, mark: undefined };
    expect(counts(facts({ passed: [creation, unmarked] })).doubled).toBe(1);
  });

  test('counts "delivered" as a wrong state when eHOKS holds something else', () => {
    const changed = { ...stored, sisalto: { ...stored.sisalto, sahkoposti: 'muu@example.org' } };
    expect(counts(facts({ server: [changed] })).wrongState).toBe(1);
    expect(counts(facts({ server: [changed], ends: { state: 'delivered', changedSince: true } })).wrongState).toBe(0);
  });

  test('counts a delivery that is still under way, and one that ended otherwise, as a wrong state', () => {
    expect(counts(facts({ records: withRow({ ...row, state: 'sending' }) })).wrongState).toBe(2);
    const blocked = withRow({ ...row, state: 'blocked', lastError: 'no-access' });
    expect(counts(facts({ records: blocked })).wrongState).toBe(1);
    const ends: Ends = { state: 'blocked', problems: ['no-access'] };
    expect(counts(facts({ records: blocked, ends })).wrongState).toBe(0);
  });

  test('counts an eHOKS ID that is not the server’s as a wrong state', () => {
    const records = { ...facts().records, plans: [{ ...plan, ehoks: { id: 9 } }] };
    expect(counts(facts({ records })).wrongState).toBe(1);
  });
});
