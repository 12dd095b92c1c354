import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { SetupError } from './say.mjs';

/**
 * Runs npm under the given Node. npm is a script, so it is started as `node npm-cli.js`: whatever Node the person has
 * on the PATH, the one given here decides which optional packages and majors npm picks.
 * @param {string} node absolute path of the Node executable
 * @param {string[]} args
 * @param {string} cwd
 * @param {string} onFailure what to tell the person, with what to do
 */
export function runNpm(node, args, cwd, onFailure) {
  const result = spawnSync(node, [npmCli(), ...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd,
    env: withNodeFirst(node),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.status === 0) return;
  const said = `${result.stdout ?? ''}${result.stderr ?? ''}`.trim().split('\n').slice(0, 12).join('\n');
  throw new SetupError(`${onFailure}\nnpm said:\n${said || String(result.error)}`);
}

/**
 * Puts one exact package into `folder`/node_modules with npm, so that the person's own registry settings apply. npm
 * checks the integrity given here because it stands in a lock file.
 * @param {{ node: string, name: string, version: string, integrity: string, folder: string }} wanted
 * @returns {string} the folder of the package
 */
export function fetchPackage({ node, name, version, integrity, folder }) {
  const dependencies = { [name]: version };
  const root = { name: 'fetched', version: '0.0.0', private: true, dependencies };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(root));
  writeFileSync(
    join(folder, 'package-lock.json'),
    JSON.stringify({
      name: root.name,
      version: root.version,
      lockfileVersion: 3,
      requires: true,
      packages: { '': root, [`node_modules/${name}`]: { version, integrity } },
    }),
  );
  const args = ['ci', '--ignore-scripts'];
  runNpm(
    node,
    args,
    folder,
    `${name}@${version} could not be fetched. Check the network and npm's registry setting, then try again.`,
  );
  return join(folder, 'node_modules', ...name.split('/'));
}

/**
 * The environment in which `node` means the given Node, also for scripts started by `#!/usr/bin/env node`.
 * @param {string} node
 * @returns {NodeJS.ProcessEnv}
 */
export function withNodeFirst(node) {
  return { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env['PATH'] ?? ''}` };
}

function npmCli() {
  const startedBy = process.env['npm_execpath'];
  const candidates = [
    startedBy?.endsWith('npm-cli.js') ? startedBy : undefined,
    join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    ...(process.env['PATH'] ?? '').split(delimiter).map((folder) => realNpmIn(folder)),
  ];
  const found = candidates.find((candidate) => candidate !== undefined && existsSync(candidate));
  if (found === undefined) throw new SetupError('npm was not found. Install Node.js with npm, then try again.');
  return found;
}

/** @param {string} folder on the PATH */
function realNpmIn(folder) {
  const link = join(folder, 'npm');
  if (!existsSync(link)) return undefined;
  const real = realpathSync(link);
  return real.endsWith('npm-cli.js') ? real : join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js');
}
