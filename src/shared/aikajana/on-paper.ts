import { hoks, type HoksDraft } from '../hoks/hoks.ts';
import { isList } from '../hoks/json-shape.ts';

/**
 * The plan as its timeline is shown on paper, which may lie on a workplace's table: without the lists that are secret by the
 * guideline (R38), as support. The field lists say which they are.
 */
export function withoutSecretLists(draft: HoksDraft): HoksDraft {
  return Object.fromEntries(Object.entries(draft).filter(([name]) => !isSecret(name)));
}

/** Whether the plan has such a list with something in it. */
export function hasSecretLists(draft: HoksDraft): boolean {
  return Object.entries(draft).some(([name, value]) => isSecret(name) && isList(value) && value.length > 0);
}

function isSecret(name: string): boolean {
  const fields: Readonly<Record<string, { readonly secret?: true }>> = hoks.fields;
  return fields[name]?.secret === true;
}
