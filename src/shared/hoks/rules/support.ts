import type { Teksti } from '../../kieli.ts';
import type { AnyDraft, Draft, Part, RuleOver } from '../field-spec.ts';
import { absentMessage } from '../messages.ts';
import type { OppimisenTukiFields } from '../oppimisen-tuki.ts';

type Tuki = Draft<Part<OppimisenTukiFields>>;

const typeField = 'oppimisen-tuen-tyyppi-koodi-uri';
const TUKIOPETUS = 'ammatillinenkoulutusoppimisentuentyyppi_01';
const OTHER_TYPES = ['ammatillinenkoulutusoppimisentuentyyppi_02', 'ammatillinenkoulutusoppimisentuentyyppi_03'];

/** The one kind of support that has dates and a unit type (contract 3.10). */
export function isRemedialTeaching(tuki: AnyDraft): boolean {
  return tuki[typeField] === TUKIOPETUS;
}

/** The day support for learning replaced the studies supporting study skills. */
const REFORM = '2026-08-01';

type Detail = 'alku' | 'loppu' | 'tutkinnon-osan-tyyppi-koodi-uri';

/** One detail of T1 with its name in the middle of a sentence. */
function detailRules(at: Detail, name: Teksti): readonly RuleOver<Tuki>[] {
  return [
    {
      id: 'T1',
      level: 'error',
      at,
      message: {
        fi: `Tukiopetukselta puuttuu ${name.fi}. Täytä se.`,
        sv: `Stödundervisningen saknar ${name.sv}. Fyll i uppgiften.`,
      },
      short: absentMessage,
      broken: (tuki) => tuki[typeField] === TUKIOPETUS && tuki[at] === undefined,
    },
    {
      id: 'T1',
      level: 'error',
      at,
      message: {
        fi: `Vain tukiopetuksella voi olla ${name.fi}. Tyhjennä tieto tai tarkista tuen tyyppi.`,
        sv: `Bara stödundervisning kan ha ${name.sv}. Töm uppgiften eller kontrollera typen av stöd.`,
      },
      broken: (tuki) => OTHER_TYPES.includes(tuki[typeField] ?? '') && tuki[at] !== undefined,
    },
  ];
}

/**
 * T1: remedial teaching has dates and a unit type, the two other kinds have none of the three, and no other kind exists.
 * One rule for the server; here one for each field that can be mended.
 */
export const supportDetails: readonly RuleOver<Tuki>[] = [
  {
    id: 'T1',
    level: 'error',
    at: typeField,
    message: {
      fi: 'eHOKS ei tunne tätä tuen tyyppiä. Valitse tyyppi luettelosta.',
      sv: 'ePUK känner inte till den här typen av stöd. Välj typen i listan.',
    },
    broken: (tuki) => {
      const type = tuki[typeField];
      return type !== undefined && type !== TUKIOPETUS && !OTHER_TYPES.includes(type);
    },
  },
  ...detailRules('alku', { fi: 'aloituspäivä', sv: 'startdatum' }),
  ...detailRules('loppu', { fi: 'lopetuspäivä', sv: 'slutdatum' }),
  ...detailRules('tutkinnon-osan-tyyppi-koodi-uri', { fi: 'tutkinnon osan tyyppi', sv: 'typ av examensdel' }),
];

/** R9: studies supporting study skills end where support for learning begins. */
export const replacedBySupport: RuleOver<AnyDraft & { readonly alku?: string }> = {
  id: 'R9',
  level: 'advice',
  at: 'alku',
  message: {
    fi: '1.8.2026 alkaen tuki kirjataan kohtaan Oppimisen tuki. Tarkista, kumpaan tämä kuuluu.',
    sv: 'Från 1.8.2026 antecknas stödet under Stöd för lärande. Kontrollera vart det här hör.',
  },
  broken: ({ alku }) => alku !== undefined && alku >= REFORM,
};

/** R9, the other side of the same day. */
export const notBeforeReform: RuleOver<AnyDraft & { readonly alku?: string }> = {
  id: 'R9',
  level: 'advice',
  at: 'alku',
  message: {
    fi: 'Oppimisen tuki on voimassa 1.8.2026 alkaen. Kirjaa aiempi tuki kohtaan Opiskeluvalmiuksia tukevat opinnot.',
    sv: 'Stöd för lärande gäller från 1.8.2026. Anteckna tidigare stöd under Studier som stöder studiefärdigheterna.',
  },
  broken: ({ alku }) => alku !== undefined && alku < REFORM,
};
