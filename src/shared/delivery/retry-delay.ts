/** Nothing ever waits longer: a server that asks for a longer pause is asked again all the same. */
export const longestWaitMs = 3_600_000;

interface Spread {
  readonly firstMs: number;
  readonly longestMs: number;
}

/** One plan's wait after its own failures. */
const rowSpread: Spread = { firstMs: 15_000, longestMs: 900_000 };
/** The whole queue's wait after failures in a row that concern the server. */
const queueSpread: Spread = { firstMs: 5_000, longestMs: 300_000 };

/** Milliseconds until one plan is tried again. `failures` counts from 1; `random` gives [0, 1). */
export function retryDelay(failures: number, random: () => number, retryAfterSeconds = 0): number {
  return backOff(rowSpread, failures, random, retryAfterSeconds);
}

/** Milliseconds that the whole queue waits. `failures` counts server-wide failures in a row, from 1. */
export function queuePause(failures: number, random: () => number, retryAfterSeconds = 0): number {
  return backOff(queueSpread, failures, random, retryAfterSeconds);
}

/** Doubling with jitter of a half, never less than what the server asked for in Retry-After (up to an hour). */
function backOff(spread: Spread, failures: number, random: () => number, retryAfterSeconds: number): number {
  const exponent = Math.min(Math.max(failures, 1) - 1, 20);
  const full = Math.min(spread.firstMs * 2 ** exponent, spread.longestMs);
  const jittered = full * (0.5 + random() / 2);
  return Math.round(Math.max(jittered, Math.min(retryAfterSeconds * 1000, longestWaitMs)));
}
