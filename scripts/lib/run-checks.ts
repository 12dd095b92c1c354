import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectFolder } from './run-script.mjs';
import type { Counts } from './run-tests.ts';
import { print } from './say.mjs';

const CHECKS = [
  { name: 'format', tool: ['oxfmt', 'bin', 'oxfmt'], args: ['--check', '.'] },
  { name: 'lint', tool: ['oxlint', 'bin', 'oxlint'], args: ['--deny-warnings', '.'] },
  // One per folder: each has only the globals of where it runs.
  ...['src/shared', 'src/main', 'src/renderer', '.'].map((folder) => ({
    name: `types in ${folder === '.' ? 'test and scripts' : folder}`,
    tool: ['typescript', 'bin', 'tsc'],
    args: ['-p', folder],
  })),
];

/** Format, lint and type check; each is one test. What a failing one says is shown. */
export function runChecks(): Counts {
  const counts: Counts = { passed: 0, failed: 0 };
  for (const { name, tool, args } of CHECKS) {
    const command = [join(projectFolder, 'node_modules', ...tool), ...args];
    const result = spawnSync(process.execPath, command, {
      cwd: projectFolder,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    const passed = result.status === 0;
    counts[passed ? 'passed' : 'failed'] += 1;
    print(`${passed ? 'ok    ' : 'FAILED'} ${name}`);
    if (!passed) print(`${result.stdout ?? ''}${result.stderr ?? ''}`.trim());
  }
  return counts;
}
