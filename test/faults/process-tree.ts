import { spawnSync } from 'node:child_process';

/** The process and everything it has started, itself first. Empty children where the system does not tell. */
export function processTree(pid: number): number[] {
  if (process.platform === 'win32') return [pid];
  const listed = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).stdout ?? '';
  const children = new Map<number, number[]>();
  for (const line of listed.trim().split('\n')) {
    const [child = 0, parent = 0] = line.trim().split(/\s+/).map(Number);
    children.set(parent, [...(children.get(parent) ?? []), child]);
  }
  const tree = [pid];
  for (const known of tree) tree.push(...(children.get(known) ?? []));
  return tree;
}

/** Ends a whole tree the hard way, as a power cut of one program would: nothing in it gets a last word. */
export function killTree(pid: number, known: readonly number[]): void {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/PID', String(pid), '/T', '/F']);
    return;
  }
  for (const one of known) kill(one);
  for (const one of processTree(pid)) kill(one);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}
