import type { AnyDraft, Part } from '../../../shared/hoks/field-spec.ts';
import { hoks } from '../../../shared/hoks/hoks.ts';
import { isDraft, isList } from '../../../shared/hoks/json-shape.ts';
import { newPart, type NewPartDefaults } from '../new-part.ts';
import type { Change } from '../plan-document.ts';
import type { Addition, UnitList } from './unit-choices.ts';

/** What the chosen lines change in the plan, to be made in one step; the first change is the list itself where units are new. */
export function additionChanges(
  list: UnitList,
  current: unknown,
  additions: readonly Addition[],
  defaults: NewPartDefaults,
): readonly Change[] {
  const units = isList(current) ? current : [];
  const part = hoks.fields[list].part;
  const plain = additions
    .filter(({ commonUnit }) => commonUnit === undefined)
    .map((one) => unitOf(part, one, defaults));
  const { grown, fresh } = commonUnits(units, part, additions, defaults);
  const added = [...plain, ...fresh];
  return [
    ...(added.length > 0 ? [{ path: [list], value: [...units, ...added] }] : []),
    ...grown.map(({ index, areas }) => ({ path: [list, index, 'osa-alueet'], value: areas })),
  ];
}

/** A new part with the code, the code's own version and the curriculum it is from. */
function unitOf(part: Part, { code, diaarinumero }: Addition, defaults: NewPartDefaults): AnyDraft {
  const name = Object.keys(part.fields).find((key) => key.endsWith('-koodi-uri')) ?? '';
  const perusteField = 'tutkinnon-osan-perusteen-diaarinro';
  const isFromKnown = diaarinumero !== undefined && Object.hasOwn(part.fields, perusteField);
  return {
    ...newPart(part, defaults),
    [name]: code.uri,
    [name.replace(/uri$/, 'versio')]: code.versio,
    ...(isFromKnown ? { [perusteField]: diaarinumero } : {}),
  };
}

interface CommonUnits {
  /** Units the plan has already, with their sub-areas after the addition. */
  readonly grown: readonly { readonly index: number; readonly areas: readonly unknown[] }[];
  readonly fresh: readonly AnyDraft[];
}

/** Sub-areas go into their unit: the one the plan has, or a new one. */
function commonUnits(
  units: readonly unknown[],
  part: Part,
  additions: readonly Addition[],
  defaults: NewPartDefaults,
): CommonUnits {
  const areasField = part.fields['osa-alueet'];
  if (areasField?.kind !== 'parts') return { grown: [], fresh: [] };
  const uris = new Set(additions.flatMap(({ commonUnit }) => commonUnit?.uri ?? []));
  const grown: { index: number; areas: readonly unknown[] }[] = [];
  const fresh: AnyDraft[] = [];
  for (const uri of uris) {
    const ofUnit = additions.filter(({ commonUnit }) => commonUnit?.uri === uri);
    const areas = ofUnit.map((one) => unitOf(areasField.part, one, defaults));
    const index = units.findIndex((unit) => isDraft(unit) && unit['tutkinnon-osa-koodi-uri'] === uri);
    const there = units[index];
    const unit = ofUnit[0]?.commonUnit;
    if (isDraft(there)) {
      const before = there['osa-alueet'];
      grown.push({ index, areas: [...(isList(before) ? before : []), ...areas] });
    } else if (unit) {
      fresh.push({ ...unitOf(part, { code: unit }, defaults), 'osa-alueet': areas });
    }
  }
  return { grown, fresh };
}
