import {
  epatyhjaTeksti,
  koodi,
  koodiversio,
  kokonaisluku,
  moduleId,
  oma,
  osa,
  osat,
  paiva,
  pakollinen,
  palvelimenId,
  part,
  pitkaTeksti,
} from './field-builders.ts';
import type { AnyDraft } from './field-spec.ts';
import { keskeytymisajanjakso } from './keskeytymisajanjakso.ts';
import { muuOppimisymparisto } from './muu-oppimisymparisto.ts';
import { fromPreviousContract, fromPreviousPeriod } from './offers/from-previous-period.ts';
import { oppilaitoshenkilo } from './oppilaitoshenkilo.ts';
import { breaksInOrder, breaksInside } from './rules/breaks-in-order.ts';
import { ownPeriodId } from './rules/own-period-id.ts';
import { periodDates } from './rules/period-dates.ts';
import { shortText } from './rules/value-rules.ts';
import { workplaceAdvice } from './rules/workplace-advice.ts';
import { workplacePeriod } from './rules/workplace-period.ts';
import { isWorkplacePeriod, OPPISOPIMUS } from './rules/workplace-type.ts';
import { codeOf, dateRange, joined, nested } from './summaries.ts';
import { tyopaikallaJarjestettavaKoulutus } from './tyopaikalla-jarjestettava-koulutus.ts';
import { ANY_SUFFIX } from './value-types.ts';

const isApprenticeship = (draft: AnyDraft) => draft['osaamisen-hankkimistapa-koodi-uri'] === OPPISOPIMUS;

const fields = {
  'osaamisen-hankkimistapa-koodi-uri': pakollinen(
    koodi(
      { fi: 'Osaamisen hankkimistapa', sv: 'Sätt att förvärva kunnande' },
      'osaamisenhankkimistapa',
      new RegExp(`^osaamisenhankkimistapa_${ANY_SUFFIX}$`),
      'osaamisen-hankkimistapa-koodi-versio',
    ),
  ),
  'osaamisen-hankkimistapa-koodi-versio': pakollinen(
    koodiversio({ fi: 'Hankkimistavan koodin versio', sv: 'Version av sättets kod' }),
  ),
  alku: pakollinen(paiva({ fi: 'Aloituspäivä', sv: 'Startdatum' })),
  loppu: pakollinen(paiva({ fi: 'Lopetuspäivä', sv: 'Slutdatum' })),
  'osa-aikaisuustieto': kokonaisluku(
    { fi: 'Osa-aikaisuus', sv: 'Deltid' },
    {
      widget: { type: 'integer', unit: { fi: '%', sv: '%' } },
      help: { fi: '100 tarkoittaa kokoaikaista.', sv: '100 betyder heltid.' },
      applies: isWorkplacePeriod,
    },
  ),
  'oppisopimuksen-perusta-koodi-uri': koodi(
    { fi: 'Oppisopimuksen perusta', sv: 'Grund för läroavtalet' },
    'oppisopimuksenperusta',
    new RegExp(`^oppisopimuksenperusta_${ANY_SUFFIX}$`),
    'oppisopimuksen-perusta-koodi-versio',
    { columns: 3, applies: isApprenticeship },
  ),
  'oppisopimuksen-perusta-koodi-versio': koodiversio({
    fi: 'Oppisopimuksen perustan koodin versio',
    sv: 'Version av koden för läroavtalets grund',
  }),
  'ajanjakson-tarkenne': pitkaTeksti({ fi: 'Ajanjakson tarkenne', sv: 'Precisering av perioden' }),
  'tyopaikalla-jarjestettava-koulutus': osa(tyopaikallaJarjestettavaKoulutus, tyopaikallaJarjestettavaKoulutus.label, {
    applies: isWorkplacePeriod,
    comesAlong: true,
  }),
  'jarjestajan-edustaja': osa(oppilaitoshenkilo, oppilaitoshenkilo.label, {
    applies: isWorkplacePeriod,
    comesAlong: true,
    carry: 'staff',
  }),
  'hankkijan-edustaja': osa(
    oppilaitoshenkilo,
    {
      fi: 'Hankkivan koulutuksen järjestäjän edustaja',
      sv: 'Representant för den upphandlande utbildningsanordnaren',
    },
    { applies: isApprenticeship, carry: 'staff' },
  ),
  'muut-oppimisymparistot': osat(muuOppimisymparisto, { fi: 'Muut oppimisympäristöt', sv: 'Andra lärmiljöer' }),
  keskeytymisajanjaksot: oma(osat(keskeytymisajanjakso, { fi: 'Keskeytymisajanjaksot', sv: 'Avbrottsperioder' })),
  'yksiloiva-tunniste': epatyhjaTeksti(
    { fi: 'Yksilöivä tunniste', sv: 'Periodens id' },
    { widget: { type: 'derived' }, valueRules: [shortText], carry: 'new' },
  ),
  id: palvelimenId(),
  'module-id': moduleId(),
};

export type OsaamisenHankkimistapaFields = typeof fields;

/** A period of acquiring competence: at an institution or at a workplace (contract 3.7). */
export const osaamisenHankkimistapa = part({
  name: 'OsaamisenHankkimistapa',
  label: { fi: 'Jakso', sv: 'Period' },
  fields,
  rules: [...periodDates, ...workplacePeriod, breaksInOrder, breaksInside, ownPeriodId, ...workplaceAdvice],
  offers: [fromPreviousPeriod, fromPreviousContract],
  summary: (draft, names) =>
    joined(
      codeOf(draft, 'osaamisen-hankkimistapa-koodi-uri', names),
      nested(tyopaikallaJarjestettavaKoulutus, draft['tyopaikalla-jarjestettava-koulutus'], names),
      dateRange(draft, names),
    ),
});
