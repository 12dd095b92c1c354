import { join } from 'node:path';
import nodeLog from 'electron-log/node';
import { z } from 'zod';
import { ehoksErrorSchema } from '../shared/ehoks-error.ts';
import { type CallName, callRefusals, ipcContract, profileSchema, vaultErrorSchema } from '../shared/ipc-contract.ts';
import { referenceErrorSchema } from '../shared/reference/reference-calls.ts';

const whole = z.number().int();
const callName = z.enum(Object.keys(ipcContract) as [CallName, ...CallName[]]);
const ehoksCode = z.union(ehoksErrorSchema.options.map((option) => option.shape.code));

export const pageGoneReasons = [
  'clean-exit',
  'abnormal-exit',
  'killed',
  'crashed',
  'oom',
  'launch-failed',
  'integrity-failure',
  'memory-eviction',
] as const;

/**
 * Everything that may be written to the log: an event's name and, for each, words from a closed list and whole numbers.
 * There is no field that could hold a text, so no plan, name, ticket or password can reach the file (F9).
 */
const logEvents = {
  'app.started': z.object({ profile: profileSchema, electronMajor: whole }),
  'core-dumps.allowed': z.object({}),
  'page.shown': z.object({}),
  'page.gone': z.object({ reason: z.enum(pageGoneReasons), exitCode: whole }),
  'page.locked': z.object({}),
  'page.request-cancelled': z.object({}),
  'page.navigation-refused': z.object({}),
  'page.permission-refused': z.object({}),
  'page.download-refused': z.object({}),
  'call.refused': z.object({ refusal: z.enum(callRefusals), call: callName.optional() }),
  'vault.refused': z.object({ code: vaultErrorSchema.shape.code }),
  'delivery.failed': z.object({ code: ehoksCode, status: whole.optional() }),
  'reference.not-refreshed': z.object({ code: referenceErrorSchema.shape.code, status: whole.optional() }),
  'practice.started': z.object({ port: whole }),
  'practice.failed': z.object({}),
  'settings.not-saved': z.object({}),
  'database.torn-end-cut': z.object({ bytes: whole }),
  'main.failed': z.object({}),
} as const satisfies Record<string, z.ZodObject>;

type LogEvents = typeof logEvents;
export type LogEventName = keyof LogEvents;

export interface Log {
  /** Writes one line. Fields that are not on the event's list are dropped; with a wrong value only the name is written. */
  readonly event: <N extends LogEventName>(name: N, fields: z.infer<LogEvents[N]>) => void;
}

/** A log that hands each line to `write`. */
export function createLog(write: (line: string) => void): Log {
  return {
    event: (name, fields) => {
      const listed = logEvents[name].safeParse(fields);
      const known = listed.success ? Object.entries(listed.data).filter(([, value]) => value !== undefined) : [];
      write([name, ...known.map(([field, value]) => `${field}=${value}`)].join(' '));
    },
  };
}

const megabyte = 1024 ** 2;

/**
 * A line writer into `<folder>/hoks.log`: readable by its owner only, at most two files of one megabyte. electron-log's
 * Node part is used because its main part would also listen to messages from the page.
 */
export function openLogFile(folder: string): (line: string) => void {
  const logger = nodeLog.create({ logId: 'hoks' });
  logger.transports.console.level = false;
  logger.transports.file.resolvePathFn = () => join(folder, 'hoks.log');
  logger.transports.file.maxSize = megabyte;
  logger.transports.file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  logger.transports.file.format = '{iso} {text}';
  return (line) => {
    logger.info(line);
  };
}
