import { type KeptPassword, type KeyStoreName, keyStoreNameSchema } from '../shared/key-store.ts';
import { fail, ok, type Result } from '../shared/result.ts';

/** The part of Electron's safeStorage that is used. Newer versions have the asynchronous calls, which the others give way to. */
export interface SafeStorage {
  readonly isAsyncEncryptionAvailable?: () => Promise<boolean>;
  readonly encryptStringAsync?: (plainText: string) => Promise<Buffer>;
  readonly decryptStringAsync?: (encrypted: Buffer) => Promise<{ readonly result: string }>;
  readonly isEncryptionAvailable: () => boolean;
  readonly encryptString: (plainText: string) => Buffer;
  readonly decryptString: (encrypted: Buffer) => string;
  /** Linux only. */
  readonly getSelectedStorageBackend?: () => string;
}

/**
 * The system's key store as a second lock on the password. The vault stays the only authority: what is wrapped here is
 * sealed by the vault as well, and where there is no real key store the vault's seal is all there is, and it is enough.
 */
export interface KeyStore {
  /** The key store in use; undefined when there is none worth the name. */
  readonly name: () => Promise<KeyStoreName | undefined>;
  /** As it is to be kept. A key store that refuses is left out: the password is then kept as on a machine without one. */
  readonly wrap: (password: string) => Promise<KeptPassword>;
  /**
   * The password itself. 'key-store-changed': another key store, or none, is in use than the one that wrapped it;
   * 'key-store-refused': the right one does not open it. Nothing is removed in either case.
   */
  readonly unwrap: (kept: KeptPassword) => Promise<Result<string, 'key-store-changed' | 'key-store-refused'>>;
}

export function createKeyStore(safeStorage: SafeStorage, platform: NodeJS.Platform): KeyStore {
  async function name(): Promise<KeyStoreName | undefined> {
    try {
      const isAvailable = await (safeStorage.isAsyncEncryptionAvailable?.() ?? safeStorage.isEncryptionAvailable());
      return isAvailable ? nameOn(platform, safeStorage) : undefined;
    } catch {
      return undefined;
    }
  }

  return {
    name,
    wrap: async (password) => {
      const wrappedBy = await name();
      if (wrappedBy === undefined) return { password };
      try {
        const encrypted = await (safeStorage.encryptStringAsync?.(password) ?? safeStorage.encryptString(password));
        return { password: encrypted.toString('base64'), wrappedBy };
      } catch {
        return { password };
      }
    },
    unwrap: async ({ password, wrappedBy }) => {
      if (wrappedBy === undefined) return ok(password);
      if ((await name()) !== wrappedBy) return fail('key-store-changed');
      const encrypted = Buffer.from(password, 'base64');
      try {
        const decrypted = await safeStorage.decryptStringAsync?.(encrypted);
        return ok(decrypted?.result ?? safeStorage.decryptString(encrypted));
      } catch {
        return fail('key-store-refused');
      }
    },
  };
}

/** `basic_text` is a password that every copy of Chromium knows: it hides nothing, so it counts as no key store. */
function nameOn(platform: NodeJS.Platform, safeStorage: SafeStorage): KeyStoreName | undefined {
  if (platform === 'win32') return 'dpapi';
  if (platform === 'darwin') return 'keychain';
  const backend = keyStoreNameSchema.safeParse(safeStorage.getSelectedStorageBackend?.());
  return backend.success ? backend.data : undefined;
}
