import type { AnyDraft } from '../../shared/hoks/field-spec.ts';
import { hoks } from '../../shared/hoks/hoks.ts';
import { draftsIn } from '../../shared/hoks/json-shape.ts';
import { sections } from '../../shared/hoks/sections.ts';
import type { TemplateContent } from '../../shared/hoks/template.ts';
import type { Kieli, Teksti } from '../../shared/kieli.ts';
import { perusteet } from '../../shared/reference/perusteet.ts';
import { nimiKielella } from '../../shared/reference/nimi.ts';
import { pointsOfDraft, type Reference } from '../plan/reference.ts';
import { demonstrationsOf, periodsOf } from '../plan/unit-facts.ts';

/** What a template holds, for choosing among several. */
export interface TemplateFacts {
  readonly groups: readonly { readonly label: Teksti; readonly units: readonly UnitFacts[] }[];
  readonly units: number;
  readonly periods: number;
  readonly demonstrations: number;
  /** Of the units whose points are known; weeks in preparatory education. */
  readonly points: number;
  readonly isTuva: boolean;
}

export interface UnitFacts {
  /** Empty when the unit has no name yet. */
  readonly name: string;
  readonly points: number | undefined;
}

export function templateFacts(content: TemplateContent, reference: Reference): TemplateFacts {
  const lists = sections.flatMap(({ fields }) =>
    fields.flatMap((name) => {
      const field = hoks.fields[name];
      const drafts = draftsIn(content[name]);
      return field.kind === 'parts' && drafts.length > 0 ? [{ name, field, drafts }] : [];
    }),
  );
  const all = lists.flatMap(({ drafts }) => drafts);
  const points = (draft: AnyDraft) => pointsOfDraft(draft, reference);
  return {
    groups: lists.map(({ field, drafts }) => ({
      label: field.label,
      units: drafts.map((draft) => ({
        name: field.part.summary?.(withoutDays(draft), reference.names) ?? '',
        points: points(draft),
      })),
    })),
    units: all.length,
    periods: all.flatMap(periodsOf).length,
    demonstrations: all.flatMap(demonstrationsOf).length,
    points: all.reduce((sum, draft) => sum + (points(draft) ?? 0), 0),
    isTuva: lists.some(({ name }) => name === 'hankittavat-koulutuksen-osat'),
  };
}

/** The days of a template are no dates: a summary would have nothing to show for them. */
function withoutDays({ alku: _alku, loppu: _loppu, ...draft }: AnyDraft): AnyDraft {
  return draft;
}

/** Name of a shipped qualification; its number when it is not shipped, undefined when there is none. */
export function qualificationName(diaarinumero: string | undefined, kieli: Kieli): string | undefined {
  const peruste = perusteet().find((shipped) => shipped.diaarinumero === diaarinumero);
  return (peruste && nimiKielella(peruste, kieli)?.nimi) ?? diaarinumero;
}
