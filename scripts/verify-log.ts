import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { logFileSchema } from '../src/shared/audit/log-file.ts';
import { type AuditFault, verifyLog } from '../src/shared/audit/verify-log.ts';

/** Checks an exported log of use: the chain of hashes from the first entry to the head. */

const USAGE = `npm run verify-log -- FILE

FILE     a log exported from the program as JSON

Checks that every entry goes on from the one before and that the log ends where its head says. The signatures need the
key, which never leaves the vault: they are checked in the program, under Asetukset > Lokitiedot. So a log that somebody
wrote anew from its beginning is told apart only there.

Exit code: 0 whole, 1 not whole, 2 wrong usage or not such a file.
`;

const words: Readonly<Record<AuditFault['kind'], string>> = {
  unreadable: 'cannot be read',
  missing: 'is missing',
  'out-of-place': 'is out of place or stands twice',
  changed: 'is not what the head of the log says it was',
  chain: 'does not go on from the entry before: one of the two has been changed',
  'head-unreadable': 'is where the end of the log cannot be told',
  'cut-off': 'and everything after it has been cut off',
};

function readLog(path: string) {
  try {
    return logFileSchema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

async function main([path, ...more]: readonly string[]): Promise<number> {
  if (path === undefined || more.length > 0) {
    process.stderr.write(USAGE);
    return 2;
  }
  const log = readLog(path);
  if (log === undefined) {
    process.stderr.write('This is not an exported log: it does not open, or an entry does not have the form of one.\n');
    return 2;
  }
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  const { count, faults } = await verifyLog(log.entries, log.head, { sha256 });
  for (const { seq, kind } of faults) process.stdout.write(`entry ${seq} ${words[kind]}\n`);
  const outcome = faults.length === 0 ? 'The chain is whole' : 'The chain is NOT whole';
  process.stdout.write(`${outcome}: ${count} entries. Signatures were not checked: the key is in the vault.\n`);
  return faults.length === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
