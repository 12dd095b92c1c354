/**
 * npm run faults -- [--seeds N] [--only ROW[,ROW...]]
 *
 * Tries every row of the fault matrix in the real app against the real practice server, behind a proxy that breaks what
 * the row says, and compares afterwards what the app says with what the server holds. The last line is
 * `rows=37 run=R notyet=K seeds=N runs=M lost=0 doubled=0 wrongstate=0`; ends with 1 when any of the three is not 0, with
 * 2 on bad usage.
 */
import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { allRows } from '../test/faults/rows.ts';
import { createRowRunner, type Tried } from '../test/faults/run-rows.ts';
import { startHarness } from '../test/faults/stage.ts';
import { type AppLaunch, endLaunch, prepareLaunch } from './lib/app-launch.ts';
import { buildApp } from './lib/build-app.ts';
import { ensureDisplay } from './lib/display.ts';
import { endWith, print, say } from './lib/say.mjs';

const usage = 'Usage: npm run faults -- [--seeds N] [--only ROW[,ROW...]]   (N from 1, rows 1-37)';

interface Totals {
  runs: number;
  lost: number;
  doubled: number;
  wrongState: number;
}

const asked = readArguments(process.argv.slice(2));
if (asked === undefined) {
  say(usage);
  process.exitCode = 2;
} else {
  try {
    await main(asked.seeds, asked.only);
  } catch (error) {
    endWith(error);
  }
}

function readArguments(args: readonly string[]): { seeds: number; only: readonly number[] } | undefined {
  try {
    const options = { seeds: { type: 'string' }, only: { type: 'string' } } as const;
    const { values } = parseArgs({ args: [...args], options });
    const seeds = Number(values.seeds ?? '5');
    const only = values.only?.split(',').map(Number) ?? [];
    const isKnown = only.every((number) => allRows.some(({ row }) => row === number));
    return Number.isInteger(seeds) && seeds >= 1 && isKnown ? { seeds, only } : undefined;
  } catch {
    return undefined;
  }
}

async function main(seeds: number, only: readonly number[]): Promise<void> {
  await buildApp();
  const launch = prepareLaunch();
  const stopDisplay = await ensureDisplay();
  for (const notice of launch.notices) say(notice);
  const own = withOwnCopy(launch);
  const harness = await startHarness(own.launch);
  const runner = createRowRunner(harness);
  const totals: Totals = { runs: 0, lost: 0, doubled: 0, wrongState: 0 };
  const rows = allRows.filter(({ row }) => only.length === 0 || only.includes(row));
  try {
    for (const row of rows) {
      if ('notYet' in row) {
        print(`row ${row.row}  ${row.title}: not yet - ${row.notYet}`);
        continue;
      }
      const tried: Tried[] = [];
      for (let seed = 1; seed <= seeds; seed++) {
        const one = await runner.run(row, seed);
        tried.push(one);
        tellTrouble(one);
      }
      tell(tried);
      for (const { verdict } of tried) {
        totals.runs += 1;
        totals.lost += verdict.lost.length;
        totals.doubled += verdict.doubled.length;
        totals.wrongState += verdict.wrongState.length;
      }
    }
  } finally {
    await runner.close();
    await harness.close();
    own.remove();
    endLaunch(launch);
    stopDisplay();
  }
  const notYet = rows.filter((row) => 'notYet' in row).length;
  const { runs, lost, doubled, wrongState } = totals;
  print(
    `rows=${allRows.length} run=${rows.length - notYet} notyet=${notYet} seeds=${seeds} runs=${runs} ` +
      `lost=${lost} doubled=${doubled} wrongstate=${wrongState}`,
  );
  process.exitCode = lost + doubled + wrongState === 0 ? 0 : 1;
}

function tell(tried: readonly Tried[]): void {
  const [first] = tried;
  if (first === undefined) return;
  const sum = (of: 'lost' | 'doubled' | 'wrongState') =>
    tried.reduce((total, { verdict }) => total + verdict[of].length, 0);
  const seconds = (tried.reduce((total, { milliseconds }) => total + milliseconds, 0) / 1000).toFixed(1);
  print(
    `row ${first.row}  ${first.title}: runs=${tried.length} lost=${sum('lost')} doubled=${sum('doubled')} ` +
      `wrongstate=${sum('wrongState')} (${seconds} s)`,
  );
}

/** At once: a long run may be stopped, and what it found is worth knowing. */
function tellTrouble({ row, seed, verdict }: Tried): void {
  for (const [what, list] of Object.entries(verdict) as [string, readonly string[]][]) {
    for (const one of list) print(`    row ${row} seed ${seed} ${what}: ${one}`);
  }
}

/** The built app in a folder of this run's own: a build in the clone meanwhile does not disturb it. */
function withOwnCopy(launch: AppLaunch): { launch: AppLaunch; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'hoks-faults-'));
  chmodSync(folder, 0o755);
  for (const name of ['package.json', '.vite'])
    cpSync(join(launch.appFolder, name), join(folder, name), { recursive: true });
  return {
    launch: { ...launch, appFolder: folder },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
