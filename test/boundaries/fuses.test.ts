import { FuseV1Options, FuseVersion } from '@electron/fuses';
import { expect, it } from 'vitest';
import { fuses, fusesOfTestPackage } from '../../forge.fuses.ts';

it('burns every fuse of a shipped package to its safe side', () => {
  expect(fuses).toEqual({
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    [FuseV1Options.WasmTrapHandlers]: true,
  });
});

it('gives a test package the same fuses as far as its older Electron has them', () => {
  const { [FuseV1Options.WasmTrapHandlers]: _tooNew, ...older } = fuses;
  expect(fusesOfTestPackage).toEqual({ ...older, strictlyRequireAllFuses: false });
});
