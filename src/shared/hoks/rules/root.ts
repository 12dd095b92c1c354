import { plusDays } from '../date-text.ts';
import type { AnyDraft, RuleOver } from '../field-spec.ts';

const FIRST_DAY = '2018-01-02';
const DAYS_AHEAD = 14;

/** S1: from 2018-01-02 to 14 days after today, both included. */
export const competenceReached: RuleOver<AnyDraft & { readonly 'osaamisen-saavuttamisen-pvm'?: string }> = {
  id: 'S1',
  level: 'error',
  at: 'osaamisen-saavuttamisen-pvm',
  message: {
    fi: 'Osaamisen voi merkitä saavutetuksi aikaisintaan 2.1.2018 ja enintään kaksi viikkoa eteenpäin. Korjaa päivä.',
    sv: 'Kunnandet kan antecknas som uppnått tidigast 2.1.2018 och högst två veckor framåt. Rätta datumet.',
  },
  broken: (draft, { today }) => {
    const day = draft['osaamisen-saavuttamisen-pvm'];
    if (day === undefined) return false;
    const last = plusDays(today, DAYS_AHEAD);
    return day < FIRST_DAY || (last !== undefined && day > last);
  },
};

/** R32: the e-mail is among the guideline's minimum data. */
export const emailGiven: RuleOver<AnyDraft & { readonly sahkoposti?: string }> = {
  id: 'R32',
  level: 'advice',
  at: 'sahkoposti',
  message: {
    fi: 'Opiskelijan sähköposti puuttuu. Ohjeen mukaan se kuuluu perustietoihin.',
    sv: 'Den studerandes e-post saknas. Enligt anvisningen hör den till grunduppgifterna.',
  },
  broken: (draft, { method }) => method !== 'patch' && !draft.sahkoposti,
};
