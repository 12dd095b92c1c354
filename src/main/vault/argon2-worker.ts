import { parentPort, workerData } from 'node:worker_threads';
import { argon2id } from 'hash-wasm';
import type { Argon2Task } from './derive-key.ts';
import { secretCopy } from './secret-copy.ts';

/** Runs Argon2id once, beside the main thread: it takes a quarter of a second in which windows must go on answering. */
async function run(task: Argon2Task): Promise<void> {
  const derived = await argon2id({
    password: task.secret,
    salt: task.salt,
    memorySize: task.memoryKiB,
    iterations: task.iterations,
    parallelism: task.parallelism,
    hashLength: 32,
    outputType: 'binary',
  });
  task.secret.fill(0);
  const key = secretCopy(derived);
  derived.fill(0);
  parentPort?.postMessage(key, [key.buffer]);
}

// A failure becomes the worker's 'error' event.
void run(workerData as Argon2Task);
