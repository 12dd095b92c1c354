import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractFile, listPackage, statFile } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from 'vitest';
import { fuses, fusesOfTestPackage } from '../../forge.fuses.ts';
import { projectFolder } from '../../scripts/lib/run-script.mjs';
import { run } from './program.ts';

const { program } = run;

test('the packaged executable has every fuse as it is configured', async () => {
  const configured = program.electron.isFallback ? fusesOfTestPackage : fuses;
  const wire = Object.entries(await getCurrentFuseWire(program.executable)) as [string, unknown][];
  const numbered = (entries: readonly [string, unknown][]) => entries.filter(([name]) => /^\d+$/.test(name));
  const burnt = numbered(wire)
    .filter(([, state]) => state !== FuseState.REMOVED && state !== FuseState.INHERIT)
    .map(([name, state]) => [FuseV1Options[Number(name)], state === FuseState.ENABLE]);
  const wanted = numbered(Object.entries(configured)).map(([name, state]) => [FuseV1Options[Number(name)], state]);
  expect(burnt).toEqual(wanted);
  expect(burnt.length).toBeGreaterThan(7);
});

test('the package holds the build that the end-to-end tests run, byte for byte, and nothing else', () => {
  const archive = join(program.resources, 'app.asar');
  const files = listPackage(archive, { isPack: false })
    .map((file) => file.slice(1))
    .filter((file) => !('files' in statFile(archive, file)))
    .map((file) => file.replaceAll('\\', '/'));
  expect(files).toContain('.vite/build/main.cjs');
  expect(files.filter((file) => file !== 'package.json' && !/^\.vite\/(build|renderer)\//.test(file))).toEqual([]);
  expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
  const built = files.filter((file) => file.startsWith('.vite/'));
  const different = built.filter((file) => !extractFile(archive, file).equals(readFileSync(join(projectFolder, file))));
  expect(different).toEqual([]);
});
