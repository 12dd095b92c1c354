import type { EhoksError, EhoksErrorCode } from '../ehoks-error.ts';
import { longestWaitMs, retryDelay } from './retry-delay.ts';

/**
 * One approved version on its way to eHOKS. A row never disappears by itself: it ends as delivered, superseded (a newer
 * approved version took its place before this one was stored) or stays until a person acts.
 */
export interface Delivery {
  /** The id of the approved version it delivers, `${planId}:${number}`. */
  readonly id: string;
  readonly planId: string;
  readonly state: DeliveryState;
  /** How it is sent: 'post' until the plan has an eHOKS ID, then 'put' or 'patch' by what has changed. */
  readonly method?: DeliveryMethod;
  /** How many times it has been tried; each try writes to eHOKS at most once. */
  readonly attempts: number;
  /** Epoch milliseconds; a queued row waits until then. 0 = now. */
  readonly nextAttemptAt: number;
  /** True while it is not known whether an earlier attempt was stored: look up before anything is repeated. */
  readonly outcomeUnknown: boolean;
  /** True for a superseded row whose approval a person took back before it left. */
  readonly isWithdrawn?: boolean;
  /** True for a version that a person typed into eHOKS's own screens (R27): this program did not send it. */
  readonly isByHand?: boolean;
  /** When the first approval was made that has not reached eHOKS since, if that is not this one; epoch milliseconds. */
  readonly waitingSince?: number;
  /** When it was approved, delivered; epoch milliseconds. */
  readonly approvedAt: number;
  readonly deliveredAt?: number;
  /** Name of the person who approved it, for the list; receipts leave it out. */
  readonly approvedBy?: string;
  /** What stays of a delivered version when its plan has been removed from this machine: a receipt without personal data. */
  readonly receipt?: { readonly ehoksId: number; readonly eid?: string };
  /** The last thing that went wrong, for the person. */
  readonly lastError?: DeliveryProblem;
  /** The HTTP status of the answer that said so, when there was one. */
  readonly lastStatus?: number;
  /** For `invalid`: where in the plan eHOKS found fault. No value of the plan is among them. */
  readonly findings?: Extract<EhoksError, { code: 'invalid' }>['findings'];
}

export type DeliveryMethod = 'post' | 'put' | 'patch';
/** manual: a person types it into eHOKS's own screens; it is never sent from here while it is so. */
export type DeliveryState = 'queued' | 'sending' | 'delivered' | 'blocked' | 'manual' | 'superseded';

export type DeliveryProblem =
  | EhoksErrorCode
  /** eHOKS holds something that is not ours: never overwritten without a person. */
  | 'differs-in-ehoks'
  /** Right after our own write eHOKS gives back something else than was approved. */
  | 'server-took-something-else'
  /** The approved version cannot be opened from this machine's disk. */
  | 'version-unreadable';

/** What one try came to. */
export type DeliveryAnswer =
  /** eHOKS was read and holds exactly the approved content, or it needed nothing. */
  | { readonly kind: 'holds-approved' }
  | { readonly kind: 'holds-something-else'; readonly afterWrite: boolean }
  | { readonly kind: 'unreadable' }
  /** `step`: reading before the write, the write itself, or reading it back. */
  | { readonly kind: 'failed'; readonly step: 'before' | 'write' | 'after'; readonly error: EhoksError };

/** A day: how long a study right may take to reach Koski (requirements 1C), and how long eHOKS delivery may take (R25). */
const dayMs = 24 * 3_600_000;

/** Step 4 of the way to eHOKS: the row after an answer. Pure; `now` in epoch milliseconds, `random` gives [0, 1). */
export function nextDelivery(row: Delivery, answer: DeliveryAnswer, now: number, random: () => number): Delivery {
  const settled = withoutProblem(row);
  switch (answer.kind) {
    case 'holds-approved':
      return { ...settled, state: 'delivered', deliveredAt: now, nextAttemptAt: 0, outcomeUnknown: false };
    case 'holds-something-else':
      return {
        ...settled,
        state: 'blocked',
        // It was written: though it is not what eHOKS gives back, it may not be taken for something that never left.
        outcomeUnknown: answer.afterWrite,
        lastError: answer.afterWrite ? 'server-took-something-else' : 'differs-in-ehoks',
      };
    case 'unreadable':
      return { ...settled, state: 'blocked', lastError: 'version-unreadable' };
    case 'failed':
      return afterFailure(settled, row.lastError, answer, now, random);
  }
}

function afterFailure(
  row: Delivery,
  previousError: DeliveryProblem | undefined,
  { step, error }: Extract<DeliveryAnswer, { kind: 'failed' }>,
  now: number,
  random: () => number,
): Delivery {
  const failed: Delivery = {
    ...row,
    lastError: error.code,
    lastStatus: error.status,
    findings: error.code === 'invalid' ? error.findings : undefined,
    outcomeUnknown: unknownAfter(row, step, error),
  };
  const queued = (nextAttemptAt: number): Delivery => ({ ...failed, state: 'queued', nextAttemptAt });
  const retryAfterSeconds = error.code === 'busy' ? error.retryAfterSeconds : undefined;

  switch (reactionTo(error.code, step)) {
    case 'retry':
      return queued(now + retryDelay(row.attempts, random, retryAfterSeconds));
    case 'look-up':
      // The first time at once; a server that keeps saying so without holding the plan is not asked in a tight loop.
      return queued(previousError === error.code ? now + retryDelay(row.attempts, random) : 0);
    case 'retry-for-a-day':
      return now < row.approvedAt + dayMs
        ? queued(now + retryDelay(row.attempts + 4, random))
        : { ...failed, state: 'blocked' };
    case 'connection':
      return queued(0);
    case 'block':
      return { ...failed, state: 'blocked' };
  }
}

/** Only a write makes the outcome unknown; reading before it changes nothing, and after it the write is not verified yet. */
function unknownAfter(row: Delivery, step: 'before' | 'write' | 'after', error: EhoksError): boolean {
  if (step === 'write') return error.outcomeUnknown || error.code === 'duplicate';
  return step === 'after' ? true : row.outcomeUnknown;
}

/**
 * retry = later by itself; look-up = at once, beginning with the look-up; connection = the connection or its account
 * needs a person, the plan itself is fine; block = this plan needs a person.
 */
type Reaction = 'retry' | 'retry-for-a-day' | 'look-up' | 'connection' | 'block';

const reactions: Readonly<Record<EhoksErrorCode, Reaction>> = {
  offline: 'retry',
  timeout: 'retry',
  tls: 'retry',
  'not-ehoks': 'retry',
  busy: 'retry',
  'linked-system': 'retry',
  'server-fault': 'retry',
  'no-hoks-for-opiskeluoikeus': 'retry',
  'opiskeluoikeus-not-found': 'retry-for-a-day',
  duplicate: 'look-up',
  'content-refused': 'look-up',
  'not-connected': 'connection',
  'login-refused': 'connection',
  'ticket-refused': 'connection',
  'not-service-user': 'connection',
  'route-not-found': 'connection',
  'no-access': 'block',
  'hoks-not-found': 'block',
  archived: 'block',
  'opiskeluoikeus-ended': 'block',
  'opiskeluoikeus-not-of-oppija': 'block',
  'opiskeluoikeus-contained': 'block',
  'opiskeluoikeus-changed': 'block',
  'oppija-not-found': 'block',
  'oppija-changed': 'block',
  'not-in-index': 'block',
  'too-large': 'block',
  invalid: 'block',
  refused: 'block',
};

function reactionTo(code: EhoksErrorCode, step: 'before' | 'write' | 'after'): Reaction {
  // eHOKS answers a write with an unknown code the same way as an unknown address (F6): then it is this plan's problem.
  if (code === 'route-not-found' && step === 'write') return 'block';
  // A content-refused write that was looked up and is not there comes back from the look-up: nothing left to try.
  if (code === 'content-refused' && step !== 'write') return 'block';
  return reactions[code];
}

const needsConnection: ReadonlySet<DeliveryProblem> = new Set<EhoksErrorCode>([
  'not-connected',
  'login-refused',
  'ticket-refused',
  'not-service-user',
  'route-not-found',
]);

const serverWide: ReadonlySet<DeliveryProblem> = new Set<EhoksErrorCode>([
  'offline',
  'timeout',
  'tls',
  'not-ehoks',
  'busy',
  'linked-system',
]);

/** Whom a row's last problem concerns: the plan alone, the server (pause the queue), or the connection (stop, ask). */
export function concerns(row: Delivery): 'plan' | 'server' | 'connection' {
  if (row.state !== 'queued' || row.lastError === undefined) return 'plan';
  if (serverWide.has(row.lastError)) return 'server';
  return needsConnection.has(row.lastError) ? 'connection' : 'plan';
}

/** At start, and whenever nobody can be sending: a row found 'sending' was cut off, so its outcome is unknown. */
export function startUp(rows: readonly Delivery[]): Delivery[] {
  return rows.map((row) =>
    row.state === 'sending' ? { ...row, state: 'queued', nextAttemptAt: 0, outcomeUnknown: true } : row,
  );
}

/**
 * A row that comes back from a backup. It is not known what has happened since the backup was made: whatever was on its way
 * may have arrived, so eHOKS is asked before anything is sent (fault row 35). A row that has come to its end, or waits for a
 * person, is left as it is.
 */
export function afterRestore(row: Delivery): Delivery {
  if (row.state !== 'queued' && row.state !== 'sending') return row;
  return { ...row, state: 'queued', nextAttemptAt: 0, outcomeUnknown: true };
}

/** The row as it is on disk before a write leaves (pessimistic: from here on a crash means "outcome unknown"). */
export function claimed(row: Delivery, method: DeliveryMethod): Delivery {
  return { ...row, state: 'sending', method, attempts: row.attempts + 1 };
}

/** A person asks to try again now. A blocked row starts over; a waiting one only stops waiting. */
export function retried(row: Delivery): Delivery {
  if (row.state === 'blocked') {
    return { ...withoutProblem(row), state: 'queued', nextAttemptAt: 0 };
  }
  return row.state === 'queued' ? { ...row, nextAttemptAt: 0 } : row;
}

/** The rows of a plan that a newer approval replaces: those that are known not to be on their way or stored. */
export function supersededByApproval(rowsOfPlan: readonly Delivery[]): Delivery[] {
  return rowsOfPlan
    .filter(({ state, outcomeUnknown }) => isHeld(state) || (state === 'queued' && !outcomeUnknown))
    .map(superseded);
}

/** The row after a person took its approval back; undefined when it has left, or may have. */
export function withdrawn(row: Delivery): Delivery | undefined {
  const isWaiting = row.state === 'queued' || isHeld(row.state);
  return isWaiting && !row.outcomeUnknown ? { ...superseded(row), isWithdrawn: true } : undefined;
}

/**
 * The row that comes back when a newer approval is taken back: one that had given way to it and may have been stored, so
 * that it is found out what eHOKS holds. Undefined when there is none, or when another row finds that out.
 * `throughVersion`: of the baseline; what is not newer is known.
 */
export function revived(taken: Delivery, rowsOfPlan: readonly Delivery[], throughVersion = 0): Delivery | undefined {
  const others = rowsOfPlan.filter(({ id }) => id !== taken.id);
  if (others.some(isOpen)) return undefined;
  const row = others
    .filter(({ state, outcomeUnknown }) => state === 'superseded' && outcomeUnknown)
    .sort((a, b) => versionNumber(b) - versionNumber(a))[0];
  const isNeeded = row !== undefined && versionNumber(row) > throughVersion;
  return isNeeded ? { ...row, state: 'queued', nextAttemptAt: 0, lastError: undefined } : undefined;
}

/**
 * The rows of a plan that a person has settled with what eHOKS holds: none of them may go as it was approved. Undefined
 * while one of them is on its way or may have been stored.
 */
export function setAside(rowsOfPlan: readonly Delivery[]): Delivery[] | undefined {
  const open = rowsOfPlan.filter(isOpen);
  return open.some(isOnItsWay) ? undefined : open.map(superseded);
}

/** Not delivered and not put aside: by itself or through a person it is still to reach eHOKS. */
export function isOpen({ state }: Pick<Delivery, 'state'>): boolean {
  return state === 'queued' || state === 'sending' || isHeld(state);
}

/** Waits for a person and not for its turn. */
function isHeld(state: DeliveryState): boolean {
  return state === 'blocked' || state === 'manual';
}

function isOnItsWay({ state, outcomeUnknown }: Delivery): boolean {
  return state === 'sending' || (state === 'queued' && outcomeUnknown);
}

/**
 * The rows of a plan whose person chooses to type it into eHOKS's own screens instead (R27). Undefined while one of them
 * is on its way or may have been stored: then eHOKS is asked first, so that nothing is entered twice.
 */
export function takenToHand(rowsOfPlan: readonly Delivery[]): Delivery[] | undefined {
  if (rowsOfPlan.some(isOnItsWay)) return undefined;
  const open = rowsOfPlan.filter(({ state }) => state === 'queued' || state === 'blocked');
  return open.map((row) => ({ ...withoutProblem(row), state: 'manual' }));
}

/** The rows of a plan that is to be sent from here after all. */
export function givenBack(rowsOfPlan: readonly Delivery[]): Delivery[] {
  return rowsOfPlan
    .filter(({ state }) => state === 'manual')
    .map((row) => ({ ...row, state: 'queued', nextAttemptAt: 0 }));
}

/** A person has typed it into eHOKS; `now` in epoch milliseconds. Undefined for a row that was not theirs to type. */
export function enteredByHand(row: Delivery, now: number): Delivery | undefined {
  if (row.state !== 'manual') return undefined;
  return { ...row, state: 'delivered', isByHand: true, deliveredAt: now, outcomeUnknown: false };
}

/** Since when a plan's newest approvals have waited: the first that a newer one now takes the place of; undefined for none. */
export function waitingSince(superseded: readonly Delivery[]): number | undefined {
  const times = superseded.map((row) => row.waitingSince ?? row.approvedAt);
  return times.length === 0 ? undefined : Math.min(...times);
}

/** The versions that still stand: not those whose delivery was taken back, set aside or replaced by a newer one. */
export function standing<Version extends { readonly id: string }>(
  versions: readonly Version[],
  rows: readonly Delivery[],
): Version[] {
  const fallen = new Set(rows.filter(({ state }) => state === 'superseded').map(({ id }) => id));
  return versions.filter(({ id }) => !fallen.has(id));
}

/** A row that would stay blocked although a newer version waits behind it gives way to that one. */
export function giveWay(row: Delivery, rowsOfPlan: readonly Delivery[]): Delivery {
  // One that was taken back waits for nothing, and this row may hold what eHOKS has: it must stay in sight.
  const hasNewer = rowsOfPlan.some(
    (other) => other.state !== 'superseded' && versionNumber(other) > versionNumber(row),
  );
  return row.state === 'blocked' && hasNewer ? superseded(row) : row;
}

function withoutProblem(row: Delivery): Delivery {
  return { ...row, lastError: undefined, lastStatus: undefined, findings: undefined };
}

function superseded(row: Delivery): Delivery {
  return { ...row, state: 'superseded' };
}

/**
 * The row to send now: earliest approval first, a plan's versions strictly in order. A row that went wrong goes behind
 * those that did not, so one bad plan never holds up the others. `reconnected`: the network came back, so rows that wait
 * only because of it wait no longer.
 */
export function dueDelivery(rows: readonly Delivery[], now: number, reconnected = false): Delivery | undefined {
  return nextInLine(rows)
    .filter((row) => isTime(row, now) || (reconnected && row.lastError !== 'busy' && concerns(row) === 'server'))
    .sort((a, b) => troubles(a) - troubles(b) || a.approvedAt - b.approvedAt || (a.id < b.id ? -1 : 1))[0];
}

/** A time further away than any wait was set by a clock that has been put back since: it is over. */
function isTime({ nextAttemptAt }: Delivery, now: number): boolean {
  return nextAttemptAt <= now || nextAttemptAt > now + longestWaitMs;
}

function troubles(row: Delivery): 0 | 1 {
  return row.lastError === undefined ? 0 : 1;
}

/** When the next row falls due, in epoch milliseconds; `undefined` when nothing waits. */
export function nextDueAt(rows: readonly Delivery[]): number | undefined {
  const times = nextInLine(rows).map((row) => row.nextAttemptAt);
  return times.length === 0 ? undefined : Math.min(...times);
}

/** Per plan the oldest version that is still on its way. */
function nextInLine(rows: readonly Delivery[]): Delivery[] {
  const first = new Map<string, Delivery>();
  for (const row of rows) {
    if (row.state !== 'queued' && row.state !== 'sending') continue;
    const other = first.get(row.planId);
    if (other === undefined || versionNumber(row) < versionNumber(other)) first.set(row.planId, row);
  }
  return [...first.values()].filter((row) => row.state === 'queued');
}

/**
 * The plan's other versions whose content eHOKS may rightly hold when this row is sent: everything tried after the
 * baseline (`throughVersion`), and without one the last delivered version and what was tried after it. Newest first.
 */
export function possiblyStored(row: Delivery, rowsOfPlan: readonly Delivery[], throughVersion = 0): Delivery[] {
  const newestFirst = rowsOfPlan
    .filter((other) => versionNumber(other) > throughVersion)
    .sort((a, b) => versionNumber(b) - versionNumber(a));
  const delivered = newestFirst.findIndex((other) => other.state === 'delivered');
  const candidates = delivered === -1 ? newestFirst : newestFirst.slice(0, delivered + 1);
  return candidates.filter((other) => other.id !== row.id && (other.attempts > 0 || other.state === 'delivered'));
}

/** Which of a plan's versions a row delivers; the clock may jump, the number does not. */
export function versionNumber(row: Pick<Delivery, 'id'>): number {
  return Number(row.id.slice(row.id.lastIndexOf(':') + 1));
}
