import { containsHetu } from '../../shared/identifiers/hetu.ts';
import type { Template } from '../db/records.ts';

export type TemplateNameProblem = 'empty' | 'long' | 'hetu' | 'taken';

const longestName = 80;

/** What is wrong with a template's name; within one qualification each name is used once. */
export function templateNameProblem(
  nimi: string,
  diaarinumero: string | undefined,
  others: readonly Template[],
): TemplateNameProblem | undefined {
  const name = folded(nimi);
  if (name === '') return 'empty';
  if (name.length > longestName) return 'long';
  if (containsHetu(nimi)) return 'hetu';
  const isTaken = others.some((other) => other.diaarinumero === diaarinumero && folded(other.nimi) === name);
  return isTaken ? 'taken' : undefined;
}

function folded(nimi: string): string {
  return nimi.trim().replace(/\s+/g, ' ').toLocaleLowerCase('fi');
}
