import { z } from 'zod';
import { backupErrorSchema } from '../backup/backup-calls.ts';
import { none, resultOf } from './call-shapes.ts';

export const vaultErrorSchema = z.strictObject({
  code: z.enum([
    'wrong-passphrase',
    'wrong-recovery-key',
    'no-recovery-key', // the vault has none
    'not-confirmed', // the groups that were typed back are not those of the new recovery key
    'too-weak', // the new passphrase is shorter than the minimum, or easy to guess
    'exists', // a vault is already there: never overwritten
    'missing',
    'damaged', // the vault file cannot be read or its parameters are not allowed
    'passphrase-lost', // practice only: its vault is whole, and what lies beside it does not open it
    'newer', // made by a newer version of the app
    'not-writable', // the disk refused
    'watched', // a debugger or another program reads along
  ]),
  /** How long the next attempt has to wait, after wrong ones. */
  waitSeconds: z.number().nonnegative().optional(),
});
export type VaultError = z.infer<typeof vaultErrorSchema>;

/** 32 bytes; the renderer turns them into a non-extractable CryptoKey at once and overwrites them. */
export const dataKeySchema = z.strictObject({
  dataKey: z.instanceof(Uint8Array).refine((key) => key.length === 32),
  /** Whether a confirmed recovery key opens the vault too. */
  hasRecoveryKey: z.boolean(),
});

/**
 * A passphrase or a recovery key in the form that becomes a key, as UTF-8. Bytes and no text, which could not be overwritten: what a
 * call carries of them, in its argument or its answer, is gone from main when it is done (`answer-call.ts`).
 */
export const secretSchema = z.instanceof(Uint8Array).refine((secret) => secret.length <= 4000);

/** The ways into the vault. */
export const vaultCalls = {
  'vault.state': {
    argument: none,
    answer: z.strictObject({
      /** 'missing': there are sealed data and no vault, so nothing opens them. */
      state: z.enum(['none', 'locked', 'missing', 'damaged', 'newer']),
      /** Where the vault's file is, or belongs. */
      file: z.string(),
    }),
  },
  /**
   * Moves data whose vault is missing or damaged into a folder beside it and gives that folder's path; null when there is nothing
   * to move. Refused while a vault is in place, unless the page has opened it and its key fits none of the data (`opensNothing`:
   * only the page can see that, and what is moved is not removed) or, in practice, its passphrase is lost. `keepsBackups`: one of
   * them is being restored. An error with `movedTo` came when a whole copy was in that folder already.
   */
  'vault.setAside': {
    argument: z.strictObject({ keepsBackups: z.boolean(), opensNothing: z.boolean() }),
    answer: resultOf(z.string().nullable(), backupErrorSchema.extend({ movedTo: z.string().optional() })),
  },
  'vault.create': {
    argument: z.strictObject({ passphrase: secretSchema }),
    answer: resultOf(dataKeySchema, vaultErrorSchema),
  },
  'vault.unlock': {
    argument: z.strictObject({ passphrase: secretSchema }),
    answer: resultOf(dataKeySchema, vaultErrorSchema),
  },
  /** Wraps the same key under another passphrase. */
  'vault.changePassphrase': {
    argument: z.strictObject({ present: secretSchema, next: secretSchema }),
    answer: resultOf(none, vaultErrorSchema),
  },
  /** The 32 bytes of a new recovery key, to be printed; it takes effect when it is confirmed. */
  'vault.newRecoveryKey': {
    argument: z.strictObject({ passphrase: secretSchema }),
    answer: resultOf(
      z.strictObject({ recoveryKey: secretSchema, asked: z.array(z.number().int().positive()).length(2) }),
      vaultErrorSchema,
    ),
  },
  /** The asked groups, typed back from the paper. */
  'vault.confirmRecoveryKey': {
    argument: z.strictObject({ groups: z.array(z.string().max(20)).length(2) }),
    answer: resultOf(none, vaultErrorSchema),
  },
  /** Opens with the recovery key and sets a new passphrase at once. */
  'vault.recover': {
    argument: z.strictObject({ recoveryKey: secretSchema, passphrase: secretSchema }),
    answer: resultOf(dataKeySchema, vaultErrorSchema),
  },
  /** Practice profile only: opens its throw-away vault, made on first use; asks for nothing. */
  'vault.openPractice': { argument: none, answer: resultOf(dataKeySchema, vaultErrorSchema) },
  /** Ends this renderer process and starts a new, locked one. */
  'vault.lock': { argument: none, answer: none },
} as const;
