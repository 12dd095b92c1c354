import type { HoksDraft } from '../../shared/hoks/hoks.ts';
import { paikallisetPolku } from '../../shared/hoks/paikalliset-tiedot.ts';
import { fail, ok, type Result } from '../../shared/result.ts';

/** Larger files than any plan; the largest real plans seen are some tens of kilobytes. */
export const importLimitBytes = 5 * 1024 * 1024;

export type ImportProblem = 'too-large' | 'not-json' | 'not-a-plan' | 'other-student' | 'other-study-right';

export interface ImportTarget {
  readonly oppijaOid: string;
  readonly opiskeluoikeusOid: string;
}

/** What only the server writes and no new plan holds; and the name under which the editor reaches what is beside the plan. */
const leftOut = new Set(['id', 'eid', 'manuaalisyotto', 'poistettu', 'module-id', paikallisetPolku]);

/**
 * A POST-shaped JSON plan as a draft of this student. Its content is not judged here: whatever it holds is shown and checked
 * like typed text. A plan of another student or study right is refused.
 */
export function readImportedPlan(
  text: string,
  target: ImportTarget,
  newId: () => string,
): Result<HoksDraft, ImportProblem> {
  if (text.length > importLimitBytes) return fail('too-large');
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return fail('not-json');
  }
  if (!isObject(json) || !looksLikePlan(json)) return fail('not-a-plan');
  if (differs(json['oppija-oid'], target.oppijaOid)) return fail('other-student');
  if (differs(json['opiskeluoikeus-oid'], target.opiskeluoikeusOid)) return fail('other-study-right');
  return ok({
    ...cleaned(json, newId),
    'oppija-oid': target.oppijaOid,
    'opiskeluoikeus-oid': target.opiskeluoikeusOid,
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function looksLikePlan(json: Readonly<Record<string, unknown>>): boolean {
  const keys = Object.keys(json);
  return keys.some((key) => key.endsWith('-osat') || key.endsWith('-oid') || key === 'osaamisen-hankkimisen-tarve');
}

function differs(given: unknown, expected: string): boolean {
  return given !== undefined && given !== expected;
}

/** Without what the server made, and with an identifier on every period that lacks one. */
function cleaned(json: Readonly<Record<string, unknown>>, newId: () => string): Readonly<Record<string, unknown>> {
  const entries = Object.entries(json)
    .filter(([key]) => !leftOut.has(key))
    .map(([key, value]): [string, unknown] => [key, cleanedValue(key, value, newId)]);
  return Object.fromEntries(entries);
}

function cleanedValue(key: string, value: unknown, newId: () => string): unknown {
  if (Array.isArray(value)) return value.map((item) => cleanedValue(key, item, newId));
  if (!isObject(value)) return value;
  const object = cleaned(value, newId);
  const lacksId = key === 'osaamisen-hankkimistavat' && object['yksiloiva-tunniste'] === undefined;
  return lacksId ? { ...object, 'yksiloiva-tunniste': newId() } : object;
}
