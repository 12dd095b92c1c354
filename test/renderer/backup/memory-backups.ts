import type { KnownSnapshot } from '../../../src/shared/backup/backup-calls.ts';
import { type SnapshotHeader, snapshotHeaderSchema } from '../../../src/shared/backup/snapshot.ts';
import type { BackupHost } from '../../../src/renderer/backup/take-snapshot.ts';
import { type CallAnswer, type CallArgument, type CallName, ipcContract } from '../../../src/shared/ipc-contract.ts';
import { leastPassphraseBytes } from '../../../src/shared/passphrase.ts';
import { fail, ok } from '../../../src/shared/result.ts';

type Calls = {
  readonly [N in Extract<CallName, `backup.${string}` | 'disk.space'>]?: (argument: CallArgument<N>) => CallAnswer<N>;
};

/** Main's side of backups in memory: files of lines. Every argument and answer goes through the contract. */
export interface MemoryBackups {
  readonly host: BackupHost;
  /** By id, oldest first. Tests may change the lines. */
  readonly files: Map<string, string[]>;
  /** Bytes on the database's disk. */
  free: number;
  /** What begin answers instead, while it is set. */
  refuses: 'no-space' | 'folder-missing' | undefined;
}

export function createMemoryBackups(): MemoryBackups {
  const files = new Map<string, string[]>();
  let writing: { readonly id: string; readonly lines: string[] } | undefined;
  let reading: readonly string[] = [];
  const headerOf = (lines: readonly string[]): SnapshotHeader => snapshotHeaderSchema.parse(JSON.parse(lines[0] ?? ''));
  const known = (id: string, lines: readonly string[]): KnownSnapshot => {
    const { app, madeAt, why, counts } = headerOf(lines);
    return { id, bytes: lines.join('').length, app, madeAt, why, counts };
  };
  const calls: Calls = {
    'disk.space': () => ({ free: backups.free, database: 1024 ** 2 }),
    'backup.state': () => ({
      folder: null,
      fault: null,
      snapshots: [...files].map(([id, lines]) => known(id, lines)).toReversed(),
    }),
    'backup.begin': (plan) => {
      if (backups.refuses !== undefined) return fail({ code: backups.refuses });
      const header = { format: 'hoks-varmuuskopio', version: 1, app: '0.1.0', profile: 'testi', vault: '{}', ...plan };
      const id = `hoks-testi-0a1b2c3d-20261123T${String(plan.madeAt).padStart(9, '0')}Z.hoksvara`;
      writing = { id, lines: [JSON.stringify(header)] };
      return ok(writing.lines[0] ?? '');
    },
    'backup.add': ({ line }) => {
      writing?.lines.push(line);
      return ok(null);
    },
    'backup.finish': () => {
      if (writing === undefined) return fail({ code: 'not-open' });
      const { id, lines } = writing;
      files.set(id, lines);
      writing = undefined;
      return ok(known(id, lines));
    },
    'backup.open': ({ id }) => {
      reading = files.get(id ?? '') ?? [];
      const { app, madeAt, why, counts, profile, database } = headerOf(reading);
      return ok({ app, madeAt, why, counts, profile, database, lines: reading.length });
    },
    // What opens every backup here; its key is that of the test stores.
    'backup.unlock': ({ passphrase, recoveryKey }) => {
      // As the vault does: a recovery key opens only together with a new passphrase.
      if (recoveryKey !== undefined && passphrase.length < leastPassphraseBytes) return fail({ code: 'too-weak' });
      if (recoveryKey === undefined ? textOf(passphrase) === 'oikea' : textOf(recoveryKey) === 'PAPERILTA')
        return ok({ dataKey: new Uint8Array(32).fill(42), hasRecoveryKey: recoveryKey !== undefined });
      return fail({ code: recoveryKey === undefined ? 'wrong-passphrase' : 'wrong-recovery-key', waitSeconds: 2 });
    },
    'backup.read': ({ index }) => {
      const line = reading[index];
      return line === undefined ? fail({ code: 'not-open' }) : ok(line);
    },
  };
  const backups: MemoryBackups = {
    files,
    free: 10 ** 12,
    refuses: undefined,
    host: {
      call: async (name, argument) => {
        const { argument: argumentSchema, answer: answerSchema } = ipcContract[name];
        const given: unknown = argumentSchema.parse(argument);
        const answer = (calls as Record<string, (one: unknown) => unknown>)[name]?.(given);
        return Promise.resolve(answerSchema.parse(answer) as never);
      },
    },
  };
  return backups;
}

function textOf(secret: Uint8Array): string {
  return new TextDecoder().decode(secret);
}
