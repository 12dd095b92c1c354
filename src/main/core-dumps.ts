import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** The part of the system that is used. */
export interface ProcessTools {
  readonly platform: NodeJS.Platform;
  /** The processes that a process has started. */
  readonly childrenOf: (pid: number) => readonly number[];
  /** Lets a process, and all it starts later, leave no core dump. False: the system has no means for it, or refused. */
  readonly limit: (pid: number) => boolean;
}

/**
 * Forbids core dumps, which would hold plans and keys in plain text, to this process and all of its family. The limit is inherited,
 * but pages come from processes that Chromium started before this code runs: those are limited as well. Node has no call for it, so
 * the system's own tool sets it. Other systems keep no core dumps of an app unless somebody has asked for them.
 * @returns false where they may still be written
 */
export function forbidCoreDumps(pid: number, tools: ProcessTools): boolean {
  if (tools.platform !== 'linux') return true;
  const family = [pid];
  for (const known of family) family.push(...tools.childrenOf(known));
  return family.map(tools.limit).every(Boolean);
}

/** Fixed places: a PATH may name anything. */
const limiter = ['/usr/bin/prlimit', '/bin/prlimit'].find((program) => existsSync(program));

export const processTools: ProcessTools = {
  platform: process.platform,
  childrenOf: (pid) => {
    try {
      const threads = readdirSync(`/proc/${pid}/task`);
      const lists = threads.map((thread) => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8'));
      return lists.flatMap((list) => list.split(' ').filter(Boolean).map(Number));
    } catch {
      return []; // it has ended
    }
  },
  limit: (pid) =>
    limiter !== undefined && spawnSync(limiter, ['--core=0:0', '--pid', String(pid)], { stdio: 'ignore' }).status === 0,
};
