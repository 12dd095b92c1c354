import type { AnyDraft, RuleOver } from '../field-spec.ts';

const VIA_ASSESSORS = 'osaamisentodentamisenprosessi_0002';

interface PriorLearning extends AnyDraft {
  readonly 'valittu-todentamisen-prosessi-koodi-uri'?: string;
  readonly 'tarkentavat-tiedot-osaamisen-arvioija'?: {
    readonly 'lahetetty-arvioitavaksi'?: string;
    readonly 'aiemmin-hankitun-osaamisen-arvioijat'?: readonly unknown[];
  };
}

/** R4: prior learning sent to assessors has the day it was sent and who they are. */
export const assessorsNamed: RuleOver<PriorLearning> = {
  id: 'R4',
  level: 'advice',
  at: 'tarkentavat-tiedot-osaamisen-arvioija',
  message: {
    fi: 'Osaaminen on lähetetty arvioitavaksi, mutta lähetyspäivä tai arvioija puuttuu. Lisää molemmat.',
    sv: 'Kunnandet har skickats för bedömning, men dagen eller bedömaren saknas. Lägg till båda.',
  },
  broken: (draft) => {
    if (draft['valittu-todentamisen-prosessi-koodi-uri'] !== VIA_ASSESSORS) return false;
    const details = draft['tarkentavat-tiedot-osaamisen-arvioija'];
    return (
      details?.['lahetetty-arvioitavaksi'] === undefined ||
      (details['aiemmin-hankitun-osaamisen-arvioijat'] ?? []).length === 0
    );
  },
};
