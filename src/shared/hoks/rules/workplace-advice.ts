import { minusMonths } from '../date-text.ts';
import type { AnyDraft, Draft, Part, RuleOver } from '../field-spec.ts';
import type { OsaamisenHankkimistapaFields } from '../osaamisen-hankkimistapa.ts';
import { isWorkplacePeriod, OPPISOPIMUS } from './workplace-type.ts';

type Period = Draft<Part<OsaamisenHankkimistapaFields>>;

/** The server wipes the instructor's contacts this long after a period (contract 7.5). */
const MONTHS_CONTACTS_ARE_KEPT = 3;

/** What the guideline asks of a workplace period beyond the API (R15-R17). */
export const workplaceAdvice: readonly RuleOver<Period>[] = [
  {
    id: 'R15',
    level: 'advice',
    blocksApproval: true,
    at: 'tyopaikalla-jarjestettava-koulutus',
    message: {
      fi: 'Työpaikkajaksolta puuttuvat työpaikka ja vastuullinen työpaikkaohjaaja. Lisää ne ennen hyväksymistä.',
      sv: 'Arbetsplatsperioden saknar arbetsplats och ansvarig arbetsplatshandledare. Lägg till dem före godkännandet.',
    },
    broken: (period) => isWorkplacePeriod(period) && period['tyopaikalla-jarjestettava-koulutus'] === undefined,
  },
  {
    id: 'R15',
    level: 'advice',
    blocksApproval: true,
    at: 'jarjestajan-edustaja',
    message: {
      fi: 'Työpaikkajaksolta puuttuu koulutuksen järjestäjän edustaja. Lisää opettaja tai muu edustaja ennen hyväksymistä.',
      sv: 'Arbetsplatsperioden saknar utbildningsanordnarens representant. Lägg till en lärare eller annan representant före godkännandet.',
    },
    broken: (period) => isWorkplacePeriod(period) && period['jarjestajan-edustaja'] === undefined,
  },
  {
    id: 'R16',
    level: 'advice',
    at: ['tyopaikalla-jarjestettava-koulutus', 'vastuullinen-tyopaikka-ohjaaja', 'sahkoposti'],
    message: {
      fi: 'Työpaikkaohjaajalla ei ole sähköpostia eikä puhelinnumeroa. Ilman niitä työpaikkakysely jää lähtemättä.',
      sv: 'Arbetsplatshandledaren har varken e-post eller telefonnummer. Utan dem skickas arbetsplatsenkäten inte.',
    },
    broken: (period, { today }) => {
      const instructor = period['tyopaikalla-jarjestettava-koulutus']?.['vastuullinen-tyopaikka-ohjaaja'];
      if (!instructor || !isWorkplacePeriod(period)) return false;
      const oldestKept = minusMonths(today, MONTHS_CONTACTS_ARE_KEPT);
      if (period.loppu !== undefined && oldestKept !== undefined && period.loppu < oldestKept) return false;
      return !instructor.sahkoposti && !instructor.puhelinnumero;
    },
  },
  {
    id: 'R17',
    level: 'advice',
    at: 'hankkijan-edustaja',
    message: {
      fi: 'Hankkivan koulutuksen järjestäjän edustaja kuuluu vain oppisopimukseen. Poista edustaja tai tarkista hankkimistapa.',
      sv: 'Den upphandlande utbildningsanordnarens representant hör bara till läroavtal. Ta bort representanten eller kontrollera sättet.',
    },
    broken: (period) =>
      period['hankkijan-edustaja'] !== undefined &&
      period['osaamisen-hankkimistapa-koodi-uri'] !== undefined &&
      period['osaamisen-hankkimistapa-koodi-uri'] !== OPPISOPIMUS,
  },
];

/** R18: the tasks through which the competence is acquired. */
export const keyTasksListed: RuleOver<AnyDraft & { readonly 'keskeiset-tyotehtavat'?: readonly string[] }> = {
  id: 'R18',
  level: 'advice',
  at: 'keskeiset-tyotehtavat',
  message: {
    fi: 'Keskeisiä työtehtäviä ei ole kirjattu. Lisää ainakin yksi.',
    sv: 'Inga centrala arbetsuppgifter har antecknats. Lägg till minst en.',
  },
  broken: (draft) => !(draft['keskeiset-tyotehtavat'] ?? []).some((task) => task !== ''),
};
