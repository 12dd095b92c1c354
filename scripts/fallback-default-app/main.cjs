'use strict';
// Becomes resources/default_app.asar of the fallback Electron, which has none of its own: `electron [-r MODULE]
// FOLDER [SWITCH...]` loads the app in FOLDER after the modules, as the stock default app does.
const { readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');
const { app } = require('electron');

const given = process.argv.slice(1);
const isModule = (index) => given[index - 1] === '-r';
const folder = given.find((argument, index) => !argument.startsWith('-') && !isModule(index));
if (folder === undefined) {
  process.stderr.write('Usage: electron FOLDER [SWITCH...]\n');
  app.exit(2);
} else {
  const root = resolve(folder);
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const module of given.filter((_, index) => isModule(index))) require(resolve(module));
  process.defaultApp = true;
  app.setName(manifest.productName ?? manifest.name);
  app.setVersion(manifest.version);
  app.setAppPath(root);
  require(join(root, manifest.main));
}
