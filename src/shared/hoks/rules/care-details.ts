import type { Teksti } from '../../kieli.ts';
import { hasCareWord, hasCareWordOfPerson } from '../../care-words.ts';
import type { ValueRule } from '../field-spec.ts';
import { strings } from './strings.ts';

/**
 * A hint, never more: what is written here leaves the machine, and details of health and support are not kept in eHOKS (R11,
 * R38). Names have no such rule, as units and workplaces are called after what they care for.
 */

const message: Teksti = {
  fi: 'Teksti näyttää kertovan terveydestä tai tuen tarpeesta. Se lähtisi eHOKSiin, jonne sellaista ei kirjata: poista se, jos se ei ole välttämätön.',
  sv: 'Texten verkar berätta om hälsa eller stödbehov. Den skulle föras till ePUK, där sådant inte antecknas: ta bort det om det inte är nödvändigt.',
};

function hint(tells: (text: string) => boolean): ValueRule {
  return { id: 'terveystieto', level: 'advice', message, broken: (value) => strings(value).some(tells) };
}

/** For texts about the student: a word is enough. */
export const noCareDetails = hint(hasCareWord);

/** For texts about the work, where care is also a trade: only what is said of a person. */
export const noCareDetailsOfPerson = hint(hasCareWordOfPerson);
