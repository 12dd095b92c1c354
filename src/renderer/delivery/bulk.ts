import type { Delivery } from '../../shared/delivery/delivery.ts';

/** Many deliveries on their way at once, as far as they have come. */
export interface Bulk {
  readonly delivered: number;
  /** Sent without a clear answer: looked up before anything is repeated. */
  readonly unclear: number;
  readonly waiting: number;
  /** About how long the rest takes, in milliseconds, at the pace so far; undefined when there is no pace to go by. */
  readonly restMs: number | undefined;
}

/** A pause this long ends one run of sending: what was delivered before it is not counted with what comes after. */
const runPauseMs = 5 * 60_000;
/** Fewer than this on their way need no progress of their own: the rows say it. */
const fewest = 5;
/** The pace is that of the latest ones: a server's mood changes. */
const paceOf = 20;

/** The present run of sending, when there are enough in it to be worth a line; `now` in epoch milliseconds. */
export function bulkOf(rows: readonly Delivery[], now: number): Bulk | undefined {
  const onTheirWay = rows.filter(({ state }) => state === 'queued' || state === 'sending');
  const times = deliveredInRun(rows, now);
  if (onTheirWay.length === 0 || onTheirWay.length + times.length < fewest) return undefined;
  const unclear = onTheirWay.filter(({ outcomeUnknown }) => outcomeUnknown).length;
  const waiting = onTheirWay.length - unclear;
  const pace = paceMs(times);
  return {
    delivered: times.length,
    unclear,
    waiting,
    restMs: pace === undefined ? undefined : pace * onTheirWay.length,
  };
}

/** When the deliveries of the present run reached eHOKS, newest first. */
function deliveredInRun(rows: readonly Delivery[], now: number): number[] {
  const times = rows
    .flatMap(({ state, deliveredAt }) => (state === 'delivered' && deliveredAt !== undefined ? [deliveredAt] : []))
    .sort((a, b) => b - a);
  const end = times.findIndex((time, index) => (times[index - 1] ?? now) - time > runPauseMs);
  return end === -1 ? times : times.slice(0, end);
}

function paceMs(newestFirst: readonly number[]): number | undefined {
  const latest = newestFirst.slice(0, paceOf);
  const [newest, oldest] = [latest[0], latest.at(-1)];
  if (newest === undefined || oldest === undefined || latest.length < 3) return undefined;
  return (newest - oldest) / (latest.length - 1);
}
