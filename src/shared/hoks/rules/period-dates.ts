import { plusYears } from '../date-text.ts';
import type { RuleOver } from '../field-spec.ts';
import { latestState, type Opiskeluoikeus } from '../opiskeluoikeus.ts';

type Dates = { readonly alku?: string; readonly loppu?: string };

const MAX_YEARS = 5;

/** States in which the study right's dates bind the periods; having no state at all counts too (contract 1.4, C6). */
const BINDING_STATES: readonly (string | undefined)[] = [
  'lasna',
  'valmistunut',
  'valiaikaisestikeskeytynyt',
  undefined,
];

/** Whether the periods have to be inside the study right (contract 1.4, C6, C7). */
export function datesBind(opiskeluoikeus: Opiskeluoikeus): boolean {
  return BINDING_STATES.includes(latestState(opiskeluoikeus));
}

/** The dates of a period against each other and against the study right (contract section 4, C5-C8). */
export const periodDates: readonly RuleOver<Dates>[] = [
  {
    id: 'C5',
    level: 'error',
    at: 'loppu',
    message: {
      fi: 'Jakso päättyy ennen kuin se alkaa. Korjaa päivät oikein päin.',
      sv: 'Perioden slutar innan den börjar. Rätta datumens ordning.',
    },
    broken: ({ alku, loppu }) => alku !== undefined && loppu !== undefined && loppu < alku,
  },
  {
    id: 'C6',
    level: 'error',
    at: 'alku',
    message: {
      fi: 'Jakso alkaa ennen opiskeluoikeutta. Siirrä aloituspäivä opiskeluoikeuden alkuun tai sen jälkeen.',
      sv: 'Perioden börjar före studierätten. Flytta startdatumet till studierättens början eller senare.',
    },
    broken: ({ alku }, { opiskeluoikeus }) => {
      const start = opiskeluoikeus?.alkamispäivä;
      return start !== undefined && datesBind(opiskeluoikeus ?? {}) && alku !== undefined && alku < start;
    },
  },
  {
    id: 'C7',
    level: 'error',
    at: 'loppu',
    message: {
      fi: 'Jakso päättyy opiskeluoikeuden arvioidun päättymispäivän jälkeen. Siirrä lopetuspäivää tai korjaa opiskeluoikeuden päättymispäivä Koskeen.',
      sv: 'Perioden slutar efter studierättens beräknade slutdatum. Flytta slutdatumet eller rätta studierättens slutdatum i Koski.',
    },
    broken: ({ loppu }, { opiskeluoikeus }) => {
      const end = opiskeluoikeus?.arvioituPäättymispäivä;
      return end !== undefined && datesBind(opiskeluoikeus ?? {}) && loppu !== undefined && loppu > end;
    },
  },
  {
    id: 'C8',
    level: 'error',
    at: 'loppu',
    message: {
      fi: 'Jakso on yli 5 vuotta pitkä. Lyhennä jaksoa tai jaa se kahteen.',
      sv: 'Perioden är över 5 år lång. Förkorta perioden eller dela den i två.',
    },
    broken: ({ alku, loppu }) => {
      if (alku === undefined || loppu === undefined) return false;
      const last = plusYears(alku, MAX_YEARS);
      return last !== undefined && loppu > last;
    },
  },
];
