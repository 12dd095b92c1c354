/**
 * Makes a fresh clone ready for `npm start` and `npm test`: Node, npm packages, Electron, Linux libraries. Quick and
 * silent when nothing has to be done. Has no dependencies and runs on Node 18 or later; the second half needs the
 * packages and a newer Node, so it is a script of its own.
 */
import { join } from 'node:path';
import { projectFolder, runScript } from './lib/run-script.mjs';

await runScript(join(projectFolder, 'scripts', 'prepare-electron.ts'), process.argv.slice(2));
