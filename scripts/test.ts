/**
 * npm test [-- checks|unit|e2e|package ...]: format and lint check, type check, unit tests, end-to-end tests in real Electron,
 * and tests of the packaged program.
 * The last line is `N passed, N failed` over everything; each check counts as one. Exit code 1 when anything failed.
 */
import { runChecks } from './lib/run-checks.ts';
import { type Counts, runEndToEndTests, runPackageTests, runUnitTests } from './lib/run-tests.ts';
import { endWith, print, SetupError } from './lib/say.mjs';

const parts: Record<string, () => Promise<Counts> | Counts> = {
  checks: runChecks,
  unit: runUnitTests,
  e2e: runEndToEndTests,
  package: runPackageTests,
};

try {
  const asked = process.argv.slice(2);
  const unknown = asked.find((name) => !(name in parts));
  if (unknown !== undefined) {
    throw new SetupError(`There is no part "${unknown}". The parts are ${Object.keys(parts).join(', ')}.`);
  }
  const total: Counts = { passed: 0, failed: 0 };
  for (const [name, run] of Object.entries(parts)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    const counts = await run();
    total.passed += counts.passed;
    total.failed += counts.failed;
  }
  print(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
} catch (error) {
  endWith(error);
}
