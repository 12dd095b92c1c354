import { containsHetu } from '../../identifiers/hetu.ts';
import type { ValueRule } from '../field-spec.ts';
import { strings } from './strings.ts';

/** Rules about one value that the server's schema takes: what its database refuses, and what must not be sent. Neither is approved (doc/adr/0015). */

/** A NUL character ends in a database error (contract 13.5). */
export const noNul: ValueRule = {
  id: '13.5',
  level: 'defect',
  blocksApproval: true,
  message: {
    fi: 'Tekstissä on näkymätön merkki, jota eHOKS ei pysty tallentamaan. Kirjoita teksti uudelleen.',
    sv: 'Texten innehåller ett osynligt tecken som ePUK inte kan spara. Skriv texten på nytt.',
  },
  broken: (value) => strings(value).some((item) => item.includes('\0')),
};

const MAX_LENGTH = 256;

/** The database holds at most 256 characters (contract 13.5); it counts code points. */
export const shortText: ValueRule = {
  id: '13.5',
  level: 'defect',
  blocksApproval: true,
  message: {
    fi: 'eHOKS ei pysty tallentamaan yli 256 merkkiä. Lyhennä tietoa.',
    sv: 'ePUK kan inte spara mer än 256 tecken. Förkorta uppgiften.',
  },
  broken: (value) => strings(value).some((item) => item.length > MAX_LENGTH && Array.from(item).length > MAX_LENGTH),
};

/** Columns are 32-bit (contract 1.1, 13.5). */
export const thirtyTwoBits: ValueRule = {
  id: '13.5',
  level: 'defect',
  blocksApproval: true,
  message: {
    fi: 'Luku on suurempi kuin eHOKS pystyy tallentamaan. Tarkista luku.',
    sv: 'Talet är större än vad ePUK kan spara. Kontrollera talet.',
  },
  broken: (value) => typeof value === 'number' && (value | 0) !== value,
};

const TUVA_OID_LENGTH = 26;

/** The column of the TUVA study right is one character too short for the twelve-digit form (contract 13.5). */
export const tuvaOidFits: ValueRule = {
  id: '13.5',
  level: 'defect',
  blocksApproval: true,
  message: {
    fi: 'eHOKS ei pysty tallentamaan näin pitkää TUVA-opiskeluoikeuden OID:tä. Jätä kenttä tyhjäksi ja ilmoita asiasta eHOKS-tukeen.',
    sv: 'ePUK kan inte spara en så här lång OID för Hux-studierätten. Lämna fältet tomt och meddela ePUK-stödet.',
  },
  broken: (value) => strings(value).some((item) => item.length > TUVA_OID_LENGTH),
};

/** A nested id makes the insert fail, or is used as a primary key (contract 13.4). */
export const noNestedId: ValueRule = {
  id: '13.4',
  level: 'defect',
  blocksApproval: true,
  message: {
    fi: 'Tiedossa on palvelimen tunniste, jota ei saa lähettää takaisin: eHOKS ei pysty tallentamaan suunnitelmaa. Poista kohta ja lisää se uudelleen.',
    sv: 'Uppgiften innehåller serverns eget id som inte får skickas tillbaka: ePUK kan inte spara planen. Ta bort punkten och lägg till den på nytt.',
  },
  broken: (value) => value !== undefined,
};

/** Refused although the server takes it: the table has no such column (contract 13.2). */
export const noColumn: ValueRule = {
  id: '13.2',
  level: 'defect',
  blocksApproval: true,
  message: {
    fi: 'eHOKS ei pysty tallentamaan poikkeamista aiemmin hankitulle ammatilliselle tutkinnon osalle. Tyhjennä kenttä ja kirjaa poikkeaminen muualle.',
    sv: 'ePUK kan inte spara en avvikelse för en tidigare förvärvad yrkesinriktad examensdel. Töm fältet och anteckna avvikelsen på annat håll.',
  },
  broken: (value) => value !== undefined,
};

/** eHOKS has no field for a personal identity code, so any is a mistake (requirements 1A). */
export const noHetu: ValueRule = {
  id: 'hetu',
  level: 'advice',
  blocksApproval: true,
  message: {
    fi: 'Tekstissä näyttää olevan henkilötunnus. Sitä ei saa tallentaa HOKSiin: poista se ennen hyväksymistä.',
    sv: 'Texten verkar innehålla en personbeteckning. Den får inte sparas i PUK: ta bort den före godkännandet.',
  },
  broken: (value) => strings(value).some(containsHetu),
};
