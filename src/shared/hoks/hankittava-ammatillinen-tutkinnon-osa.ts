import { moduleId, osat, pakollinen, palvelimenId, part } from './field-builders.ts';
import {
  jarjestaja,
  olennainenSeikka,
  opetusJaOhjaus,
  perusteenDiaarinumero,
  poikkeaminen,
  tutkinnonOsa,
  tutkinnonOsanVersio,
} from './osa-kentat.ts';
import { osaamisenHankkimistapa } from './osaamisen-hankkimistapa.ts';
import { osaamisenOsoittaminen } from './osaamisen-osoittaminen.ts';
import { periodChosen } from './rules/period-chosen.ts';
import { notForTuva } from './rules/study-right-type.ts';
import { codeOf } from './summaries.ts';

/** A vocational unit to acquire (contract 3.2). */
export const hankittavaAmmatillinenTutkinnonOsa = part({
  name: 'HankittavaAmmatillinenTutkinnonOsa',
  label: { fi: 'Ammatillinen tutkinnon osa', sv: 'Yrkesinriktad examensdel' },
  fields: {
    'tutkinnon-osa-koodi-uri': pakollinen(tutkinnonOsa()),
    'tutkinnon-osa-koodi-versio': pakollinen(tutkinnonOsanVersio()),
    'tutkinnon-osan-perusteen-diaarinro': perusteenDiaarinumero(),
    'osaamisen-hankkimistavat': osat(osaamisenHankkimistapa, {
      fi: 'Osaamisen hankkiminen',
      sv: 'Förvärvande av kunnande',
    }),
    'osaamisen-osoittaminen': osat(osaamisenOsoittaminen, {
      fi: 'Osaamisen osoittaminen',
      sv: 'Påvisande av kunnande',
    }),
    'opetus-ja-ohjaus-maara': opetusJaOhjaus(),
    'koulutuksen-jarjestaja-oid': jarjestaja(),
    'vaatimuksista-tai-tavoitteista-poikkeaminen': poikkeaminen(),
    'olennainen-seikka': olennainenSeikka(),
    id: palvelimenId(),
    'module-id': moduleId(),
  },
  rules: [notForTuva, periodChosen],
  unitBy: 'tutkinnon-osa-koodi-uri',
  summary: (draft, names) => codeOf(draft, 'tutkinnon-osa-koodi-uri', names),
});
