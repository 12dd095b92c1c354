import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { freshUserDataFolder } from '../../scripts/lib/app-launch.ts';
import { processesOf } from '../e2e/process-memory.ts';
import type { PackageRun } from './set-up.ts';

/** What the global set-up made. */
export const run = JSON.parse(process.env['HOKS_PACKAGE_RUN'] ?? '{}') as PackageRun;

/** A program that was started as a person starts it: no harness steers it. */
export interface Program {
  readonly userDataDir: string;
  /** Main and all it has started. */
  readonly processes: () => number[];
  /** All that it has written to the terminal. */
  readonly said: () => string;
  /** Its own log, of one profile. */
  readonly log: (profile: string) => string;
  readonly hasEnded: () => boolean;
  readonly signal: (name: NodeJS.Signals) => void;
  /** Ends it with everything it has started, and removes its data. */
  readonly end: () => Promise<void>;
}

/** Starts a program with a data folder of its own. `program`: an executable of Electron or of the package. */
export function start(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Program {
  const { launch } = run;
  const userDataDir = freshUserDataFolder(launch);
  const isOtherUser = launch.uid !== undefined;
  const child = spawn(isOtherUser ? launch.executable : program, [...args, `--user-data-dir=${userDataDir}`], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      LANG: 'fi_FI.UTF-8',
      LANGUAGE: 'fi',
      ...launch.env,
      ...(isOtherUser ? { HOKS_ELECTRON: program } : {}),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const main = child.pid ?? -1;
  const processes = () => (process.platform === 'linux' ? processesOf(main) : [main]);
  return {
    userDataDir,
    processes,
    said: () => said,
    log: (profile) => {
      const file = join(userDataDir, profile, 'logs', 'hoks.log');
      return existsSync(file) ? readFileSync(file, 'utf8') : '';
    },
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    signal: (name) => void child.kill(name),
    end: async () => {
      // A window that says why the app does not start waits for its button and hears nothing else.
      for (const pid of processes()) kill(pid);
      await exit;
      rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function kill(pid: number) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended with its parent.
  }
}

/** Starts the packaged program, which reads nothing from the source tree. */
export function startPackage(args: readonly string[], env: Readonly<Record<string, string>> = {}): Program {
  return start(run.program.executable, ['--lang=fi', ...args], env);
}

/** How long a slow machine may take. */
export const patience = { timeout: 20_000, interval: 100 };

/** TCP ports that any of the processes listens on; only Linux says it. */
export function listeningPorts(pids: readonly number[]): number[] {
  if (process.platform !== 'linux') return [];
  const sockets = new Set(pids.flatMap(openFiles));
  return ['tcp', 'tcp6'].flatMap((kind) =>
    readFileSync(`/proc/net/${kind}`, 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter(([, , , state, , , , , , inode]) => state === '0A' && sockets.has(`socket:[${inode}]`))
      .map(([, address = '']) => Number.parseInt(address.split(':')[1] ?? '', 16)),
  );
}

function openFiles(pid: number): string[] {
  const folder = `/proc/${pid}/fd`;
  try {
    return readdirSync(folder).map((name) => {
      try {
        return readlinkSync(join(folder, name));
      } catch {
        return '';
      }
    });
  } catch {
    return [];
  }
}
