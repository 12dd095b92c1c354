import { spawn } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureDependencies } from './dependencies.mjs';
import { ensureNode } from './node-runtime.mjs';
import { withNodeFirst } from './npm.mjs';
import { endWith } from './say.mjs';

/** The folder of the clone. */
export const projectFolder = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * Makes Node and the npm packages ready, then becomes the given script under that Node: same arguments, same
 * terminal, same exit code.
 * @param {string} script path, relative to where the command was given
 * @param {string[]} args
 */
export async function runScript(script, args) {
  try {
    const node = await ensureNode();
    await ensureDependencies(node, projectFolder);
    const child = spawn(node, [resolve(script), ...args], { stdio: 'inherit', env: withNodeFirst(node) });
    // Ctrl-C reaches the child from the terminal itself; this process only waits for how the child ends.
    process.on('SIGINT', () => undefined);
    for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal));
    endWithParent(() => child.kill('SIGTERM'));
    child.on('error', endWith);
    child.on('exit', (code) => process.exit(code ?? 1));
  } catch (error) {
    endWith(error);
  }
}

/**
 * npm ends on a signal without passing it on to what its shell started, so being left behind is noticed here.
 * @param {() => void} end
 */
function endWithParent(end) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    end();
  }, 500);
  watch.unref();
}
