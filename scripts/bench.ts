/**
 * npm run bench [-- --plans N] [--latency MS[,MS...]]
 *
 * How the real app delivers many plans at once, against a bare loop in its own page that makes the same calls to the same
 * kind of server, and how many requests unchanged plans cause. Only ratios and counts say anything: the times are this machine's.
 * Ends with 1 when a count is not what it has to be, with 2 on bad usage.
 */
import { parseArgs } from 'node:util';
import { compareInApp } from '../test/bench/bulk-app.ts';
import { poisoned, requestsForUnchanged } from '../test/bench/bulk.ts';
import { type AppLaunch, endLaunch, prepareLaunch } from './lib/app-launch.ts';
import { buildApp } from './lib/build-app.ts';
import { ensureDisplay } from './lib/display.ts';
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
  await buildApp();
  const launch = prepareLaunch();
  const stopDisplay = await ensureDisplay();
  for (const notice of launch.notices) say(notice);
  try {
    let isRight = true;
    for (const latency of latencies) isRight = (await bulk(launch, plans, latency)) && isRight;
    const requests = await requestsForUnchanged(unchangedPlans, approvedAgain);
    print(`unchanged plans=${unchangedPlans} approvedAgain=${approvedAgain} requests=${requests}`);
    return isRight && requests === 0;
  } finally {
    endLaunch(launch);
    stopDisplay();
  }
}

async function bulk(launch: AppLaunch, plans: number, latency: number): Promise<boolean> {
  const { delivered, blocked, requests, seconds } = await compareInApp(launch, plans, latency);
  const ratio = seconds.bare / seconds.app;
  print(
    `bulk plans=${plans} latency=${latency}ms delivered=${delivered} blocked=${blocked} ` +
      `requests app=${requests.app} bare=${requests.bare} seconds app=${seconds.app.toFixed(1)} ` +
      `bare=${seconds.bare.toFixed(1)} ratio=${ratio.toFixed(2)} (goal ${goal}: ${ratio >= goal ? 'reached' : 'not reached'})`,
  );
  return delivered === plans - poisoned && blocked === poisoned && requests.app === requests.bare;
}
