import type { z } from 'zod';
import type { Result } from './result.ts';
import { appCalls } from './ipc/app-calls.ts';
import { fileCalls } from './ipc/file-calls.ts';
import { vaultCalls } from './ipc/vault-calls.ts';
import { storageCalls } from './ipc/storage-calls.ts';
import { ehoksCalls } from './ipc/ehoks-calls.ts';
import { referenceCalls } from './ipc/reference-calls.ts';

/**
 * Every call the main process answers: its name, what it takes, what it gives. Written once, by area in `ipc/`; `answer-call.ts`
 * checks both sides against it and `host.ts` takes its types from it. Nothing else crosses the bridge.
 */
export const ipcContract = {
  ...appCalls,
  ...fileCalls,
  ...vaultCalls,
  ...storageCalls,
  ...ehoksCalls,
  ...referenceCalls,
} as const satisfies Record<string, { argument: z.ZodType; answer: z.ZodType }>;

export { profileSchema, type Profile } from './profile.ts';
export { vaultErrorSchema, type VaultError } from './ipc/vault-calls.ts';
export {
  lockSettingsSchema,
  type LockReason,
  type LockSettings,
  placeSchema,
  type RememberedPlace,
  sampleStudentSchema,
  type SampleStudent,
} from './ipc/app-calls.ts';
export {
  connectionSchema,
  type Connection,
  keptConnectionSchema,
  type KeptConnection,
  connectionErrorSchema,
} from './ipc/ehoks-calls.ts';

export type CallName = keyof typeof ipcContract;
export type CallArgument<N extends CallName> = z.infer<(typeof ipcContract)[N]['argument']>;
export type CallAnswer<N extends CallName> = z.infer<(typeof ipcContract)[N]['answer']>;

/** Why a call gets no answer. Only these words cross the bridge: `host.call` rejects with an Error whose message is one of them. */
export const callRefusals = [
  'foreign-frame', // asked by anything but the main frame of the app's own page
  'unknown-call',
  'bad-argument',
  'too-often', // more calls than a person's work can need
  'bad-answer',
  'failed', // the handler threw
] as const;
export type CallRefusal = (typeof callRefusals)[number];
/** What travels back from main for one call. */
export type CallReply = Result<unknown, CallRefusal>;

/** What main may announce by itself. 'lock': seal what is being typed, then ask for the lock. */
export const hostEvents = ['online', 'lock', 'reference-progress'] as const;
export type HostEvent = (typeof hostEvents)[number];

/** The whole surface that the preload script puts on `window.host`. */
export interface HostBridge {
  readonly call: (name: string, argument: unknown) => Promise<unknown>;
  readonly on: (event: string, listener: () => void) => () => void;
}
