import { builtinModules } from 'node:module';

/** What the bundles may use: the oldest Electron the app is run on in development (Chromium 130, Node 20.18). */
export const NODE_TARGET = 'node20';
export const PAGE_TARGET = 'chrome130';

/** Never bundled: Electron's own modules and Node's. Everything else is, so that a package needs no node_modules. */
export const external = [
  'electron',
  'electron/common',
  'electron/main',
  'electron/renderer',
  ...builtinModules.flatMap((name) => [name, `node:${name}`]),
];
