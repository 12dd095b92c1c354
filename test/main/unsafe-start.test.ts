import { expect, test } from 'vitest';
import { findUnsafeStart } from '../../src/main/unsafe-start.ts';
import { explainStartFailure } from '../../src/main/start-failure.ts';

function start(options: { switches?: string[]; environment?: Record<string, string>; packaged?: boolean }) {
  return findUnsafeStart({
    hasSwitch: (name) => options.switches?.includes(name) ?? false,
    environment: options.environment ?? {},
    packaged: options.packaged ?? true,
  });
}

test('takes an ordinary start', () => {
  expect(start({ switches: ['user-data-dir'], environment: { HOME: '/home/x', LANG: 'fi_FI.UTF-8' } })).toBeUndefined();
});

test.each([
  'disable-web-security',
  'ignore-certificate-errors',
  'host-resolver-rules',
  'load-extension',
  'js-flags',
  'proxy-server',
  'renderer-cmd-prefix',
])('refuses --%s, packaged or not', (name) => {
  expect(start({ switches: [name] })).toBe(`--${name}`);
  expect(start({ switches: [name], packaged: false })).toBe(`--${name}`);
});

test.each([
  'inspect',
  'inspect-brk',
  'remote-debugging-port',
  'remote-debugging-pipe',
  'no-sandbox',
  'allow-sandbox-debugging',
  'enable-logging',
])('lets --%s through only from the source tree', (name) => {
  expect(start({ switches: [name] })).toBe(`--${name}`);
  expect(start({ switches: [name], packaged: false })).toBeUndefined();
});

test.each(['NODE_OPTIONS', 'ELECTRON_ENABLE_LOGGING', 'electron_run_as_node', 'SSLKEYLOGFILE'])(
  'refuses the variable %s in the packaged app',
  (name) => {
    expect(start({ environment: { [name]: '1' } })).toBe(name);
    expect(start({ environment: { [name]: '1' }, packaged: false })).toBeUndefined();
    expect(start({ environment: { [name]: '' } })).toBeUndefined();
  },
);

test('takes what desktops set for every Electron app', () => {
  expect(start({ environment: { ELECTRON_OZONE_PLATFORM_HINT: 'auto', ELECTRON_TRASH: 'gio' } })).toBeUndefined();
});

test('explains each failure in both languages without a stack', () => {
  const failures = [
    { code: 'unknown-profile' },
    { code: 'data-folder', detail: 'KANSIO' },
    { code: 'unsafe-start', detail: '--js-flags' },
    { code: 'incomplete-program' },
    { code: 'page-keeps-failing' },
    { code: 'unexpected' },
  ] as const;
  for (const failure of failures) {
    const { fi, sv } = explainStartFailure(failure);
    expect(fi).not.toBe(sv);
    for (const sentence of [fi, sv]) {
      expect(sentence).toMatch(/^[A-ZÅÄÖ].*\.$/);
      expect(sentence).toContain('detail' in failure ? failure.detail : ' ');
    }
  }
});
