import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayLoad, mayUse } from '../../src/main/session-guard.ts';

const page = { address: 'app://hoks/', isMainFrame: true };

describe('permissions', () => {
  test('gives the page lasting storage and nothing else', () => {
    expect(mayUse('persistent-storage', page)).toBe(true);
    fc.assert(fc.property(fc.string(), (name) => name === 'persistent-storage' || !mayUse(name, page)));
  });

  test.each(['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal', 'fileSystem', 'hid', 'usb'])(
    'refuses %s',
    (name) => {
      expect(mayUse(name, page)).toBe(false);
    },
  );

  test('refuses lasting storage to a frame inside the page and to other addresses', () => {
    expect(mayUse('persistent-storage', { ...page, isMainFrame: false })).toBe(false);
    for (const address of ['', 'about:blank', 'null', 'https://hoks/', 'app://muu/', 'app://hoks.muu/']) {
      expect(mayUse('persistent-storage', { ...page, address })).toBe(false);
    }
  });
});

describe('requests of the page', () => {
  test.each(['app://hoks/', 'app://hoks/assets/a.js', 'blob:app://hoks/1', 'data:image/png;base64,AA=='])(
    'lets %s through',
    (address) => {
      expect(mayLoad(address, false)).toBe(true);
    },
  );

  test.each([
    'https://esimerkki.example/',
    'http://127.0.0.1:8000/',
    'ws://127.0.0.1/',
    'wss://esimerkki.example/',
    'file:///etc/passwd',
    'FILE:///etc/passwd',
    'ftp://esimerkki.example/',
    'chrome://gpu/',
    'chrome-extension://abc/x.js',
    'about:blank',
    'app://muu/',
    'javascript:1',
    '',
  ])('cancels %j', (address) => {
    expect(mayLoad(address, true)).toBe(false);
  });

  test('lets the developer tools load only where they exist', () => {
    expect(mayLoad('devtools://devtools/bundled/x.html', true)).toBe(true);
    expect(mayLoad('devtools://devtools/bundled/x.html', false)).toBe(false);
  });
});
