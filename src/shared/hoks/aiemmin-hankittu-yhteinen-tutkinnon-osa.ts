import { moduleId, osat, pakollinen, palvelimenId, part } from './field-builders.ts';
import {
  jarjestaja,
  olennainenSeikka,
  osaAlue,
  osaAlueenVersio,
  poikkeaminen,
  tutkinnonOsa,
  tutkinnonOsanVersio,
} from './osa-kentat.ts';
import { assessorsNamed } from './rules/assessors-named.ts';
import { notForTuva } from './rules/study-right-type.ts';
import { codeOf } from './summaries.ts';
import { todentamisenKentat } from './todennettu-arviointi.ts';

const osaAlueenTodentaminen = todentamisenKentat();

/** A sub-area of a common unit acquired before: here the process is required (contract 3.6). */
export const aiemminHankitunYTOnOsaAlue = part({
  name: 'AiemminHankitunYTOnOsaAlue',
  label: { fi: 'Osa-alue', sv: 'Delområde' },
  fields: {
    'osa-alue-koodi-uri': pakollinen(osaAlue()),
    'osa-alue-koodi-versio': pakollinen(osaAlueenVersio()),
    ...osaAlueenTodentaminen,
    'valittu-todentamisen-prosessi-koodi-uri': pakollinen(
      osaAlueenTodentaminen['valittu-todentamisen-prosessi-koodi-uri'],
    ),
    'valittu-todentamisen-prosessi-koodi-versio': pakollinen(
      osaAlueenTodentaminen['valittu-todentamisen-prosessi-koodi-versio'],
    ),
    'vaatimuksista-tai-tavoitteista-poikkeaminen': poikkeaminen(),
    'olennainen-seikka': olennainenSeikka(),
    'koulutuksen-jarjestaja-oid': jarjestaja(),
    id: palvelimenId(),
    'module-id': moduleId(),
  },
  rules: [...assessorsNamed],
  summary: (draft, names) => codeOf(draft, 'osa-alue-koodi-uri', names),
});

/** A common unit acquired before. */
export const aiemminHankittuYhteinenTutkinnonOsa = part({
  name: 'AiemminHankittuYhteinenTutkinnonOsa',
  label: { fi: 'Aiemmin hankittu yhteinen tutkinnon osa', sv: 'Tidigare förvärvad gemensam examensdel' },
  fields: {
    'tutkinnon-osa-koodi-uri': pakollinen(tutkinnonOsa()),
    'tutkinnon-osa-koodi-versio': pakollinen(tutkinnonOsanVersio()),
    'osa-alueet': pakollinen(osat(aiemminHankitunYTOnOsaAlue, { fi: 'Osa-alueet', sv: 'Delområden' })),
    ...todentamisenKentat(),
    'koulutuksen-jarjestaja-oid': jarjestaja(),
    id: palvelimenId(),
    'module-id': moduleId(),
  },
  rules: [notForTuva, ...assessorsNamed],
  summary: (draft, names) => codeOf(draft, 'tutkinnon-osa-koodi-uri', names),
});
