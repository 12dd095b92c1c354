/**
 * npm run practice-server -- [--port N] [--data FOLDER]
 *
 * An eHOKS of one's own on this computer, for trying out a client: the same server as the app's practice mode, with the
 * same made-up students. Plans stay in the folder between runs, sealed under a key kept beside them.
 * Ends with 1 when it cannot start, 2 on bad usage.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { finnishDate } from '../src/shared/finnish-date.ts';
import { harjoitteluOrganisaatiot } from '../src/main/practice/sample-people.ts';
import { type PracticeServer, startPracticeServer } from '../src/main/practice/server.ts';
import { openSealedStore } from '../src/main/practice/store.ts';
import { sampleStudents } from '../src/main/practice/students.ts';
import type { SampleStudent } from '../src/shared/ipc-contract.ts';

const usage = 'Usage: npm run practice-server -- [--port N] [--data FOLDER]   (N is 0-65535, 0 takes a free one)';
const defaultPort = 8788;
const keyLength = 32;

/** Something the person can put right: told as one sentence. */
class CannotStart extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
}

async function run(args: readonly string[]): Promise<void> {
  const { port, folder } = readArguments(args);
  const { key, release } = openFolder(folder);
  const students = sampleStudents(finnishDate(Date.now()));
  let server: PracticeServer;
  let keptAside: string | undefined;
  try {
    const opened = await openSealedStore({ file: join(folder, 'suunnitelmat'), key, clock: Date.now });
    keptAside = opened.keptAside;
    server = await startPracticeServer({
      port,
      store: opened.store,
      clock: Date.now,
      students,
      // The same between runs, so that a client's settings stay right.
      password: createHmac('sha256', key).update('practice password').digest('base64url').slice(0, 20),
    });
  } catch (error) {
    release();
    throw explained(error, port, folder);
  }
  const stop = () => {
    void server.close().then(release);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  introduce(server, { folder, keptAside, students });
}

function readArguments(args: readonly string[]): { port: number; folder: string } {
  try {
    const { values } = parseArgs({ args: [...args], options: { port: { type: 'string' }, data: { type: 'string' } } });
    const port = /^\d{1,5}$/.test(values.port ?? String(defaultPort)) ? Number(values.port ?? defaultPort) : Number.NaN;
    if (!(port <= 65_535)) throw new CannotStart(`"${values.port ?? ''}" is not a port. ${usage}`, 2);
    if (values.data === '') throw new CannotStart(`The folder is missing. ${usage}`, 2);
    return { port, folder: values.data === undefined ? defaultFolder(port) : resolve(values.data) };
  } catch (error) {
    if (error instanceof CannotStart) throw error;
    throw new CannotStart(`${error instanceof Error ? error.message : 'Bad usage.'}\n${usage}`, 2);
  }
}

/** One folder for each port: two servers never share one. */
function defaultFolder(port: number): string {
  const { XDG_DATA_HOME, LOCALAPPDATA } = process.env;
  const base = {
    win32: LOCALAPPDATA,
    darwin: join(homedir(), 'Library', 'Application Support'),
    linux: XDG_DATA_HOME || join(homedir(), '.local', 'share'),
  }[String(process.platform)];
  return join(base ?? homedir(), 'hoks-desktop-harjoituspalvelin', `portti-${port}`);
}

/** Makes the folder, takes it for this process alone and gives the key kept in it, made on first use. */
function openFolder(folder: string): { key: Uint8Array; release: () => void } {
  const lock = join(folder, 'lukko');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (existsSync(lock) && isRunning(Number(readFileSync(lock, 'utf8')))) {
      throw new CannotStart(
        `Another practice server uses ${folder}. Stop it, or give another folder with --data. If none is running, delete ${lock}.`,
        1,
      );
    }
    writeFileSync(lock, String(process.pid));
    const release = () => rmSync(lock, { force: true });
    try {
      return { key: keyIn(join(folder, 'avain')), release };
    } catch (error) {
      release();
      throw error;
    }
  } catch (error) {
    throw explained(error, 0, folder);
  }
}

function keyIn(file: string): Uint8Array {
  if (!existsSync(file)) {
    const descriptor = openSync(file, 'wx', 0o600);
    writeFileSync(descriptor, randomBytes(keyLength));
    closeSync(descriptor);
  }
  const key = readFileSync(file);
  if (key.length === keyLength) return key;
  throw new CannotStart(
    `The key file ${file} is damaged. Restore it from a backup, or give another folder with --data.`,
    1,
  );
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The system's error as a sentence that says what to do; anything else is ours and stays as it is. */
function explained(error: unknown, port: number, folder: string): unknown {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return error;
  if (error.syscall !== 'listen') {
    return new CannotStart(
      `The folder ${folder} cannot be used (${String(error.code)}). Give a folder you may write to with --data.`,
      1,
    );
  }
  const why = error.code === 'EADDRINUSE' ? 'is in use by another program' : `cannot be used (${String(error.code)})`;
  return new CannotStart(`Port ${port} ${why}. Choose another with --port, or --port 0 for a free one.`, 1);
}

function introduce(
  server: PracticeServer,
  {
    folder,
    keptAside,
    students,
  }: { folder: string; keptAside: string | undefined; students: readonly SampleStudent[] },
): void {
  const rows = students.map(
    ({ nimi, oppijaOid, opiskeluoikeus }) => `  ${nimi.padEnd(24)} ${oppijaOid}  ${String(opiskeluoikeus['oid'])}`,
  );
  const lines = [
    'Practice eHOKS server: made-up students, nothing goes to the real eHOKS. Ctrl-C stops it.',
    `  base URL   ${server.baseUrl}`,
    `  CAS URL    ${server.casUrl}`,
    `  user       ${server.username}`,
    `  password   ${server.password}`,
    `  caller-id  ${harjoitteluOrganisaatiot[0] ?? ''}.hoks-desktop`,
    `  plans in   ${folder}`,
    ...(keptAside === undefined
      ? []
      : [`The plan file could not be opened. It was kept as ${keptAside}; starting empty.`]),
    'Students (oppija-oid, opiskeluoikeus-oid):',
    ...rows,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
