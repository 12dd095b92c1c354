import { type FuseConfig, FuseV1Options, FuseVersion } from '@electron/fuses';

/**
 * The switches burnt into the shipped executable. Every one that the pinned Electron has must be listed: a new fuse
 * in an upgrade fails the packaging until somebody decides about it.
 */
export const fuses: FuseConfig = {
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
};

/** The same for a test package made from the fallback Electron, which is too old to have the last fuse. */
export const fusesOfTestPackage: FuseConfig = withoutWasmTrapHandlers();

function withoutWasmTrapHandlers(): FuseConfig {
  const { [FuseV1Options.WasmTrapHandlers]: _tooNew, ...older } = fuses;
  return { ...older, strictlyRequireAllFuses: false };
}
