import { shownHoks } from '../../src/main/practice/stored-hoks.ts';
import type { StoredHoks } from '../../src/main/practice/store.ts';
import type { Delivery, DeliveryProblem } from '../../src/shared/delivery/delivery.ts';
import { sameContent } from '../../src/shared/hoks/canonical.ts';
import type { Passed } from './proxy.ts';
import type { Records } from './sealed-disk.ts';

/**
 * Compares what the app says with what the server holds once the faults have ended. Pure.
 *
 * lost: an approved version that is neither on the server nor in the outbox, or no longer among the app's records.
 * doubled: a study right with more than one successful POST or plan, or one content written more than once.
 * wrongState: the app's state is not what the server's is, or not what the fault should have led to.
 */
export interface Verdict {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly wrongState: readonly string[];
}

/** What was done for one person, and how it should have ended. */
export interface Expectation {
  readonly nimi: string;
  readonly planId: string;
  readonly opiskeluoikeusOid: string;
  /** Marks of the versions whose approval the app has confirmed, oldest first. */
  readonly approved: readonly string[];
  /** How many versions may have been written: the approved ones, and those that may rightly be forgotten. */
  readonly versions: number;
  readonly ends: Ends;
}

/**
 * How the newest approved version ends. `delivered`: eHOKS holds it. `blocked`: it waits for a person with one of these
 * problems, and eHOKS holds `serverMark`. `waits`: still in the queue. `any`: the row says itself what must hold.
 */
export type Ends =
  | { readonly state: 'delivered'; /** Somebody changed it in eHOKS after that. */ readonly changedSince?: boolean }
  | { readonly state: 'blocked'; readonly problems: readonly DeliveryProblem[] }
  | { readonly state: 'waits' }
  /** A person took the approval back before it left. */
  | { readonly state: 'withdrawn' }
  | { readonly state: 'any' };

export interface Facts {
  readonly records: Records;
  readonly server: readonly StoredHoks[];
  readonly passed: readonly Passed[];
  readonly expectations: readonly Expectation[];
}

const inOutbox: ReadonlySet<Delivery['state']> = new Set(['queued', 'sending', 'blocked']);

export function audit({ records, server, passed, expectations }: Facts): Verdict {
  const lost: string[] = [];
  const doubled: string[] = [];
  const wrongState: string[] = [];
  if (records.damaged > 0) lost.push(`${records.damaged} records do not open`);

  for (const expected of expectations) {
    const say = (list: string[], what: string) => list.push(`${expected.nimi}: ${what}`);
    const live = server.filter((one) => one.sisalto['opiskeluoikeus-oid'] === expected.opiskeluoikeusOid);
    const stored = live.find(({ poistettu }) => !poistettu);
    const plan = records.plans.find(({ id }) => id === expected.planId);
    const versions = records.versions.filter(({ planId }) => planId === expected.planId);
    const rows = records.deliveries.filter(({ planId }) => planId === expected.planId);
    const rowOf = (mark: string) => {
      const version = versions.find(({ document }) => document.sahkoposti === mark);
      return { version, row: rows.find(({ id }) => id === version?.id) };
    };

    for (const mark of expected.approved) {
      const { version, row } = rowOf(mark);
      if (version === undefined) say(lost, `an approved version is gone from the app, which has ${versions.length}`);
      else if (row === undefined) say(lost, 'an approved version has no delivery');
    }
    const newest = expected.approved.at(-1);
    const { version, row } = newest === undefined ? {} : rowOf(newest);
    const isOnServer =
      version !== undefined && stored !== undefined && sameContent(version.document, shownHoks(stored));
    if (version !== undefined && row !== undefined && !isOnServer && !inOutbox.has(row.state)) {
      const { ends } = expected;
      const isExcused = (ends.state === 'delivered' && ends.changedSince === true) || ends.state === 'withdrawn';
      if (!isExcused) say(lost, `eHOKS does not hold the version whose delivery is ${row.state}`);
    }

    if (live.length > 1) say(doubled, `${live.length} plans in eHOKS`);
    const written = passed.filter((one) => isWriteFor(one, expected.opiskeluoikeusOid, stored?.id));
    const creations = written.filter(({ kind }) => kind === 'create').length;
    if (creations > 1) say(doubled, `${creations} successful POSTs`);
    for (const mark of new Set(written.map((one) => one.mark))) {
      const times = written.filter((one) => one.mark === mark).length;
      if (mark !== undefined && times > 1) say(doubled, `one content was written ${times} times`);
    }

    if (written.length > expected.versions) {
      say(doubled, `${written.length} successful writes of ${expected.versions} approved versions`);
    }

    for (const sending of rows.filter(({ state }) => state === 'sending')) {
      say(wrongState, `version ${sending.id.split(':').at(-1)} is still being sent`);
    }
    if (row !== undefined) {
      const wrong = wrongEnd(expected.ends, row, isOnServer);
      if (wrong !== undefined) say(wrongState, wrong);
    }
    if (row?.state === 'delivered' && plan?.ehoks?.id !== live[0]?.id)
      say(wrongState, 'the eHOKS ID is not the server’s');
    if (newest === undefined && stored !== undefined && written.length > 0) say(wrongState, 'sent without an approval');
  }
  return { lost, doubled, wrongState };
}

/** A write that the server carried out. A plan's address names it by its eHOKS ID. */
function isWriteFor({ kind, path, upstreamStatus, ...sent }: Passed, oid: string, id: number | undefined): boolean {
  if (kind === 'create') return upstreamStatus === 200 && sent.opiskeluoikeusOid === oid;
  return (kind === 'replace' || kind === 'patch') && upstreamStatus === 204 && path.endsWith(`/hoks/${id}`);
}

function wrongEnd(ends: Ends, row: Delivery, isOnServer: boolean): string | undefined {
  const is = `${row.state}${row.lastError === undefined ? '' : ` (${row.lastError})`}`;
  switch (ends.state) {
    case 'any':
      return undefined;
    case 'delivered':
      if (row.state !== 'delivered') return `should be delivered, is ${is}`;
      return isOnServer || ends.changedSince === true ? undefined : 'says delivered, eHOKS holds something else';
    case 'blocked':
      return row.state === 'blocked' && row.lastError !== undefined && ends.problems.includes(row.lastError)
        ? undefined
        : `should wait for a person (${ends.problems.join(' or ')}), is ${is}`;
    case 'withdrawn':
      return row.state === 'superseded' && !isOnServer ? undefined : `should have been taken back, is ${is}`;
    case 'waits':
      return row.state === 'queued' ? undefined : `should wait in the queue, is ${is}`;
  }
}
