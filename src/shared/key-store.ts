import { z } from 'zod';

/**
 * Where the password to eHOKS is kept besides the vault's seal: in the operating system's own key store, or nowhere. The
 * names are Electron's for Linux and the systems' own for the others.
 */
export const keyStoreNames = ['dpapi', 'keychain', 'gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6'] as const;
export const keyStoreNameSchema = z.enum(keyStoreNames);
export type KeyStoreName = z.infer<typeof keyStoreNameSchema>;

/** A password as it is sealed into the settings. */
export const keptPasswordSchema = z.strictObject({
  /** In clear within the seal, or, with `wrappedBy`, what the key store made of it (base64). */
  password: z.string().max(4000),
  wrappedBy: keyStoreNameSchema.optional(),
});
export type KeptPassword = z.infer<typeof keptPasswordSchema>;
