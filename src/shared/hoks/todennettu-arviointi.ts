import { koodi, koodiversio, osa, osat, paiva, part } from './field-builders.ts';
import type { AnyDraft } from './field-spec.ts';
import { koulutuksenJarjestajaArvioija } from './osaamisen-arvioija.ts';
import { osaamisenOsoittaminen } from './osaamisen-osoittaminen.ts';

const RECOGNISED_DIRECTLY = 'osaamisentodentamisenprosessi_0001';

/** When prior learning was sent to assessors, and to whom (R4). */
export const todennettuArviointiLisatiedot = part({
  name: 'TodennettuArviointiLisatiedot',
  label: { fi: 'Osaaminen lähetetty arvioitavaksi', sv: 'Kunnandet har skickats för bedömning' },
  fields: {
    'lahetetty-arvioitavaksi': paiva({ fi: 'Lähetetty arvioitavaksi', sv: 'Skickats för bedömning' }),
    'aiemmin-hankitun-osaamisen-arvioijat': osat(koulutuksenJarjestajaArvioija, {
      fi: 'Aiemmin hankitun osaamisen arvioijat',
      sv: 'Bedömare av tidigare förvärvat kunnande',
    }),
  },
  rules: [],
});

/** Competence recognised directly has neither assessors nor a demonstration to tell of (R4). */
const isAssessed = (draft: AnyDraft) => {
  const process = draft['valittu-todentamisen-prosessi-koodi-uri'];
  return process !== undefined && process !== RECOGNISED_DIRECTLY;
};

/** The four fields of everything acquired before (contract 3.6). */
export const todentamisenKentat = () => ({
  'valittu-todentamisen-prosessi-koodi-uri': koodi(
    { fi: 'Osaamisen todentamisen prosessi', sv: 'Process för bedömning av kunnande' },
    'osaamisentodentamisenprosessi',
    /^osaamisentodentamisenprosessi_\d+$/,
    'valittu-todentamisen-prosessi-koodi-versio',
  ),
  'valittu-todentamisen-prosessi-koodi-versio': koodiversio({
    fi: 'Todentamisen prosessin koodin versio',
    sv: 'Version av processens kod',
  }),
  'tarkentavat-tiedot-osaamisen-arvioija': osa(todennettuArviointiLisatiedot, todennettuArviointiLisatiedot.label, {
    applies: isAssessed,
  }),
  'tarkentavat-tiedot-naytto': osat(osaamisenOsoittaminen, { fi: 'Näyttö', sv: 'Yrkesprov' }, { applies: isAssessed }),
});
