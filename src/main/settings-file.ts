import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { lockSettingsSchema } from '../shared/ipc-contract.ts';
import { writeWholeFile } from './write-file.ts';

/** Settings of one profile that are in clear on disk: nothing about a person may ever be added here. */
const settingsSchema = z.object({
  /** How many approved revisions are not in eHOKS yet: a number, so that a lost passphrase can say what it would cost. */
  unsent: z.number().int().nonnegative().optional(),
  lock: lockSettingsSchema.optional(),
  kieli: z.enum(['fi', 'sv']).optional(),
  /** Where backups are kept, when the person has chosen; and what tells this machine's backups from others' there. */
  backupFolder: z.string().optional(),
  installation: z
    .string()
    .regex(/^[0-9a-f]{8}$/)
    .optional(),
  window: z
    .object({
      x: z.number().int(),
      y: z.number().int(),
      width: z.number().int().positive(),
      height: z.number().int().positive(),
      maximized: z.boolean(),
    })
    .optional(),
});
export type AppSettings = z.infer<typeof settingsSchema>;

export interface SettingsFile {
  readonly current: () => AppSettings;
  /** Keeps the change for this run in any case; false when it could not be written to disk. */
  readonly update: (change: AppSettings) => boolean;
}

/** The settings file at `path`. A missing or damaged file means default settings: it holds nothing worth stopping for. */
export function openSettingsFile(path: string): SettingsFile {
  let settings = read(path);
  return {
    current: () => settings,
    update: (change) => {
      settings = { ...settings, ...change };
      try {
        writeWholeFile(path, `${JSON.stringify(settings, null, 2)}\n`);
        return true;
      } catch {
        return false;
      }
    },
  };
}

function read(path: string): AppSettings {
  try {
    return settingsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return {};
  }
}
