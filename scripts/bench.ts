/**
 * npm run bench [-- --plans N] [--latency MS[,MS...]]
 *
 * How the app's delivery fares with many plans at once, against a bare loop that makes the same calls to the same kind of
 * server, and how many requests unchanged plans cause. Only ratios and counts say anything: the times are this machine's.
 * Ends with 1 when a count is not what it has to be, with 2 on bad usage.
 */
import { parseArgs } from 'node:util';
import { compareBulk, poisoned, requestsForUnchanged } from '../test/bench/bulk.ts';
import { endWith, print, say } from './lib/say.mjs';

const usage = 'Usage: npm run bench [-- --plans N] [--latency MS[,MS...]]   (N from 4)';
const unchangedPlans = 5000;
const approvedAgain = 50;
const goal = 0.9;

const asked = readArguments(process.argv.slice(2));
if (asked === undefined) {
  say(usage);
  process.exitCode = 2;
} else {
  try {
    process.exitCode = (await main(asked.plans, asked.latencies)) ? 0 : 1;
  } catch (error) {
    endWith(error);
  }
}

function readArguments(args: readonly string[]): { plans: number; latencies: readonly number[] } | undefined {
  try {
    const options = { plans: { type: 'string' }, latency: { type: 'string' } } as const;
    const { values } = parseArgs({ args: [...args], options });
    const plans = Number(values.plans ?? '500');
    const latencies = (values.latency ?? '0,20').split(',').map(Number);
    const areRight = Number.isInteger(plans) && plans > poisoned && latencies.every((one) => one >= 0);
    return areRight ? { plans, latencies } : undefined;
  } catch {
    return undefined;
  }
}

async function main(plans: number, latencies: readonly number[]): Promise<boolean> {
  // Warms up both ways, so that neither pays for the other.
  await compareBulk(20, 0);
  let isRight = true;
  for (const latency of latencies) {
    const { delivered, blocked, requests, seconds } = await compareBulk(plans, latency);
    const reasons = Object.entries(blocked).map(([reason, times]) => `${reason} ${times}`);
    const waiting = Object.values(blocked).reduce((sum, times) => sum + times, 0);
    const ratio = seconds.bare / seconds.app;
    print(
      `bulk plans=${plans} latency=${latency}ms delivered=${delivered} blocked=${waiting} (${reasons.join(', ')}) ` +
        `requests app=${requests.app} bare=${requests.bare} seconds app=${seconds.app.toFixed(1)} ` +
        `bare=${seconds.bare.toFixed(1)} ratio=${ratio.toFixed(2)} (goal ${goal}: ${ratio >= goal ? 'reached' : 'not reached'})`,
    );
    isRight &&= delivered === plans - poisoned && waiting === poisoned && requests.app === requests.bare;
  }
  const requests = await requestsForUnchanged(unchangedPlans, approvedAgain);
  print(`unchanged plans=${unchangedPlans} approvedAgain=${approvedAgain} requests=${requests}`);
  return isRight && requests === 0;
}
