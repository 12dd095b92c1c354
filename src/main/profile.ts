import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Profile, profileSchema } from '../shared/ipc-contract.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { writeWholeFile } from './write-file.ts';

/** Beside the profiles' own folders: which of them is opened when the command line does not say. */
const rememberedFile = 'profiili.json';
const rememberedSchema = z.object({ profiili: profileSchema });
const argumentPrefix = '--profile=';

/**
 * The profile to open: the one on the command line, else the remembered one, else practice. A word that is not a
 * profile is refused, because opening another one than was asked for could mix test data with real data.
 */
export function chooseProfile(
  argv: readonly string[],
  remembered: Profile | undefined,
): Result<Profile, 'unknown-profile'> {
  const argument = argv.find((word) => word.startsWith(argumentPrefix));
  if (argument === undefined) return ok(remembered ?? 'harjoittelu');
  const profile = profileSchema.safeParse(argument.slice(argumentPrefix.length));
  return profile.success ? ok(profile.data) : fail('unknown-profile');
}

/** The remembered profile of this data folder; undefined when none was chosen or the file cannot be read. */
export function readRememberedProfile(baseFolder: string): Profile | undefined {
  try {
    return rememberedSchema.parse(JSON.parse(readFileSync(join(baseFolder, rememberedFile), 'utf8'))).profiili;
  } catch {
    return undefined;
  }
}

/** Opens `profile` from the next start on. Throws when the disk refuses. */
export function rememberProfile(baseFolder: string, profile: Profile): void {
  writeWholeFile(join(baseFolder, rememberedFile), JSON.stringify({ profiili: profile }));
}

/** The command line of a restart: the same, without the profile, so that the remembered one counts. */
export function withoutProfile(argv: readonly string[]): string[] {
  return argv.filter((word) => !word.startsWith(argumentPrefix));
}
