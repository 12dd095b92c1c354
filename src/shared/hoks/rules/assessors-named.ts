import type { AnyDraft, RuleOver } from '../field-spec.ts';

const VIA_ASSESSORS = 'osaamisentodentamisenprosessi_0002';
const details = 'tarkentavat-tiedot-osaamisen-arvioija';

interface PriorLearning extends AnyDraft {
  readonly 'valittu-todentamisen-prosessi-koodi-uri'?: string;
  readonly [details]?: {
    readonly 'lahetetty-arvioitavaksi'?: string;
    readonly 'aiemmin-hankitun-osaamisen-arvioijat'?: readonly unknown[];
  };
}

const isSent = (draft: PriorLearning) => draft['valittu-todentamisen-prosessi-koodi-uri'] === VIA_ASSESSORS;

/** R4: prior learning sent to assessors has the day it was sent and who they are. */
export const assessorsNamed: readonly RuleOver<PriorLearning>[] = [
  {
    id: 'R4',
    level: 'advice',
    at: details,
    message: {
      fi: 'Osaaminen on lähetetty arvioitavaksi, mutta lähetyspäivä ja arvioija puuttuvat. Lisää ne.',
      sv: 'Kunnandet har skickats för bedömning, men dagen och bedömaren saknas. Lägg till dem.',
    },
    broken: (draft) => isSent(draft) && draft[details] === undefined,
  },
  {
    id: 'R4',
    level: 'advice',
    at: [details, 'lahetetty-arvioitavaksi'],
    message: {
      fi: 'Osaaminen on lähetetty arvioitavaksi, mutta lähetyspäivä puuttuu. Lisää päivä.',
      sv: 'Kunnandet har skickats för bedömning, men dagen saknas. Lägg till dagen.',
    },
    broken: (draft) => isSent(draft) && draft[details] !== undefined && !draft[details]['lahetetty-arvioitavaksi'],
  },
  {
    id: 'R4',
    level: 'advice',
    at: [details, 'aiemmin-hankitun-osaamisen-arvioijat'],
    message: {
      fi: 'Osaaminen on lähetetty arvioitavaksi, mutta arvioija puuttuu. Lisää arvioija.',
      sv: 'Kunnandet har skickats för bedömning, men bedömaren saknas. Lägg till bedömaren.',
    },
    broken: (draft) =>
      isSent(draft) &&
      draft[details] !== undefined &&
      (draft[details]['aiemmin-hankitun-osaamisen-arvioijat'] ?? []).length === 0,
  },
];
