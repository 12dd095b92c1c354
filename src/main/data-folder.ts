import { accessSync, chmodSync, constants, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '../shared/result.ts';

/**
 * Makes a data folder usable: it exists, only its owner may enter it (0700), and a file can be written in it. Chromium
 * would go on with an unwritable folder and lose everything at the end, so this is checked before it starts.
 */
export function prepareDataFolder(folder: string): Result<null, 'data-folder'> {
  const probe = join(folder, `.kirjoituskoe-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    writeFileSync(probe, Buffer.alloc(4096), { mode: 0o600 });
    rmSync(probe);
    return ok(null);
  } catch {
    return fail('data-folder');
  }
}
