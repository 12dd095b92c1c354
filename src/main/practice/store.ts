import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readFile, rename, rm } from 'node:fs/promises';
import { z } from 'zod';
import { writeWholeFile } from '../write-file.ts';

const storedHoksSchema = z.strictObject({
  id: z.number().int().positive(),
  eid: z.string(),
  manuaalisyotto: z.boolean(),
  /** Soft-deleted: every look-up misses it, yet it keeps its study right reserved (contract 6.2). */
  poistettu: z.boolean(),
  /** Root fields and parts with their module-ids, without id, eid and manuaalisyotto. */
  sisalto: z.record(z.string(), z.unknown()),
});
/** One HOKS as the practice server keeps it. */
export type StoredHoks = z.infer<typeof storedHoksSchema>;

const stateSchema = z.strictObject({
  /** The next eHOKS ID; a failed insert uses one up as a database sequence does. */
  nextId: z.number().int().positive(),
  hoksit: z.array(storedHoksSchema).readonly(),
  /** eHOKS's own index: study right OID -> the institution and its ancestors, by which rights are checked. */
  indeksi: z.record(z.string(), z.strictObject({ organisaatiot: z.array(z.string()) })).readonly(),
});
/** Everything the practice server remembers. Never changed in place. */
export type PracticeState = Readonly<z.infer<typeof stateSchema>>;

/** Where the practice server remembers. */
export interface PracticeStore {
  readonly read: () => PracticeState;
  /**
   * Replaces the state by what `decide` makes of it and gives its result once the new state is safe. One change runs at a
   * time and sees every earlier one. Rejects, with nothing changed, when the disk refuses.
   */
  readonly change: <T>(decide: (state: PracticeState) => Change<T>) => Promise<T>;
}

export interface Change<T> {
  readonly state: PracticeState;
  readonly result: T;
}

const emptyState: PracticeState = { nextId: 1, hoksit: [], indeksi: {} };

/** A store that lives as long as the process. */
export function createMemoryStore(): PracticeStore {
  return createStore(emptyState, () => Promise.resolve());
}

export interface SealedStore {
  readonly store: PracticeStore;
  /** Set when the file could not be opened and was put aside under this name; the store then starts empty. */
  readonly keptAside: string | undefined;
}

/**
 * A store in one file, sealed with AES-256-GCM under `key` (32 bytes): practice plans may hold real names all the same.
 * Rejects with the system's error when the file can be neither read, made nor put aside.
 */
export async function openSealedStore(options: {
  readonly file: string;
  readonly key: Uint8Array;
  readonly clock: () => number;
}): Promise<SealedStore> {
  const { file, key, clock } = options;
  const save = async (state: PracticeState) => writeWholeFile(file, seal(key, state));
  await rm(`${file}.tmp`, { force: true });

  const text = await readTextOrNothing(file);
  const state = text === undefined ? emptyState : open(key, text);
  if (state !== undefined) {
    // Written at once, so that a folder that refuses is known now and not at the first plan.
    if (text === undefined) await save(state);
    return { store: createStore(state, save), keptAside: undefined };
  }
  const keptAside = `${file}.vioittunut-${clock()}`;
  await rename(file, keptAside);
  await save(emptyState);
  return { store: createStore(emptyState, save), keptAside };
}

function createStore(initial: PracticeState, save: (state: PracticeState) => Promise<void>): PracticeStore {
  let state = initial;
  let lastTurn: Promise<unknown> = Promise.resolve();
  return {
    read: () => state,
    change: (decide) => {
      const turn = lastTurn.then(async () => {
        const change = decide(state);
        if (change.state !== state) {
          await save(change.state);
          state = change.state;
        }
        return change.result;
      });
      lastTurn = turn.catch(() => undefined);
      return turn;
    },
  };
}

async function readTextOrNothing(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

const sealedSchema = z.strictObject({ version: z.literal(1), nonce: z.string(), sealed: z.string() });
const additionalData = Buffer.from('practice-store:1');
const nonceLength = 12;
const tagLength = 16;

function seal(key: Uint8Array, state: PracticeState): string {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(additionalData);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(state), 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return JSON.stringify({ version: 1, nonce: nonce.toString('base64'), sealed: sealed.toString('base64') });
}

/** The state, or undefined when the file is damaged, made under another key or by another version. */
function open(key: Uint8Array, text: string): PracticeState | undefined {
  try {
    const file = sealedSchema.parse(JSON.parse(text));
    const sealed = Buffer.from(file.sealed, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(file.nonce, 'base64'), {
      authTagLength: tagLength,
    })
      .setAAD(additionalData)
      .setAuthTag(sealed.subarray(-tagLength));
    const content = Buffer.concat([decipher.update(sealed.subarray(0, -tagLength)), decipher.final()]);
    return stateSchema.parse(JSON.parse(content.toString('utf8')));
  } catch {
    return undefined;
  }
}
