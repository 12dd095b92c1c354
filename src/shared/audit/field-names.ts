import type { Field, Part, Path } from '../hoks/field-spec.ts';
import { hoks } from '../hoks/hoks.ts';
import { paikallisetTiedot } from '../hoks/paikalliset-tiedot.ts';
import type { Teksti } from '../kieli.ts';

/** What stands for a name that no field list knows: an imported plan may hold anything, also as a name. */
export const unknownName = 'muu';

/** The most that is named of one change; a whole imported plan has fewer. */
const mostNames = 500;

/** Names of the fields that the ways lead to: the API's own, with dots, each once. A value can never be among them. */
export function fieldNames(ways: readonly Path[]): string[] {
  return [...new Set(ways.map(nameOf))].slice(0, mostNames);
}

function nameOf(way: Path): string {
  const fields = fieldsAlong(way.filter((step) => typeof step === 'string'));
  return fields === undefined ? unknownName : fields.map(([name]) => name).join('.');
}

/** What a name of `fieldNames` is called on the screen, from the outermost part in; undefined for what is no field of a plan. */
export function labelsOf(name: string): Teksti[] | undefined {
  return fieldsAlong(name.split('.'))?.map(([, field]) => field.label);
}

function fieldsAlong(names: readonly string[]): (readonly [string, Field])[] | undefined {
  const [first = ''] = names;
  const roots: readonly Part[] = [hoks, paikallisetTiedot];
  let part = roots.find(({ fields }) => Object.hasOwn(fields, first));
  const along: (readonly [string, Field])[] = [];
  for (const name of names) {
    const field = part !== undefined && Object.hasOwn(part.fields, name) ? part.fields[name] : undefined;
    if (field === undefined) return undefined;
    along.push([name, field]);
    part = field.kind === 'scalar' ? undefined : field.part;
  }
  return along.length === 0 ? undefined : along;
}
