/**
 * npm run bench [-- effort | bulk] [--plans N] [--latency MS[,MS...]]
 *
 * effort: how many keys and clicks the reference plan takes in the real window, whole, required fields only, and from a
 * template; ends with `effort full=N required=N template=N`. bulk: how the real app delivers many plans at once, against a bare loop in its own page that makes the same calls to the same
 * kind of server, and how many requests unchanged plans cause. Only ratios and counts say anything: the times are this machine's.
 * Ends with 1 when a count is not what it has to be, with 2 on bad usage.
 */
import { parseArgs } from 'node:util';
import { compareInApp } from '../test/bench/bulk-app.ts';
import { poisoned, requestsForUnchanged } from '../test/bench/bulk.ts';
import { type Effort, fullEffort, requiredEffort } from '../test/bench/effort/effort.ts';
import { type AppLaunch, endLaunch, prepareLaunch } from './lib/app-launch.ts';
import { buildApp } from './lib/build-app.ts';
import { ensureDisplay } from './lib/display.ts';
import { endWith, print, say } from './lib/say.mjs';

const usage = 'Usage: npm run bench [-- effort | bulk] [--plans N] [--latency MS[,MS...]]   (N from 4)';
const unchangedPlans = 5000;
const approvedAgain = 50;
const goal = 0.9;
/** The official form takes 2,032 actions for the whole plan, 974 for its required fields. */
const effortGoals = { full: 600, required: 300, template: 80 };

const asked = readArguments(process.argv.slice(2));
if (asked === undefined) {
  say(usage);
  process.exitCode = 2;
} else {
  try {
    process.exitCode = (await main(asked)) ? 0 : 1;
  } catch (error) {
    endWith(error);
  }
}

interface Asked {
  /** Which bench; both unless it was said. */
  readonly name: 'effort' | 'bulk' | undefined;
  readonly plans: number;
  readonly latencies: readonly number[];
}

function readArguments(args: readonly string[]): Asked | undefined {
  try {
    const options = { plans: { type: 'string' }, latency: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [name, ...more] = positionals;
    if (more.length > 0 || (name !== undefined && name !== 'effort' && name !== 'bulk')) return undefined;
    const plans = Number(values.plans ?? '500');
    const latencies = (values.latency ?? '0,20').split(',').map(Number);
    const areRight = Number.isInteger(plans) && plans > poisoned && latencies.every((one) => one >= 0);
    return areRight ? { name, plans, latencies } : undefined;
  } catch {
    return undefined;
  }
}

async function main({ name, plans, latencies }: Asked): Promise<boolean> {
  await buildApp();
  const launch = prepareLaunch();
  const stopDisplay = await ensureDisplay();
  for (const notice of launch.notices) say(notice);
  try {
    if (name !== 'bulk') await effort(launch);
    if (name === 'effort') return true;
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

/** A goal that is missed is said and is no failure: the counts are what they are. */
async function effort(launch: AppLaunch): Promise<void> {
  const { full, save, template } = await fullEffort(launch);
  const required = await requiredEffort(launch);
  const benches = { full, required, template } as const;
  for (const [name, one] of Object.entries({ ...benches, 'making the template': save })) printSteps(name, one);
  for (const name of ['full', 'required', 'template'] as const) {
    const [count, limit] = [benches[name].total, effortGoals[name]];
    print(`${name}: ${count} (goal ${limit}: ${count <= limit ? 'reached' : 'not reached'})`);
  }
  print(`effort full=${full.total} required=${required.total} template=${template.total}`);
}

function printSteps(name: string, { total, steps }: Effort): void {
  print(`${name}: ${total} actions`);
  for (const { step, presses, characters } of steps) {
    print(
      `  ${step.padEnd(20)} keys and clicks ${String(presses).padStart(4)}   characters ${String(characters).padStart(4)}`,
    );
  }
}
