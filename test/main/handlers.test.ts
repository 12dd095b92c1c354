import { describe, expect, test } from 'vitest';
import { createBackups } from '../../src/main/backup/backups.ts';
import { createHandover } from '../../src/main/handover/handover.ts';
import { HalfMoved } from '../../src/main/vault/set-vault-aside.ts';
import type { VaultState } from '../../src/main/vault/vault.ts';
import { createHandlers, type HandlerDependencies } from '../../src/main/handlers.ts';
import { createLog } from '../../src/main/log.ts';
import type { EhoksError } from '../../src/shared/ehoks-error.ts';
import type { Connection, Profile } from '../../src/shared/ipc-contract.ts';
import { fail, ok } from '../../src/shared/result.ts';

const connection: Connection = {
  baseUrl: 'https://ehoks.example/ehoks-virkailija-backend',
  casUrl: 'https://ehoks.example/cas',
  username: 'tunnus',
  password: 'salasana-esimerkki',
  callerId: '1.2.246.562.10.00000000001.hoks-desktop',
};
const student = { nimi: 'Aino Esimerkki', ryhma: 'AJO25', oppijaOid: '1.2.3', opiskeluoikeus: {} };
const body = { 'opiskeluoikeus-oid': '1.2.3' };

function build(
  changes: Partial<HandlerDependencies> & {
    readonly profile: Profile;
    readonly vaultState?: VaultState;
    readonly openPractice?: HandlerDependencies['vault']['openPractice'];
  },
) {
  const lines: string[] = [];
  const calls: string[] = [];
  let used: Connection | undefined;
  const noted =
    <Value>(name: string, value: Value) =>
    (): Value => {
      calls.push(name);
      return value;
    };
  const vault: HandlerDependencies['vault'] = {
    state: () => Promise.resolve(changes.vaultState ?? 'locked'),
    create: () => Promise.resolve(fail({ code: 'too-weak' })),
    unlock: () => Promise.resolve(fail({ code: 'wrong-passphrase', waitSeconds: 5 })),
    openPractice: changes.openPractice ?? (() => Promise.resolve(fail({ code: 'missing' }))),
    changePassphrase: () => Promise.resolve(fail({ code: 'wrong-passphrase', waitSeconds: 5 })),
    newRecoveryKey: () => Promise.resolve(ok({ recoveryKey: new Uint8Array(32), asked: [1, 2] })),
    confirmRecoveryKey: () => Promise.resolve(fail({ code: 'not-confirmed' })),
    recover: () => Promise.resolve(fail({ code: 'wrong-recovery-key', waitSeconds: 5 })),
    forget: () => undefined,
  };
  const backups = createBackups({
    profile: changes.profile,
    appVersion: '0.1.0',
    vaultFile: '/nowhere/vault.json',
    vaultAt: () => {
      throw new Error('not asked');
    },
    ownFolder: '/nowhere/varmuuskopiot',
    installation: () => '0a1b2c3d',
    chosenFolder: { current: () => undefined, use: () => true },
    chooseFolder: () => Promise.resolve(undefined),
    chooseFile: () => Promise.resolve(undefined),
    free: () => Promise.resolve(0),
    databaseBytes: () => Promise.resolve(0),
  });
  const handlers = createHandlers({
    versions: { app: '0.1.0', electron: '45.4.1' },
    kieli: () => 'fi',
    setKieli: (kieli) => void calls.push(`setKieli ${kieli}`),
    useProfile: (profile) => void calls.push(`useProfile ${profile}`),
    writeClipboard: (text) => void calls.push(`clipboard ${text}`),
    savePage: ({ document }) => Promise.resolve(noted(`savePage ${document}`, ok('saved' as const))()),
    saveLog: ({ format }) => Promise.resolve(noted(`saveLog ${format}`, ok('saved' as const))()),
    saveData: ({ document }) => Promise.resolve(noted(`saveData ${document}`, ok('saved' as const))()),
    logAnchor: {
      read: () => ({ head: null, failedUnlocks: [], acts: [] }),
      keep: ({ head }) => void calls.push(`anchor ${head.seq}`),
      noteFailedUnlock: noted('failed unlock', undefined),
      noteAct: (action) => void calls.push(`act ${action}`),
    },
    saveReceipts: () => Promise.resolve(noted('saveReceipts', ok('saved' as const))()),
    backups,
    handover: createHandover({
      profile: changes.profile,
      deriveKey: () => Promise.reject(new Error('not asked')),
      random: () => new Uint8Array(),
      clock: () => 0,
      chooseFile: () => Promise.resolve(undefined),
      write: () => undefined,
    }),
    setDatabaseAside: () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })),
    setVaultAside: () => Promise.resolve('/sivussa'),
    asideFolders: {
      list: () => Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' })),
      remove: () => Promise.reject(Object.assign(new Error('open'), { code: 'EBUSY' })),
    },
    vaultFile: '/vault.json',
    settleDatabase: () => Promise.resolve(),
    lackOfSpace: () => Promise.resolve(undefined),
    diskSpace: () => Promise.resolve({ free: 7, database: 3 }),
    vault,
    lock: noted('lock', undefined),
    connection: {
      current: () => used,
      use: (given) => {
        used = given;
      },
      allowLogin: noted('allow login', undefined),
    },
    keyStore: {
      name: () => Promise.resolve('kwallet6'),
      wrap: (password) => Promise.resolve({ password: `<${password}>`, wrappedBy: 'kwallet6' }),
      unwrap: ({ password, wrappedBy }) =>
        Promise.resolve(wrappedBy === 'dpapi' ? fail('key-store-changed') : ok(password.replace(/^<(.*)>$/, '$1'))),
    },
    tryConnection: (tried, oid) => {
      calls.push(`try ${tried.username} ${tried.password} ${oid ?? '-'}`);
      return Promise.resolve([{ step: 'address', outcome: 'works', finding: 'is-ehoks' }]);
    },
    reference: {
      current: () => ({ set: null, fault: null }),
      refresh: ({ diaarinumerot }) => {
        calls.push(`refresh ${diaarinumerot.join()}`);
        return Promise.resolve(fail({ code: 'server', service: 'koodisto', status: 503 }));
      },
      progress: () => null,
      cancel: noted('cancel', undefined),
      importFile: () => Promise.resolve(ok('cancelled')),
      exportFile: () => Promise.resolve(fail({ code: 'nothing-to-export' })),
    },
    unsent: () => 3,
    nearestDue: () => 1000,
    lockReason: () => 'unused',
    onOpened: () => undefined,
    autoLock: { secondsLeft: () => 540, keepOpen: noted('keepOpen', undefined) },
    lockSettings: { current: () => ({ minutes: 10, isProtected: false }), use: noted('lockSettings', false) },
    noteCopied: noted('noteCopied', undefined),
    setWaiting: ({ count, nearest }) => void calls.push(`waiting ${count} ${nearest ?? '-'}`),
    ehoks: {
      create: () => Promise.resolve(noted('create', ok({ id: 7 }))()),
      replace: () => Promise.resolve(noted('replace', ok(null))()),
      patch: () => Promise.resolve(noted('patch', ok(null))()),
      get: () => Promise.resolve(noted('get', ok({ id: 7 }))()),
      findByOpiskeluoikeus: () => Promise.resolve(noted('find', ok({ id: 7 }))()),
    },
    checkBody: () => ok(null),
    practiceFault: Promise.resolve(undefined),
    sampleStudents: () => [student],
    log: createLog((line) => lines.push(line)),
    ...changes,
  });
  return { handlers, vault, backups, lines, calls, used: () => used };
}

describe('app.info', () => {
  test('names no server before a connection is given, then its host only', async () => {
    const { handlers } = build({ profile: 'testi' });
    expect(await handlers['app.info'](null)).toEqual({
      profile: 'testi',
      kieli: 'fi',
      version: '0.1.0',
      electron: '45.4.1',
      server: null,
      fault: undefined,
      unsent: 3,
      nearestDue: 1000,
      lockReason: 'unused',
    });
    expect(await handlers['ehoks.connect'](connection)).toEqual({ ok: true, value: null });
    expect(await handlers['app.info'](null)).toMatchObject({ server: 'ehoks.example' });
  });

  test('says that the practice server did not start', async () => {
    const { handlers } = build({ profile: 'harjoittelu', practiceFault: Promise.resolve('practice-server') });
    expect(await handlers['app.info'](null)).toMatchObject({ fault: 'practice-server', server: null });
  });
});

describe('the database', () => {
  test('that cannot be put aside is told by a word', async () => {
    const { handlers } = build({ profile: 'testi' });
    expect(await handlers['database.setAside'](null)).toEqual({ ok: false, error: { code: 'disk-full' } });
  });
});

test('folders that lie aside and cannot be read or removed are told by a word', async () => {
  const { handlers } = build({ profile: 'testi' });
  expect(await handlers['aside.list'](null)).toEqual(fail({ code: 'not-allowed' }));
  expect(await handlers['aside.remove']({ id: 'sivussa-20261123T080000000Z' })).toEqual(fail({ code: 'in-use' }));
});

describe('data that no vault opens', () => {
  test.each([
    ['locked', false, 'vault-in-place'],
    ['locked', true, '/sivussa'],
    ['newer', true, 'vault-in-place'],
    ['missing', false, '/sivussa'],
    ['damaged', false, '/sivussa'],
  ] as const)('go aside only when it is so: %s, opens nothing: %s', async (state, opensNothing, expected) => {
    const { handlers } = build({ profile: 'testi', vaultState: state });
    const answer = await handlers['vault.setAside']({ keepsBackups: true, opensNothing });
    expect(answer).toEqual(expected === '/sivussa' ? ok(expected) : fail({ code: expected }));
  });
});

test('data that were moved aside half way are told with the folder they are in', async () => {
  const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
  const setVaultAside = () => Promise.reject(new HalfMoved('/sivussa', { cause: full }));
  const { handlers } = build({ profile: 'testi', vaultState: 'missing', setVaultAside });
  const answer = await handlers['vault.setAside']({ keepsBackups: false, opensNothing: false });
  expect(answer).toEqual(fail({ code: 'disk-full', movedTo: '/sivussa' }));
});

describe('practice whose vault is in place', () => {
  const dataKey = new Uint8Array(32).fill(7);
  test.each([
    ['harjoittelu', fail({ code: 'passphrase-lost' as const }), true],
    ['harjoittelu', fail({ code: 'watched' as const }), false],
    ['harjoittelu', ok({ dataKey, hasRecoveryKey: false }), false],
    ['testi', fail({ code: 'passphrase-lost' as const }), false],
  ] as const)('goes aside only when its passphrase is lost: %s %j', async (profile, opened, isMoved) => {
    const { handlers } = build({ profile, openPractice: () => Promise.resolve(opened) });
    const answer = await handlers['vault.setAside']({ keepsBackups: false, opensNothing: false });
    expect(answer).toEqual(isMoved ? ok('/sivussa') : fail({ code: 'vault-in-place' }));
  });

  test('leaves no key behind when it was only tried', async () => {
    const tried = new Uint8Array(32).fill(7);
    const openPractice = () => Promise.resolve(ok({ dataKey: tried, hasRecoveryKey: false }));
    const { handlers } = build({ profile: 'harjoittelu', openPractice });
    await handlers['vault.setAside']({ keepsBackups: false, opensNothing: false });
    expect([...tried]).toEqual([...new Uint8Array(32)]);
  });
});

describe('the connection', () => {
  test('gets another login after a refusal only when that is asked for', async () => {
    const { handlers, calls } = build({ profile: 'testi' });
    await handlers['ehoks.connect'](connection);
    expect(calls).not.toContain('allow login');
    await handlers['ehoks.allowLogin'](null);
    expect(calls).toContain('allow login');
  });

  test('cannot be changed in practice', async () => {
    const { handlers, used } = build({ profile: 'harjoittelu' });
    expect(await handlers['ehoks.connect'](connection)).toEqual({ ok: false, error: { code: 'practice' } });
    expect(used()).toBeUndefined();
  });

  test('is refused in a wrong form and then not used', async () => {
    const { handlers, used } = build({ profile: 'tuotanto' });
    const insecure = { ...connection, baseUrl: 'http://ehoks.example/ehoks-virkailija-backend' };
    expect(await handlers['ehoks.connect'](insecure)).toEqual({ ok: false, error: { code: 'insecure' } });
    expect(used()).toBeUndefined();
  });
});

describe('a password that the key store wrapped', () => {
  const kept = { ...connection, password: '<salasana-esimerkki>', wrappedBy: 'kwallet6' } as const;

  test('is opened in main and nowhere else', async () => {
    const { handlers, used } = build({ profile: 'tuotanto' });
    expect(await handlers['connection.keyStore'](null)).toEqual({ name: 'kwallet6' });
    expect(await handlers['connection.wrapPassword']({ password: connection.password })).toEqual({
      password: kept.password,
      wrappedBy: 'kwallet6',
    });
    expect(await handlers['ehoks.connect'](kept)).toEqual({ ok: true, value: null });
    expect(used()).toMatchObject(connection);
    expect(used()).not.toHaveProperty('wrappedBy');
  });

  test('is not used when another key store wrapped it', async () => {
    const { handlers, used, calls } = build({ profile: 'tuotanto' });
    const other = { ...kept, wrappedBy: 'dpapi' } as const;
    const changed = { ok: false, error: { code: 'key-store-changed' } };
    expect(await handlers['ehoks.connect'](other)).toEqual(changed);
    expect(await handlers['ehoks.check']({ connection: other })).toEqual(changed);
    expect([used(), calls]).toEqual([undefined, []]);
  });
});

describe('trying a connection', () => {
  test('neither uses nor keeps it', async () => {
    const { handlers, calls, used } = build({ profile: 'tuotanto' });
    const answer = await handlers['ehoks.check']({ connection, opiskeluoikeusOid: '1.2.3' });
    expect(answer).toEqual({ ok: true, value: [{ step: 'address', outcome: 'works', finding: 'is-ehoks' }] });
    expect(calls).toEqual(['try tunnus salasana-esimerkki 1.2.3']);
    expect(used()).toBeUndefined();
  });

  test('asks nobody when the form is wrong, or in practice', async () => {
    const wrong = { ...connection, callerId: 'hoks' };
    const trial = build({ profile: 'tuotanto' });
    expect(await trial.handlers['ehoks.check']({ connection: wrong })).toMatchObject({ error: { code: 'caller-id' } });
    const practice = build({ profile: 'harjoittelu' });
    expect(await practice.handlers['ehoks.check']({ connection })).toMatchObject({ error: { code: 'practice' } });
    expect([...trial.calls, ...practice.calls]).toEqual([]);
  });
});

test('what waits is handed to the window', async () => {
  const { handlers, calls } = build({ profile: 'testi' });
  expect(await handlers['app.setWaiting']({ count: 2, nearest: 1000 })).toBeNull();
  expect(calls).toEqual(['waiting 2 1000']);
});

describe('deliveries', () => {
  const refusal: EhoksError = {
    code: 'invalid',
    status: 400,
    outcomeUnknown: false,
    findings: [{ path: ['urasuunnitelma-koodi-uri'], leaf: 'Aino Esimerkki' }],
  };

  test('send nothing that the contract refuses', async () => {
    const { handlers, calls } = build({ profile: 'testi', checkBody: () => fail(refusal) });
    expect(await handlers['ehoks.create']({ body })).toEqual({ ok: false, error: refusal });
    expect(await handlers['ehoks.replace']({ id: 7, body })).toEqual({ ok: false, error: refusal });
    expect(calls).toEqual([]);
  });

  test('check a new plan as POST and a changed one as PUT', async () => {
    const methods: string[] = [];
    const { handlers, calls } = build({
      profile: 'testi',
      checkBody: (_body, method) => {
        methods.push(method);
        return ok(null);
      },
    });
    expect(await handlers['ehoks.create']({ body })).toEqual({ ok: true, value: { id: 7 } });
    expect(await handlers['ehoks.replace']({ id: 7, body })).toEqual({ ok: true, value: null });
    expect(methods).toEqual(['post', 'put']);
    expect(calls).toEqual(['create', 'replace']);
  });

  test('leave the code and the status of a failure in the log, and nothing of its content', async () => {
    const { handlers, lines } = build({ profile: 'testi', checkBody: () => fail(refusal) });
    await handlers['ehoks.create']({ body });
    expect(lines).toEqual(['delivery.failed code=invalid status=400']);
  });
});

describe('what main does to the vault', () => {
  const bytes = new Uint8Array(1);
  const opened = () => Promise.resolve(ok({ dataKey: new Uint8Array(32), hasRecoveryKey: true }));
  const done = () => Promise.resolve(ok(null));
  const { vault, backups } = build({ profile: 'testi' });
  const able = {
    vault: { ...vault, recover: opened, changePassphrase: done, confirmRecoveryKey: done },
    backups: { ...backups, 'backup.unlock': opened, 'backup.installVault': done },
  };

  test('is noted for the log of use when it took effect', async () => {
    const { handlers, calls } = build({ profile: 'testi', ...able });
    await handlers['vault.recover']({ recoveryKey: bytes, passphrase: bytes });
    await handlers['vault.confirmRecoveryKey']({ groups: ['', ''] });
    await handlers['vault.changePassphrase']({ present: bytes, next: bytes });
    await handlers['backup.unlock']({ passphrase: bytes, recoveryKey: bytes });
    await handlers['backup.installVault'](null);
    await handlers['backup.unlock']({ passphrase: bytes });
    await handlers['backup.installVault'](null);
    expect(calls.filter((one) => one.startsWith('act '))).toEqual(
      ['recovered', 'recovery-key-made', 'passphrase-changed', 'restored', 'recovered', 'restored'].map(
        (act) => `act ${act}`,
      ),
    );
  });

  test('is not when it was refused', async () => {
    const { handlers, calls } = build({ profile: 'testi' });
    await handlers['vault.recover']({ recoveryKey: bytes, passphrase: bytes });
    await handlers['vault.confirmRecoveryKey']({ groups: ['', ''] });
    await handlers['vault.changePassphrase']({ present: bytes, next: bytes });
    await handlers['backup.installVault'](null);
    expect(calls.filter((one) => one.startsWith('act '))).toEqual([]);
  });
});

describe('moving data aside', () => {
  test('is not begun without room for the copy, and says how much is missing', async () => {
    const lack = { code: 'no-space', needMb: 300, freeMb: 12 } as const;
    const lackOfSpace = () => Promise.resolve(lack);
    const setDatabaseAside = () => Promise.reject(new Error('begun'));
    const setVaultAside = setDatabaseAside;
    const changes = { profile: 'testi', vaultState: 'damaged', lackOfSpace, setDatabaseAside, setVaultAside } as const;
    const { handlers } = build(changes);
    expect(await handlers['database.setAside'](null)).toEqual(fail(lack));
    expect(await handlers['vault.setAside']({ keepsBackups: true, opensNothing: false })).toEqual(fail(lack));
  });
});

describe('the vault', () => {
  test('hands the key over and overwrites its own copy', async () => {
    const key = new Uint8Array(32).fill(7);
    const unlock = () => Promise.resolve(ok({ dataKey: key, hasRecoveryKey: true }));
    const vault = { ...build({ profile: 'testi' }).vault, unlock };
    const { handlers } = build({ profile: 'testi', vault });
    expect(await handlers['vault.unlock']({ passphrase: Buffer.from('x') })).toEqual(
      ok({ dataKey: new Uint8Array(32).fill(7), hasRecoveryKey: true }),
    );
    expect(key).toEqual(new Uint8Array(32));
  });

  test('notes a refusal by its code', async () => {
    const { handlers, lines } = build({ profile: 'testi' });
    const refused = await handlers['vault.unlock']({ passphrase: Buffer.from('väärä lause') });
    expect(refused).toEqual({ ok: false, error: { code: 'wrong-passphrase', waitSeconds: 5 } });
    expect(lines).toEqual(['vault.refused code=wrong-passphrase']);
  });

  test('locks', async () => {
    const { handlers, calls } = build({ profile: 'testi' });
    await handlers['vault.lock'](null);
    expect(calls).toEqual(['lock']);
  });
});

test('a refresh waits until the practice server runs, and its failure is one line of code and status', async () => {
  let start = (): void => undefined;
  const practiceFault = new Promise<undefined>((resolve) => (start = () => resolve(undefined)));
  const { handlers, lines, calls } = build({ profile: 'harjoittelu', practiceFault });
  const answer = handlers['reference.refresh']({ diaarinumerot: ['OPH-5410-2021'] });
  expect(calls).toEqual([]);
  start();
  expect(await answer).toEqual(fail({ code: 'server', service: 'koodisto', status: 503 }));
  expect(calls).toEqual(['refresh OPH-5410-2021']);
  expect(lines).toEqual(['reference.not-refreshed code=server status=503']);
  expect(handlers['reference.cancel'](null)).toBeNull();
  expect(calls).toContain('cancel');
});

test('gives sample students in practice only', async () => {
  expect(await build({ profile: 'harjoittelu' }).handlers['practice.students'](null)).toEqual([student]);
  expect(await build({ profile: 'testi' }).handlers['practice.students'](null)).toEqual([]);
  expect(await build({ profile: 'tuotanto' }).handlers['practice.students'](null)).toEqual([]);
});
