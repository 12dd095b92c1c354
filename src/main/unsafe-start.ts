/** Switches that open the page, its network or its memory to others (reliability 4, "Extra"). */
const unsafeSwitches = [
  'disable-web-security',
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'allow-insecure-localhost',
  'host-resolver-rules',
  'host-rules',
  'load-extension',
  'disable-extensions-except',
  'js-flags',
  'proxy-server',
  'proxy-pac-url',
  'ssl-key-log-file',
  'log-net-log',
  'enable-blink-features',
  'disable-site-isolation-trials',
  'allow-running-insecure-content',
  'unsafely-treat-insecure-origin-as-secure',
  // Another program in place of ours, or around each process of ours.
  'browser-subprocess-path',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
] as const;

/**
 * Switches that only developing needs: Playwright steers the app through `--inspect=0` and `--remote-debugging-port=0`,
 * and a machine without user namespaces has no sandbox to offer. The packaged app takes none of them.
 */
const developmentSwitches = [
  'inspect',
  'inspect-brk',
  'inspect-port',
  'inspect-publish-uid',
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'wait-for-debugger-children',
  'renderer-startup-dialog',
  'enable-logging',
  'log-file',
  'enable-crash-reporter',
  'crash-dumps-dir',
  'no-sandbox',
  'no-sandbox-and-elevated',
  'allow-sandbox-debugging',
  'disable-setuid-sandbox',
  'disable-namespace-sandbox',
  'disable-seccomp-filter-sandbox',
  'disable-gpu-sandbox',
  'single-process',
  'no-zygote',
] as const;

/** Those by which Chromium opens a door to its pages. */
export const debuggingPorts = ['remote-debugging-port', 'remote-debugging-pipe'] as const;

/** Chosen by desktops for every Electron app; they change how a window is drawn, nothing else. */
const harmlessVariables = new Set(['ELECTRON_OZONE_PLATFORM_HINT', 'ELECTRON_TRASH', 'ELECTRON_NO_ATTACH_CONSOLE']);

function isUnsafeVariable(name: string): boolean {
  if (harmlessVariables.has(name)) return false;
  return name === 'NODE_OPTIONS' || name === 'SSLKEYLOGFILE' || name.startsWith('ELECTRON_');
}

/**
 * The first switch or environment variable that makes this start unsafe, by name; undefined when there is none.
 * @param start.packaged the packaged app is strict; from the source tree the development ones are let through
 */
export function findUnsafeStart(start: {
  readonly hasSwitch: (name: string) => boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly packaged: boolean;
}): string | undefined {
  const switches = start.packaged ? [...unsafeSwitches, ...developmentSwitches] : unsafeSwitches;
  const unsafe = switches.find((name) => start.hasSwitch(name));
  if (unsafe !== undefined) return `--${unsafe}`;
  if (!start.packaged) return undefined;
  return Object.keys(start.environment).find(
    (name) => isUnsafeVariable(name.toUpperCase()) && start.environment[name] !== '',
  );
}
