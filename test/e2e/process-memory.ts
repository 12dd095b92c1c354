import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';

/** Reads the memory of other processes. Linux only, and only as root: page processes are closed to their own user. */

/** The forms a text has in memory: JSON on its way, V8's one-byte and two-byte strings. Bytes have only themselves. */
function formsInMemory(text: string | Uint8Array): Buffer[] {
  if (typeof text !== 'string') return [Buffer.from(text)];
  return (['utf8', 'latin1', 'utf16le'] as const).map((encoding) => Buffer.from(text, encoding));
}

/** How often each text lies in the writable memory of a process. */
export function countInMemory(pid: number, texts: readonly (string | Uint8Array)[]): number[] {
  const forms = texts.map(formsInMemory);
  const counts = texts.map(() => 0);
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  try {
    for (const line of readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n')) {
      const [, from = '0', to = '0'] = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line) ?? [];
      for (const piece of readRange(memory, Number.parseInt(from, 16), Number.parseInt(to, 16))) {
        forms.forEach((ofText, index) => {
          if (ofText.some((form) => piece.includes(form))) counts[index] = (counts[index] ?? 0) + 1;
        });
      }
    }
  } finally {
    closeSync(memory);
  }
  return counts;
}

const pieceBytes = 16 * 1024 * 1024;
/** Longer than any text that is looked for, so that none is cut in two. */
const overlap = 1024;

function* readRange(memory: number, from: number, to: number): Generator<Buffer> {
  const buffer = Buffer.alloc(Math.min(pieceBytes, to - from));
  for (let at = from; at < to; at += pieceBytes - overlap) {
    let read: number;
    try {
      read = readSync(memory, buffer, 0, Math.min(buffer.length, to - at), at);
    } catch {
      // Reserved, but not in use.
      continue;
    }
    yield buffer.subarray(0, read);
  }
}

/** Main and everything it has started. */
export function processesOf(main: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (Number.isInteger(pid)) parents.set(pid, parentOf(pid));
  }
  const family = [main];
  for (const known of family) family.push(...[...parents].filter(([, parent]) => parent === known).map(([pid]) => pid));
  return family;
}

function parentOf(pid: number): number {
  try {
    return Number(/^PPid:\t(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
