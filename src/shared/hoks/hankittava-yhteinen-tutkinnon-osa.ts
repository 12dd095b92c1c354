import { moduleId, osat, pakollinen, palvelimenId, part } from './field-builders.ts';
import {
  jarjestaja,
  olennainenSeikka,
  opetusJaOhjaus,
  osaAlue,
  osaAlueenVersio,
  poikkeaminen,
  tutkinnonOsa,
  tutkinnonOsanVersio,
} from './osa-kentat.ts';
import { osaamisenHankkimistapa } from './osaamisen-hankkimistapa.ts';
import { osaamisenOsoittaminen } from './osaamisen-osoittaminen.ts';
import { periodChosen } from './rules/period-chosen.ts';
import { notForTuva } from './rules/study-right-type.ts';
import { codeOf } from './summaries.ts';

/** A sub-area of a common unit: periods and demonstrations sit here (contract 3.3). */
export const hankittavanYTOnOsaAlue = part({
  name: 'HankittavanYTOnOsaAlue',
  label: { fi: 'Osa-alue', sv: 'Delområde' },
  fields: {
    'osa-alue-koodi-uri': pakollinen(osaAlue()),
    'osa-alue-koodi-versio': pakollinen(osaAlueenVersio()),
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
  rules: [periodChosen],
  unitBy: 'osa-alue-koodi-uri',
  summary: (draft, names) => codeOf(draft, 'osa-alue-koodi-uri', names),
});

/** A common unit to acquire (YTO). */
export const hankittavaYhteinenTutkinnonOsa = part({
  name: 'HankittavaYhteinenTutkinnonOsa',
  label: { fi: 'Yhteinen tutkinnon osa (YTO)', sv: 'Gemensam examensdel (GEM)' },
  fields: {
    'tutkinnon-osa-koodi-uri': pakollinen(tutkinnonOsa()),
    'tutkinnon-osa-koodi-versio': pakollinen(tutkinnonOsanVersio()),
    'osa-alueet': pakollinen(osat(hankittavanYTOnOsaAlue, { fi: 'Osa-alueet', sv: 'Delområden' })),
    'koulutuksen-jarjestaja-oid': jarjestaja(),
    id: palvelimenId(),
    'module-id': moduleId(),
  },
  rules: [notForTuva],
  summary: (draft, names) => codeOf(draft, 'tutkinnon-osa-koodi-uri', names),
});
