import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { buildApp } from './build-app.ts';
import { projectFolder } from './run-script.mjs';
import { print } from './say.mjs';

/** How many tests of a part passed and failed. */
export interface Counts {
  passed: number;
  failed: number;
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.unknown()),
});

/** The unit tests with Vitest. A file that does not even load counts as one failure. */
export function runUnitTests(): Promise<Counts> {
  return runVitest('vitest.config.ts');
}

/** The tests of the packaged program, which their global set-up makes. */
export function runPackageTests(): Promise<Counts> {
  return runVitest('vitest.package.config.ts');
}

function runVitest(config: string): Promise<Counts> {
  return withReportFile(async (file) => {
    const cli = join(projectFolder, 'node_modules', 'vitest', 'vitest.mjs');
    const args = [
      cli,
      'run',
      `--config=${config}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ];
    // Vitest colours its output even when no terminal reads it.
    const code = await run(args, process.stdout.isTTY ? {} : { NO_COLOR: '1' });
    const report = vitestReport.safeParse(readReport(file));
    if (!report.success) return crashed('Vitest');
    const { numPassedTests, numFailedTests, testResults } = report.data;
    const brokenFiles = testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
    );
    return settle('Vitest', code, { passed: numPassedTests, failed: numFailedTests + brokenFiles.length });
  });
}

/** The end-to-end tests with Playwright; its global set-up finds Electron and a display. */
export async function runEndToEndTests(): Promise<Counts> {
  try {
    await buildApp();
  } catch (error) {
    print(`FAILED build\n${error instanceof Error ? error.message : String(error)}`);
    return { passed: 0, failed: 1 };
  }
  return withReportFile(async (file) => {
    const cli = join(projectFolder, 'node_modules', 'playwright', 'cli.js');
    const code = await run([cli, 'test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_FILE: file });
    const report = playwrightReport.safeParse(readReport(file));
    if (!report.success) return crashed('Playwright');
    const { stats, errors } = report.data;
    const failed = stats.unexpected + stats.flaky + (stats.unexpected === 0 ? errors.length : 0);
    return settle('Playwright', code, { passed: stats.expected, failed });
  });
}

/** A runner that ended badly or ran nothing has failed, whatever its report says. */
function settle(runner: string, code: number | null, counts: Counts): Counts {
  if (counts.failed > 0 || (code === 0 && counts.passed > 0)) return counts;
  return { passed: counts.passed, failed: crashed(runner).failed };
}

function crashed(runner: string): Counts {
  print(`FAILED ${runner} ended without running the tests to their end.`);
  return { passed: 0, failed: 1 };
}

async function withReportFile<T>(work: (file: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'hoks-report-'));
  try {
    return await work(join(folder, 'report.json'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Undefined when the runner died before it could write its report. */
function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function run(args: string[], env: Record<string, string> = {}): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: projectFolder,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    // Both runners take an interrupt as the wish to stop in order, and end what they started.
    const end = () => child.kill('SIGINT');
    process.once('SIGTERM', end);
    child.on('error', reject);
    child.on('exit', (code) => {
      process.off('SIGTERM', end);
      resolve(code);
    });
  });
}
