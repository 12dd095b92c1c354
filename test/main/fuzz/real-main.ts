import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerCalls, type Caller } from '../../../src/main/answer-call.ts';
import { createAsideFolders } from '../../../src/main/backup/aside-folders.ts';
import { createBackups } from '../../../src/main/backup/backups.ts';
import { lackOfSpace } from '../../../src/main/backup/lack-of-space.ts';
import { copyAside, databaseBytes, freeBytes, settleShadow } from '../../../src/main/backup/set-aside.ts';
import { checkBody } from '../../../src/main/check-body.ts';
import { tryConnection } from '../../../src/main/ehoks/check-connection.ts';
import { createEhoksApi } from '../../../src/main/ehoks/ehoks-api.ts';
import type { Fetch } from '../../../src/main/ehoks/exchange.ts';
import { createHandover } from '../../../src/main/handover/handover.ts';
import { createHandlers } from '../../../src/main/handlers.ts';
import { createKeyStore } from '../../../src/main/key-store.ts';
import { openLogAnchor } from '../../../src/main/log-anchor.ts';
import { createLog } from '../../../src/main/log.ts';
import { sampleStudents } from '../../../src/main/practice/students.ts';
import { openReferenceData } from '../../../src/main/reference/reference-data.ts';
import { createSaveData, createSaveLog, createSavePage, createSaveReceipts } from '../../../src/main/save-file.ts';
import { setVaultAside } from '../../../src/main/vault/set-vault-aside.ts';
import { createVault } from '../../../src/main/vault/vault.ts';
import type { CallReply, Connection, Profile } from '../../../src/shared/ipc-contract.ts';
import { quickDeriveKey } from '../vault/quick-derive-key.ts';

/**
 * Main as main.ts builds it, from the real parts and in one process with the test: only Electron, the network, the cost of a
 * key and the wait for the disk are stand-ins. Its data folder is `<folder>/profiili`; what a person would choose is `<folder>/valittu`.
 */
export function openRealMain(given: { readonly folder: string; readonly profile: Profile; readonly fetch: Fetch }) {
  const { folder, profile, fetch } = given;
  const data = join(folder, 'profiili');
  const chosen = join(folder, 'valittu');
  mkdirSync(data);
  mkdirSync(chosen);
  writeFileSync(join(folder, 'ulkona.txt'), 'muuttumaton');

  const lines: string[] = [];
  const log = createLog((line) => lines.push(line));
  const clock = () => Date.parse('2026-11-23T08:00:00Z');
  let connection: Connection | undefined;
  const ehoks = createEhoksApi({ fetch, connection: () => connection, clock, timeoutMs: 1000, idleMs: 1000 });
  let backupFolder: string | undefined;
  const random = (length: number) => Uint8Array.from(randomBytes(length));
  const vaultAt = (file: string) =>
    createVault({
      file,
      deriveKey: quickDeriveKey,
      random,
      clock,
      holdsData: async () => (await databaseBytes(data)) > 0,
      practice: profile === 'harjoittelu',
    });
  const choose = (name: string) => () => Promise.resolve(join(chosen, name));

  const handlers = createHandlers({
    profile,
    versions: { app: '0.1.0', electron: '45.4.1' },
    kieli: () => 'fi',
    setKieli: () => undefined,
    useProfile: () => undefined,
    writeClipboard: () => undefined,
    saveReceipts: createSaveReceipts({ chooseFile: choose('kuitit.csv'), write: writeFileSync }),
    saveLog: createSaveLog({ chooseFile: choose('loki.json'), write: writeFileSync }),
    logAnchor: openLogAnchor({ file: join(data, 'log-anchor.json'), clock }),
    saveData: createSaveData({ chooseFile: choose('tiedot.json'), write: writeFileSync }),
    savePage: createSavePage({
      chooseFile: choose('sivu.pdf'),
      layOut: () => Promise.resolve(new Uint8Array(8)),
      write: writeFileSync,
    }),
    vault: vaultAt(join(data, 'vault.json')),
    backups: createBackups({
      profile,
      appVersion: '0.1.0',
      vaultFile: join(data, 'vault.json'),
      vaultAt,
      ownFolder: join(data, 'varmuuskopiot'),
      installation: () => '0a1b2c3d',
      chosenFolder: {
        current: () => backupFolder,
        use: (used) => {
          backupFolder = used;
          return true;
        },
      },
      chooseFolder: () => Promise.resolve(chosen),
      chooseFile: choose('kopio.hoksvara'),
      free: () => Promise.resolve(10 ** 12),
      databaseBytes: () => databaseBytes(data),
    }),
    handover: createHandover({
      profile,
      deriveKey: quickDeriveKey,
      random,
      clock,
      chooseFile: choose('siirto.hokssiirto'),
      write: writeFileSync,
    }),
    setDatabaseAside: async () => void (await copyAside(data, clock())),
    setVaultAside: ({ keepsBackups }) =>
      setVaultAside({ profileFolder: data, now: clock(), keepsBackups, clearDatabase: () => Promise.resolve() }),
    asideFolders: createAsideFolders(data),
    vaultFile: join(data, 'vault.json'),
    settleDatabase: (found) => settleShadow(data, found, clock()),
    lackOfSpace: () => lackOfSpace({ free: () => freeBytes(data), databaseBytes: () => databaseBytes(data) }),
    diskSpace: async () => ({ free: await freeBytes(data), database: await databaseBytes(data) }),
    lock: () => undefined,
    onOpened: () => undefined,
    autoLock: { secondsLeft: () => 600, keepOpen: () => undefined },
    lockSettings: { current: () => ({ minutes: 10, isProtected: false }), use: () => true },
    noteCopied: () => undefined,
    unsent: () => 0,
    nearestDue: () => null,
    lockReason: () => undefined,
    connection: {
      current: () => connection,
      use: (used) => {
        connection = used;
      },
      allowLogin: ehoks.allowLogin,
    },
    keyStore: createKeyStore(
      {
        isEncryptionAvailable: () => true,
        encryptString: (plain) => Buffer.from(plain).reverse(),
        decryptString: (sealed) => Buffer.from(sealed).reverse().toString(),
        getSelectedStorageBackend: () => 'kwallet6',
      },
      'linux',
    ),
    tryConnection: (tried, oid) => tryConnection(tried, oid, { fetch, clock, timeoutMs: 1000 }),
    setWaiting: () => undefined,
    ehoks,
    reference: openReferenceData({
      profile,
      file: join(data, 'koodistot.json'),
      fetch,
      clock,
      connection: () => connection,
      read: (path) => readFileSync(path, 'utf8'),
      size: (path) => statSync(path).size,
      write: writeFileSync,
      chooseFile: choose('koodistot.json'),
      onProgress: () => undefined,
      timeoutMs: 1000,
      idleMs: 1000,
    }),
    checkBody: (body, method) => checkBody(body, method, '2026-11-23'),
    practiceFault: Promise.resolve(undefined),
    sampleStudents: () => sampleStudents('2026-11-23'),
    log,
  });

  const mainFrame = { url: 'app://hoks/' };
  const page: Caller = { senderFrame: mainFrame, sender: { mainFrame } };
  let listener: ((caller: Caller, name: unknown, argument: unknown) => Promise<CallReply>) | undefined;
  answerCalls({ handle: (_channel, answer) => (listener = answer) }, handlers, () => true, log);

  return {
    lines,
    call: (name: unknown, argument: unknown): Promise<CallReply> => {
      if (listener === undefined) throw new Error('main answers no calls');
      return listener(page, name, argument);
    },
  };
}
