/**
 * node scripts/run.mjs SCRIPT [ARGUMENT...] runs one of our scripts under a Node that is new enough, with the npm
 * packages installed. Used by the commands in package.json; has no dependencies and runs on Node 18 or later.
 */
import { runScript } from './lib/run-script.mjs';
import { endWith, SetupError } from './lib/say.mjs';

const [script, ...args] = process.argv.slice(2);
if (script === undefined) endWith(new SetupError('Usage: node scripts/run.mjs SCRIPT [ARGUMENT...]'));
await runScript(script, args);
