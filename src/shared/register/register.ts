import type { Fact, RememberedKind, WorkplaceRole } from '../hoks/field-spec.ts';
import { isOrganisaatioOid } from '../identifiers/oid.ts';
import { isYTunnus } from '../identifiers/y-tunnus.ts';

/** Workplaces and people that have been used in plans, to be offered again. Kept sealed on this machine only. */

export type Facts = Readonly<Partial<Record<Fact, string>>>;

/** What a plan shows of a workplace or a person. */
export interface Sighting {
  readonly kind: RememberedKind;
  /** A person of a workplace is tied to it by its Y-tunnus. */
  readonly facts: Facts;
  /** As what a person of a workplace has been seen. */
  readonly roles?: readonly WorkplaceRole[];
  /** Of a workplace: its key tasks, by unit. */
  readonly tasks?: Readonly<Record<string, readonly string[]>>;
  /** Epoch milliseconds. */
  readonly usedAt: number;
}

export interface RegisterEntry extends Sighting {
  /** Random: nothing of the entry shows in it. */
  readonly id: string;
}

/** What one is told from another by. A workplace without a Y-tunnus, as one abroad, cannot be told from its namesakes. */
const identity: Readonly<Record<RememberedKind, readonly Fact[]>> = {
  workplace: ['yTunnus'],
  workplacePerson: ['yTunnus', 'nimi'],
  staff: ['oppilaitosOid', 'nimi'],
};

/** The same for two sightings of the same workplace or person, however the name is spaced or capitalised. */
export function keyOf({ kind, facts }: Pick<Sighting, 'kind' | 'facts'>): string {
  return [kind, ...identity[kind].map((fact) => foldedName(facts[fact] ?? ''))].join('\n');
}

/** Names are the same when only case and spaces differ; ä and a are two letters here. */
export function foldedName(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('fi');
}

/** What is wrong with the facts of an entry; nothing when they can be remembered. */
export function factProblems({ kind, facts }: Pick<Sighting, 'kind' | 'facts'>): readonly Fact[] {
  const problems: Fact[] = [];
  if (foldedName(facts.nimi ?? '') === '') problems.push('nimi');
  if (kind !== 'staff' && !isYTunnus(facts.yTunnus ?? '')) problems.push('yTunnus');
  if (kind === 'staff' && !isOrganisaatioOid(facts.oppilaitosOid ?? '')) problems.push('oppilaitosOid');
  return problems;
}
