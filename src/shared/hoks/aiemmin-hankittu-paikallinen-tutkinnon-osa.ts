import { moduleId, pakollinen, palvelimenId, part } from './field-builders.ts';
import { paikallisenOsanKentat } from './hankittava-paikallinen-tutkinnon-osa.ts';
import { jarjestaja, olennainenSeikka, poikkeaminen } from './osa-kentat.ts';
import { assessorsNamed } from './rules/assessors-named.ts';
import { notForTuva } from './rules/study-right-type.ts';
import { textOf } from './summaries.ts';
import { todentamisenKentat } from './todennettu-arviointi.ts';

const todentaminen = todentamisenKentat();

/** A local unit acquired before: here the process is required (contract 3.6). */
export const aiemminHankittuPaikallinenTutkinnonOsa = part({
  name: 'AiemminHankittuPaikallinenTutkinnonOsa',
  label: { fi: 'Aiemmin hankittu paikallinen tutkinnon osa', sv: 'Tidigare förvärvad lokal examensdel' },
  fields: {
    ...paikallisenOsanKentat(),
    ...todentaminen,
    'valittu-todentamisen-prosessi-koodi-uri': pakollinen(todentaminen['valittu-todentamisen-prosessi-koodi-uri']),
    'valittu-todentamisen-prosessi-koodi-versio': pakollinen(
      todentaminen['valittu-todentamisen-prosessi-koodi-versio'],
    ),
    'vaatimuksista-tai-tavoitteista-poikkeaminen': poikkeaminen(),
    'olennainen-seikka': olennainenSeikka(),
    'koulutuksen-jarjestaja-oid': jarjestaja(),
    id: palvelimenId(),
    'module-id': moduleId(),
  },
  rules: [notForTuva, ...assessorsNamed],
  summary: (draft) => textOf(draft, 'nimi'),
});
