import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectFolder } from './run-script.mjs';

/**
 * Runs Electron Forge on this project.
 * @param env on top of the present variables
 * @returns its exit code
 */
export function runForge(command: 'package' | 'make', env: Record<string, string> = {}, isQuiet = false): number {
  const folder = join(projectFolder, 'node_modules', '@electron-forge', 'cli', 'dist');
  const result = spawnSync(process.execPath, [join(folder, `electron-forge-${command}.js`)], {
    cwd: projectFolder,
    // What goes wrong is said on the second stream.
    stdio: ['ignore', isQuiet ? 'ignore' : 'inherit', 'inherit'],
    // A test runner's NODE_ENV would bring React's development build into the package.
    env: { ...process.env, NODE_ENV: 'production', ...env },
  });
  return result.status ?? 1;
}
