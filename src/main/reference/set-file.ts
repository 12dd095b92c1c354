import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type ReferenceSet, referenceSetSchema } from '../../shared/reference/reference-set.ts';
import { fail, ok, type Result } from '../../shared/result.ts';

/**
 * A reference set as a file: the same on this machine's disk and on its way to another. Public data, so nothing is sealed;
 * the checksum finds what a bad disk or a broken copy did, not what somebody did on purpose.
 */

const format = 'hoks-tyopoyta-koodistot';
const version = 1;

const headSchema = z.object({ muoto: z.literal(format), versio: z.int().min(1) });
const fileSchema = z.strictObject({
  muoto: z.literal(format),
  versio: z.literal(version),
  sha256: z.string(),
  sisalto: z.unknown(),
});

/** Larger than any set: two thousand curricula would fit. */
export const largestFileBytes = 64 * 1024 * 1024;

export type UnusableFile = 'not-a-set' | 'newer';

export function fileText(set: ReferenceSet): string {
  return JSON.stringify({ muoto: format, versio: version, sha256: checksum(set), sisalto: set });
}

/** The set in a file's text. Anything that is not exactly what `fileText` writes is refused. */
export function readFileText(text: string): Result<ReferenceSet, UnusableFile> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return fail('not-a-set');
  }
  const head = headSchema.safeParse(json);
  if (head.success && head.data.versio > version) return fail('newer');
  const file = fileSchema.safeParse(json);
  if (!file.success || checksum(file.data.sisalto) !== file.data.sha256) return fail('not-a-set');
  const set = referenceSetSchema.safeParse(file.data.sisalto);
  return set.success ? ok(set.data) : fail('not-a-set');
}

/** JSON keeps the order of keys through reading and writing, so that the text of the content is its own form. */
function checksum(content: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(content) ?? '')
    .digest('hex');
}
