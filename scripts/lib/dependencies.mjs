import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm } from './npm.mjs';
import { sayStep } from './say.mjs';

/**
 * Runs `npm ci` when node_modules was not made from the present package-lock.json. The stamp is written last, so an
 * interrupted install is done again.
 * @param {string} node the Node that npm runs under
 * @param {string} projectFolder
 */
export async function ensureDependencies(node, projectFolder) {
  const stamp = join(projectFolder, 'node_modules', '.made-from-lock');
  const lock = createHash('sha256')
    .update(readFileSync(join(projectFolder, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  await sayStep('Installing npm packages', () => {
    runNpm(
      node,
      ['ci'],
      projectFolder,
      "The npm packages could not be installed. Check the network and npm's registry setting, then try again.",
    );
    writeFileSync(stamp, lock);
  });
}
