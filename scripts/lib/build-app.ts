import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { build } from 'vite';
import { projectFolder } from './run-script.mjs';
import { sayStep, SetupError } from './say.mjs';

const VITE_CONFIGS = ['vite.main.config.ts', 'vite.preload.config.ts', 'vite.renderer.config.ts'];
const OTHER_INPUTS = ['vite.targets.ts', 'package.json', 'package-lock.json', 'tsconfig.base.json'];

/**
 * Builds main, preload and page into .vite/ unless the last complete build was made from the same inputs.
 * @throws SetupError with the builder's own words when a source file does not build
 */
export async function buildApp() {
  const output = join(projectFolder, '.vite');
  const stamp = join(output, 'built-from');
  const inputs = hashOfInputs();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs) return;
  await sayStep('Building the app', async () => {
    rmSync(output, { recursive: true, force: true });
    for (const configFile of VITE_CONFIGS) await buildOne(join(projectFolder, configFile));
    writeFileSync(stamp, inputs);
  });
}

async function buildOne(configFile: string) {
  const { NODE_ENV } = process.env;
  // A test runner's own would bring React's development build into the page.
  process.env['NODE_ENV'] = 'production';
  try {
    await build({ configFile, logLevel: 'error' });
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new SetupError(`The app does not build.\n${stripVTControlCharacters(said)}`);
  } finally {
    if (NODE_ENV === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = NODE_ENV;
  }
}

function hashOfInputs(): string {
  const hash = createHash('sha256');
  const source = readdirSync(join(projectFolder, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  for (const file of [...[...VITE_CONFIGS, ...OTHER_INPUTS].map((name) => join(projectFolder, name)), ...source]) {
    hash.update(file.slice(projectFolder.length)).update('\0').update(readFileSync(file));
  }
  return hash.digest('hex');
}
