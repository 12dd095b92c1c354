import { moduleId, pakollinen, palvelimenId, part } from './field-builders.ts';
import {
  jarjestaja,
  olennainenSeikka,
  perusteenDiaarinumero,
  poikkeaminen,
  tutkinnonOsa,
  tutkinnonOsanVersio,
} from './osa-kentat.ts';
import { assessorsNamed } from './rules/assessors-named.ts';
import { notForTuva } from './rules/study-right-type.ts';
import { noColumn } from './rules/value-rules.ts';
import { codeOf } from './summaries.ts';
import { todentamisenKentat } from './todennettu-arviointi.ts';

/** A vocational unit acquired before (contract 3.6). A deviation cannot be stored here (contract 13.2). */
export const aiemminHankittuAmmatillinenTutkinnonOsa = part({
  name: 'AiemminHankittuAmmatillinenTutkinnonOsa',
  label: { fi: 'Aiemmin hankittu ammatillinen tutkinnon osa', sv: 'Tidigare förvärvad yrkesinriktad examensdel' },
  fields: {
    'tutkinnon-osa-koodi-uri': pakollinen(tutkinnonOsa()),
    'tutkinnon-osa-koodi-versio': pakollinen(tutkinnonOsanVersio()),
    'tutkinnon-osan-perusteen-diaarinro': perusteenDiaarinumero(),
    ...todentamisenKentat(),
    'vaatimuksista-tai-tavoitteista-poikkeaminen': {
      ...poikkeaminen([noColumn]),
      help: { fi: 'Jätä tyhjäksi: eHOKS ei pysty tallentamaan tätä.', sv: 'Lämna tomt: ePUK kan inte spara det här.' },
    },
    'olennainen-seikka': olennainenSeikka(),
    'koulutuksen-jarjestaja-oid': jarjestaja(),
    id: palvelimenId(),
    'module-id': moduleId(),
  },
  rules: [notForTuva, ...assessorsNamed],
  summary: (draft, names) => codeOf(draft, 'tutkinnon-osa-koodi-uri', names),
});
