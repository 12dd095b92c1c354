/**
 * What the set-up scripts tell the person at the terminal: one line per step that had something to do, and for a
 * failure one paragraph that ends in what to do next. No stack trace is ever shown for a failure we foresaw.
 */

/** A failure the person can act on; `message` says what happened and what to do. */
export class SetupError extends Error {}

/**
 * Tells the person something about the run. It goes to stderr: stdout belongs to what the command was run for.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Prints a line of the command's own result.
 * @param {string} line
 */
export function print(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * Announces a slow step before it starts and its duration when it has ended, on one line.
 * @template T
 * @param {string} what for example "Installing npm packages"
 * @param {() => T | Promise<T>} step
 * @returns {Promise<T>}
 */
export async function sayStep(what, step) {
  const begin = Date.now();
  process.stderr.write(`${what} ... `);
  try {
    const result = await step();
    process.stderr.write(`done in ${((Date.now() - begin) / 1000).toFixed(1)} s\n`);
    return result;
  } catch (error) {
    process.stderr.write('failed\n');
    throw error;
  }
}

/**
 * Ends the process with exit code 1. A foreseen failure is told in its own words, anything else with its stack.
 * @param {unknown} error
 * @returns {never}
 */
export function endWith(error) {
  process.stderr.write(error instanceof SetupError ? `\n${error.message}\n` : `\n${describeUnforeseen(error)}\n`);
  process.exit(1);
}

/** @param {unknown} error */
function describeUnforeseen(error) {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
