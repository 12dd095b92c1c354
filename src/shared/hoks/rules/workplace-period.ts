import type { Draft, Part, RuleOver } from '../field-spec.ts';
import { absentMessage } from '../messages.ts';
import type { Opiskeluoikeus } from '../opiskeluoikeus.ts';
import type { OsaamisenHankkimistapaFields } from '../osaamisen-hankkimistapa.ts';
import { isWorkplacePeriod, OPPISOPIMUS } from './workplace-type.ts';

type Period = Draft<Part<OsaamisenHankkimistapaFields>>;

/** First last day of a period that needs the part-time share. */
const PART_TIME_FROM = '2023-07-01';
/** Last last day of a period that does without the business ID. */
const Y_TUNNUS_AFTER = '2021-08-25';
/** First last day of an apprenticeship that needs its basis. */
const BASIS_FROM = '2021-07-01';

function isTelma(opiskeluoikeus: Opiskeluoikeus): boolean {
  return (opiskeluoikeus.suoritukset ?? []).some(({ tyyppi }) =>
    ['telma', 'telmakoulutuksenosa'].includes(tyyppi?.koodiarvo ?? ''),
  );
}

/** What the server demands of a workplace period (contract section 4, C1-C4). */
export const workplacePeriod: readonly RuleOver<Period>[] = [
  {
    id: 'C2',
    level: 'error',
    at: 'yksiloiva-tunniste',
    message: {
      fi: 'Työpaikkajaksolta puuttuu yksilöivä tunniste. Ohjelma lisää sen, kun hyväksyt suunnitelman.',
      sv: 'Arbetsplatsperioden saknar ett eget id. Programmet lägger till det när du godkänner planen.',
    },
    broken: (period, { virkailija }) =>
      !virkailija && isWorkplacePeriod(period) && period['yksiloiva-tunniste'] === undefined,
  },
  {
    id: 'C1',
    level: 'error',
    at: 'osa-aikaisuustieto',
    message: {
      fi: 'Työpaikkajaksolta puuttuu osa-aikaisuus, tai se ei ole välillä 1–100. Anna osa-aikaisuus prosentteina.',
      sv: 'Arbetsplatsperioden saknar deltid, eller så är den inte mellan 1 och 100. Ange deltiden i procent.',
    },
    short: { fi: 'Anna luku väliltä 1–100.', sv: 'Ange ett tal mellan 1 och 100.' },
    broken: (period, { opiskeluoikeus }) => {
      if (!opiskeluoikeus || isTelma(opiskeluoikeus) || !isWorkplacePeriod(period)) return false;
      if (period.loppu === undefined || period.loppu < PART_TIME_FROM) return false;
      const share = period['osa-aikaisuustieto'];
      return share === undefined || share < 1 || share > 100;
    },
  },
  {
    id: 'C3',
    level: 'error',
    at: ['tyopaikalla-jarjestettava-koulutus', 'tyopaikan-y-tunnus'],
    message: {
      fi: 'Työpaikan Y-tunnus puuttuu. Lisää Y-tunnus työpaikan tietoihin.',
      sv: 'Arbetsplatsens FO-nummer saknas. Lägg till FO-numret i arbetsplatsens uppgifter.',
    },
    short: absentMessage,
    broken: (period) => {
      const workplace = period['tyopaikalla-jarjestettava-koulutus'];
      if (!workplace || !isWorkplacePeriod(period)) return false;
      if (period.loppu === undefined || period.loppu <= Y_TUNNUS_AFTER) return false;
      return workplace['tyopaikan-y-tunnus'] === undefined;
    },
  },
  {
    id: 'C4',
    level: 'error',
    at: 'oppisopimuksen-perusta-koodi-uri',
    message: {
      fi: 'Oppisopimuksen perusta puuttuu. Valitse, mihin oppisopimus perustuu.',
      sv: 'Grunden för läroavtalet saknas. Välj vad läroavtalet grundar sig på.',
    },
    short: absentMessage,
    broken: (period) =>
      period['osaamisen-hankkimistapa-koodi-uri'] === OPPISOPIMUS &&
      period.loppu !== undefined &&
      period.loppu >= BASIS_FROM &&
      period['oppisopimuksen-perusta-koodi-uri'] === undefined,
  },
];
