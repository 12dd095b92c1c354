import type { Teksti } from '../kieli.ts';
import type { Path } from './field-spec.ts';
import { hoks, type HoksDraft, type HoksFields } from './hoks.ts';
import type { Opiskeluoikeus } from './opiskeluoikeus.ts';
import { isPaikallinen, isPaikallinenKentta, paikallistenSijainti } from './paikalliset-tiedot.ts';

/** The editor's sections, in the order a plan is made. Every root field that a person can see is in exactly one. */

export type SectionGroup = 'lahtokohta' | 'hankittava' | 'tuki';

export const sectionGroups: Readonly<Record<SectionGroup, Teksti>> = {
  lahtokohta: { fi: 'Lähtökohta', sv: 'Utgångsläge' },
  hankittava: { fi: 'Hankittava osaaminen', sv: 'Kunnande som förvärvas' },
  tuki: { fi: 'Tuki', sv: 'Stöd' },
};

export type RootField = keyof HoksFields;

export type SectionId =
  | 'perustiedot'
  | 'aiemmin-hankitut'
  | 'ammatilliset'
  | 'paikalliset'
  | 'yhteiset'
  | 'koulutuksen-osat'
  | 'oppimisen-tuki'
  | 'opiskeluvalmiudet';

export interface Section {
  readonly id: SectionId;
  readonly label: Teksti;
  readonly group: SectionGroup;
  readonly fields: readonly RootField[];
  /** Which study rights may have it (contract 4: TV, TK). */
  readonly for: 'kaikki' | 'ammatillinen' | 'tuva';
}

function isRootField(name: string): name is RootField {
  return Object.hasOwn(hoks.fields, name);
}

const basicFields: readonly RootField[] = Object.keys(hoks.fields)
  .filter(isRootField)
  .filter((name) => {
    const field = hoks.fields[name];
    return field.kind === 'scalar' && field.widget.type !== 'none';
  });

export const sections: readonly Section[] = [
  {
    id: 'perustiedot',
    label: { fi: 'Opiskelijan tavoite ja perustiedot', sv: 'Studerandes mål och grunduppgifter' },
    group: 'lahtokohta',
    fields: basicFields,
    for: 'kaikki',
  },
  {
    id: 'aiemmin-hankitut',
    label: { fi: 'Aiemmin hankittu osaaminen', sv: 'Tidigare förvärvat kunnande' },
    group: 'lahtokohta',
    fields: [
      'aiemmin-hankitut-ammat-tutkinnon-osat',
      'aiemmin-hankitut-paikalliset-tutkinnon-osat',
      'aiemmin-hankitut-yhteiset-tutkinnon-osat',
    ],
    for: 'ammatillinen',
  },
  {
    id: 'ammatilliset',
    label: hoks.fields['hankittavat-ammat-tutkinnon-osat'].label,
    group: 'hankittava',
    fields: ['hankittavat-ammat-tutkinnon-osat'],
    for: 'ammatillinen',
  },
  {
    id: 'paikalliset',
    label: hoks.fields['hankittavat-paikalliset-tutkinnon-osat'].label,
    group: 'hankittava',
    fields: ['hankittavat-paikalliset-tutkinnon-osat'],
    for: 'ammatillinen',
  },
  {
    id: 'yhteiset',
    label: hoks.fields['hankittavat-yhteiset-tutkinnon-osat'].label,
    group: 'hankittava',
    fields: ['hankittavat-yhteiset-tutkinnon-osat'],
    for: 'ammatillinen',
  },
  {
    id: 'koulutuksen-osat',
    label: hoks.fields['hankittavat-koulutuksen-osat'].label,
    group: 'hankittava',
    fields: ['hankittavat-koulutuksen-osat'],
    for: 'tuva',
  },
  {
    id: 'oppimisen-tuki',
    label: hoks.fields['oppimisen-tuki'].label,
    group: 'tuki',
    fields: ['oppimisen-tuki'],
    for: 'kaikki',
  },
  {
    id: 'opiskeluvalmiudet',
    label: hoks.fields['opiskeluvalmiuksia-tukevat-opinnot'].label,
    group: 'tuki',
    fields: ['opiskeluvalmiuksia-tukevat-opinnot'],
    for: 'ammatillinen',
  },
];

function holdsSomething(draft: HoksDraft, name: RootField): boolean {
  const value = draft[name];
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}

/**
 * The sections a plan is made in: those its study right allows, all of them while the study right is not known. What
 * holds something is shown all the same, so that it can be read and emptied.
 */
export function sectionsFor(opiskeluoikeus: Opiskeluoikeus | undefined, draft: HoksDraft = {}): readonly Section[] {
  const type = opiskeluoikeus?.tyyppi?.koodiarvo;
  if (type === undefined) return sections;
  const isTuva = type === 'tuva';
  const allowed = (section: Section) => section.for === 'kaikki' || (section.for === 'tuva') === isTuva;
  return sections
    .filter((section) => allowed(section) || section.fields.some((name) => holdsSomething(draft, name)))
    .map((section) =>
      isTuva && !holdsSomething(draft, 'tuva-opiskeluoikeus-oid')
        ? { ...section, fields: section.fields.filter((name) => name !== 'tuva-opiskeluoikeus-oid') }
        : section,
    );
}

/** The section a finding or a change belongs to; what has no field of its own stands in the first one. */
export function sectionOf(path: Path): SectionId {
  if (isPaikallinen(path)) return isPaikallinenKentta(path[1]) ? paikallistenSijainti[path[1]].section : 'perustiedot';
  const owner = sections.find(({ fields }) => fields.some((name) => name === path[0]));
  return owner?.id ?? 'perustiedot';
}

/** Where the writing in a section begins: its first field that a person fills. */
export function firstFieldOf({ fields }: Section): RootField | undefined {
  return fields.find((name) => {
    const field = hoks.fields[name];
    return field.kind !== 'scalar' || field.widget.type !== 'derived';
  });
}
