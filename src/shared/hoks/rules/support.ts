import type { AnyDraft, Draft, Part, RuleOver } from '../field-spec.ts';
import type { OppimisenTukiFields } from '../oppimisen-tuki.ts';

type Tuki = Draft<Part<OppimisenTukiFields>>;

const TUKIOPETUS = 'ammatillinenkoulutusoppimisentuentyyppi_01';
const OTHER_TYPES = ['ammatillinenkoulutusoppimisentuentyyppi_02', 'ammatillinenkoulutusoppimisentuentyyppi_03'];

/** The one kind of support that has dates and a unit type (contract 3.10). */
export function isRemedialTeaching(tuki: AnyDraft): boolean {
  return tuki['oppimisen-tuen-tyyppi-koodi-uri'] === TUKIOPETUS;
}

/** The day support for learning replaced the studies supporting study skills. */
const REFORM = '2026-08-01';

/** T1: remedial teaching has dates and a unit type, the two other kinds have none of the three, and no other kind exists. */
export const supportDetails: RuleOver<Tuki> = {
  id: 'T1',
  level: 'error',
  message: {
    fi: 'Tukiopetus tarvitsee aloituspäivän, lopetuspäivän ja tutkinnon osan tyypin. Muilla tuen tyypeillä niitä ei saa olla. Täydennä tai tyhjennä tiedot tyypin mukaan.',
    sv: 'Stödundervisning behöver startdatum, slutdatum och typ av examensdel. Andra typer av stöd får inte ha dem. Komplettera eller töm uppgifterna enligt typen.',
  },
  broken: (tuki) => {
    const type = tuki['oppimisen-tuen-tyyppi-koodi-uri'];
    if (type === undefined) return false;
    const details = [tuki.alku, tuki.loppu, tuki['tutkinnon-osan-tyyppi-koodi-uri']];
    if (type === TUKIOPETUS) return details.includes(undefined);
    return !OTHER_TYPES.includes(type) || details.some((detail) => detail !== undefined);
  },
};

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
