import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from '../shared/ipc-contract.ts';
import { finnishDate } from '../shared/finnish-date.ts';
import { startPracticeServer } from './practice/server.ts';
import { openSealedStore } from './practice/store.ts';
import { sampleStudents } from './practice/students.ts';
import { writeWholeFile } from './write-file.ts';

/** The practice profile's own eHOKS, inside this process. */
export interface PracticeMode {
  /** What the app's client reaches it with: the same way as a real eHOKS, over HTTP. */
  readonly connection: Connection;
  readonly port: number;
  /** True when its store could not be read and was put aside; the server then started empty. */
  readonly startedEmpty: boolean;
  readonly close: () => Promise<void>;
}

/** Any form-true Caller-Id does: the practice server belongs to nobody. This is OPH's own organisation. */
const callerId = '1.2.246.562.10.00000000001.hoks-desktop';

const keyLength = 32;

/**
 * Starts the practice server on a free loopback port, with its store in `folder`.
 * @param given.clock epoch milliseconds
 * @param given.random cryptographically random bytes
 * Rejects when the disk or the system refuses.
 */
export async function startPractice(given: {
  readonly folder: string;
  readonly clock: () => number;
  readonly random: (length: number) => Uint8Array;
}): Promise<PracticeMode> {
  const { folder, clock, random } = given;
  const key = readOrMakeKey(join(folder, 'practice-server.key'), random);
  const { store, keptAside } = await openSealedStore({ file: join(folder, 'practice-server.json'), key, clock });
  const password = Buffer.from(random(24)).toString('base64url');
  const server = await startPracticeServer({ store, clock, students: sampleStudents(finnishDate(clock())), password });
  const { baseUrl, casUrl, username } = server;
  return {
    connection: { baseUrl, casUrl, username, password, callerId },
    port: server.port,
    startedEmpty: keptAside !== undefined,
    close: server.close,
  };
}

/**
 * The key lies beside the store it seals: practice holds made-up people, and the seal keeps what a person types all the
 * same out of copies of single files and of searches through the disk.
 */
function readOrMakeKey(file: string, random: (length: number) => Uint8Array): Uint8Array {
  const stored = readKey(file);
  if (stored !== undefined) return stored;
  const key = random(keyLength);
  writeWholeFile(file, Buffer.from(key).toString('base64'));
  return key;
}

function readKey(file: string): Uint8Array | undefined {
  try {
    const key = Buffer.from(readFileSync(file, 'utf8'), 'base64');
    return key.length === keyLength ? key : undefined;
  } catch {
    return undefined;
  }
}
