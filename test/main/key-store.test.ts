import { describe, expect, test } from 'vitest';
import { createKeyStore, type SafeStorage } from '../../src/main/key-store.ts';

const password = 'salasana-esimerkki';
const wrapping = (text: string) => Buffer.from(Buffer.from(text, 'utf8').map((byte) => byte ^ 0x5a));

/** A key store that works, in the older and the newer way of Electron. */
function synchronous(backend?: string): SafeStorage {
  return {
    isEncryptionAvailable: () => true,
    encryptString: (text) => wrapping(text),
    decryptString: (encrypted) => Buffer.from(encrypted.map((byte) => byte ^ 0x5a)).toString('utf8'),
    ...(backend === undefined ? {} : { getSelectedStorageBackend: () => backend }),
  };
}

function asynchronous(): SafeStorage {
  const { encryptString, decryptString } = synchronous();
  const gone = () => {
    throw new Error('deprecated');
  };
  return {
    isAsyncEncryptionAvailable: () => Promise.resolve(true),
    encryptStringAsync: (text) => Promise.resolve(encryptString(text)),
    decryptStringAsync: (encrypted) => Promise.resolve({ result: decryptString(encrypted) }),
    isEncryptionAvailable: gone,
    encryptString: gone,
    decryptString: gone,
  };
}

const unavailable: SafeStorage = { ...synchronous('gnome_libsecret'), isEncryptionAvailable: () => false };

describe('a real key store', () => {
  test.each([
    ['dpapi', createKeyStore(synchronous(), 'win32')],
    ['keychain', createKeyStore(asynchronous(), 'darwin')],
    ['gnome_libsecret', createKeyStore(synchronous('gnome_libsecret'), 'linux')],
    ['kwallet6', createKeyStore(synchronous('kwallet6'), 'linux')],
  ])('%s wraps the password, says so, and opens it again', async (name, keyStore) => {
    expect(await keyStore.name()).toBe(name);
    const kept = await keyStore.wrap(password);
    expect(kept.wrappedBy).toBe(name);
    expect(kept.password).not.toContain(password);
    expect(Buffer.from(kept.password, 'base64').toString('utf8')).not.toContain(password);
    expect(await keyStore.unwrap(kept)).toEqual({ ok: true, value: password });
  });
});

describe('a machine without one', () => {
  test.each([
    ['only a password that everybody knows', createKeyStore(synchronous('basic_text'), 'linux')],
    ['a backend that is not known', createKeyStore(synchronous('unknown'), 'linux')],
    ['no way to ask for the backend', createKeyStore(synchronous(), 'linux')],
    ['none available', createKeyStore(unavailable, 'linux')],
    [
      'one that fails when it is asked',
      createKeyStore(
        {
          ...synchronous(),
          isEncryptionAvailable: () => {
            throw new Error('no keyring');
          },
        },
        'win32',
      ),
    ],
  ])('(%s) leaves the password to the vault alone', async (_why, keyStore) => {
    expect(await keyStore.name()).toBeUndefined();
    expect(await keyStore.wrap(password)).toEqual({ password });
    expect(await keyStore.unwrap({ password })).toEqual({ ok: true, value: password });
  });
});

describe('a change', () => {
  test('to another key store, or to none, is told and not taken for a wrong password', async () => {
    const kept = await createKeyStore(synchronous('gnome_libsecret'), 'linux').wrap(password);
    const changed = { ok: false, error: 'key-store-changed' };
    expect(await createKeyStore(synchronous('kwallet6'), 'linux').unwrap(kept)).toEqual(changed);
    expect(await createKeyStore(synchronous('basic_text'), 'linux').unwrap(kept)).toEqual(changed);
    expect(await createKeyStore(unavailable, 'linux').unwrap(kept)).toEqual(changed);
    // Nothing was removed: back in the first one it opens.
    expect(await createKeyStore(synchronous('gnome_libsecret'), 'linux').unwrap(kept)).toMatchObject({ ok: true });
  });

  test('of the key inside the same key store is told apart', async () => {
    const refusing: SafeStorage = {
      ...synchronous('kwallet6'),
      decryptString: () => {
        throw new Error('wrong key');
      },
    };
    const kept = await createKeyStore(synchronous('kwallet6'), 'linux').wrap(password);
    expect(await createKeyStore(refusing, 'linux').unwrap(kept)).toEqual({ ok: false, error: 'key-store-refused' });
  });

  test('from no key store to one leaves a password that was kept in clear usable', async () => {
    expect(await createKeyStore(synchronous(), 'win32').unwrap({ password })).toEqual({ ok: true, value: password });
  });
});

test('a key store that refuses to wrap does not stop the password from being saved', async () => {
  const refusing: SafeStorage = { ...asynchronous(), encryptStringAsync: () => Promise.reject(new Error('locked')) };
  expect(await createKeyStore(refusing, 'darwin').wrap(password)).toEqual({ password });
});
