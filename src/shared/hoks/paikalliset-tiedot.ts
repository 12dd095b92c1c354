import { kokonaisluku, osat, part, pitkaTeksti, teksti } from './field-builders.ts';
import type { Draft, Field, Part, Path } from './field-spec.ts';
import { noHetu } from './rules/value-rules.ts';
import type { SectionId } from './sections.ts';
import { textOf } from './summaries.ts';

/**
 * What a plan holds besides what eHOKS takes: the guideline asks for it, the API has no field for it. Kept beside the
 * document and never in it, so that no request can hold it; edited, checked and printed from this list like everything else.
 */

/** Free of what eHOKS cannot store, which does not concern it here; a personal identity code is refused all the same. */
function vapaa<F extends Field>(field: F): F {
  return field.kind === 'scalar' ? { ...field, valueRules: field.valueRules.filter((rule) => rule === noHetu) } : field;
}

/** A field of the plan that stays on this machine. */
function paikallinen<F extends Field>(field: F): F {
  return { ...vapaa(field), local: true };
}

/** Other prior learning linked to the qualification (R5); eHOKS knows only what is recognised as a unit. */
const muuAiemminHankittuOsaaminen = part({
  name: 'MuuAiemminHankittuOsaaminen',
  label: { fi: 'Muu aiemmin hankittu osaaminen', sv: 'Annat tidigare förvärvat kunnande' },
  fields: {
    nimi: vapaa(teksti({ fi: 'Mitä osaaminen on', sv: 'Vad kunnandet är' }, { columns: 9 })),
    laajuus: vapaa(
      kokonaisluku({ fi: 'Laajuus', sv: 'Omfattning' }, { widget: { type: 'integer', unit: { fi: 'osp', sv: 'kp' } } }),
    ),
    kuvaus: vapaa(
      pitkaTeksti({ fi: 'Missä hankittu ja miten osoitettu', sv: 'Var det har förvärvats och hur det har visats' }),
    ),
  },
  rules: [],
  summary: (draft) => textOf(draft, 'nimi'),
});

const fields = {
  'urasuunnitelman-tavoite': paikallinen(
    pitkaTeksti(
      { fi: 'Tavoite opiskelijan sanoin', sv: 'Målet med den studerandes egna ord' },
      {
        help: {
          fi: 'eHOKS ottaa urasuunnitelmasta vain luettelon päämäärän.',
          sv: 'Av karriärplanen tar ePUK bara emot målet i listan.',
        },
      },
    ),
  ),
  'muu-aiemmin-hankittu-osaaminen': paikallinen(osat(muuAiemminHankittuOsaaminen)),
  'olennaisen-seikan-sisalto': paikallinen(
    pitkaTeksti(
      { fi: 'Olennaisen seikan sisältö', sv: 'Innehållet i väsentliga omständigheter' },
      {
        secret: true,
        help: {
          fi: 'eHOKSiin lähtee tutkinnon osasta vain merkintä, että olennainen seikka on.',
          sv: 'Till ePUK går för examensdelen bara en markering om att en väsentlig omständighet finns.',
        },
      },
    ),
  ),
  'erityisen-tuen-paatos': paikallinen(
    pitkaTeksti(
      { fi: 'Päätös tuesta', sv: 'Beslut om stöd' },
      {
        secret: true,
        help: {
          fi: 'Salassa pidettävä. Kirjaa vain se, mitä suunnitelmaa varten on tarpeen tietää.',
          sv: 'Sekretessbelagt. Anteckna bara det som behövs för planen.',
        },
      },
    ),
  ),
};

export type PaikallinenKentta = keyof typeof fields;

export const paikallisetTiedot: Part<typeof fields> = part({
  name: 'PaikallisetTiedot',
  label: { fi: 'Vain tällä koneella', sv: 'Bara på den här datorn' },
  fields,
  rules: [],
});

/** The local data of a plan as it stands: everything optional. */
export type PaikallisetTiedot = Draft<typeof paikallisetTiedot>;

/**
 * The first step of a path into the local data; every other path leads into the document. No field of the API has this
 * name, and an imported document cannot bring it (read-import.ts).
 */
export const paikallisetPolku = 'paikalliset-tiedot';

export function isPaikallinen(path: Path): boolean {
  return path[0] === paikallisetPolku;
}

interface Placing {
  readonly section: SectionId;
  /** The field of the document that it follows; after all of the section's own when absent. */
  readonly after?: string;
}

/** Where in the editor each field stands. */
export const paikallistenSijainti: Readonly<Record<PaikallinenKentta, Placing>> = {
  'urasuunnitelman-tavoite': { section: 'perustiedot', after: 'urasuunnitelma-koodi-uri' },
  'muu-aiemmin-hankittu-osaaminen': { section: 'aiemmin-hankitut' },
  'olennaisen-seikan-sisalto': { section: 'oppimisen-tuki' },
  'erityisen-tuen-paatos': { section: 'oppimisen-tuki' },
};

export function isPaikallinenKentta(name: unknown): name is PaikallinenKentta {
  return typeof name === 'string' && Object.hasOwn(fields, name);
}

/** The local fields of a section, in the order of the list. */
export function paikallisetOsiossa(section: SectionId): readonly PaikallinenKentta[] {
  return Object.keys(fields)
    .filter(isPaikallinenKentta)
    .filter((name) => paikallistenSijainti[name].section === section);
}

/** Whether nothing has been written. */
export function isTyhja(paikalliset: PaikallisetTiedot | undefined): boolean {
  return Object.values(paikalliset ?? {}).every((value) => value === undefined || value === '' || value.length === 0);
}
