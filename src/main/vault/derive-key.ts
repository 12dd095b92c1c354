import { Worker } from 'node:worker_threads';
import type { KdfParameters } from './kdf-parameters.ts';
import { secretCopy } from './secret-copy.ts';

/** What the worker is given. */
export interface Argon2Task extends KdfParameters {
  /** Handed over, not copied, and overwritten by the worker. */
  readonly secret: Uint8Array<ArrayBuffer>;
}

/** Gives 32 bytes for a secret in UTF-8, which it leaves as it is. The caller overwrites them after use. Rejects when the machine cannot run the derivation. */
export type DeriveKey = (secret: Uint8Array, kdf: KdfParameters) => Promise<Uint8Array>;

/**
 * Argon2id in a worker thread that lives for one derivation.
 * @param workerFile the built (or, under Node 24, the source) file of argon2-worker.ts
 */
export function createDeriveKey(workerFile: string | URL): DeriveKey {
  return async (secret, kdf) => {
    const task: Argon2Task = { ...kdf, secret: secretCopy(secret) };
    const worker = new Worker(workerFile, { workerData: task, transferList: [task.secret.buffer] });
    try {
      return await answerOf(worker);
    } finally {
      await worker.terminate();
    }
  };
}

function answerOf(worker: Worker): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    worker.once('message', (key: unknown) => {
      if (key instanceof Uint8Array && key.length === 32) resolve(key);
      else reject(new Error('key derivation gave no key'));
    });
    worker.once('error', () => reject(new Error('key derivation failed')));
    worker.once('exit', () => reject(new Error('key derivation ended without a key')));
  });
}
