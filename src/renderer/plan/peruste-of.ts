import type { Opiskeluoikeus } from '../../shared/hoks/opiskeluoikeus.ts';
import { perusteenTila, perusteet, type PerusteTieto } from '../../shared/reference/perusteet.ts';

/** The curriculum a study right names, or else the only one that fits it; undefined when none is certain. */
export function perusteOf(opiskeluoikeus: Opiskeluoikeus, today: string): string | undefined {
  const named = modulesOf(opiskeluoikeus).flatMap(({ perusteenDiaarinumero }) => perusteenDiaarinumero ?? []);
  // One that is named and not known is another one than those that fit.
  if (named.length > 0) return named.find((name) => perusteet().some(({ diaarinumero }) => diaarinumero === name));
  const [only, another] = fittingPerusteet(opiskeluoikeus, today);
  return another === undefined ? only?.diaarinumero : undefined;
}

/** The curricula that the study right's education may follow: those not over, or the ended ones when there is no other. */
export function fittingPerusteet(opiskeluoikeus: Opiskeluoikeus, today: string): readonly PerusteTieto[] {
  const codes = modulesOf(opiskeluoikeus).flatMap(({ tunniste }) =>
    tunniste?.koodiarvo ? [`koulutus_${tunniste.koodiarvo}`] : [],
  );
  const ofCode = perusteet().filter(({ koulutukset }) => koulutukset.some((code) => codes.includes(code)));
  const type = programmeType(opiskeluoikeus);
  const fitting = ofCode.length > 0 ? ofCode : perusteet().filter(({ koulutustyyppi }) => koulutustyyppi === type);
  const inForce = fitting.filter((peruste) => perusteenTila(peruste, today) !== 'paattynyt');
  return inForce.length > 0 ? inForce : fitting;
}

function modulesOf({ suoritukset = [] }: Opiskeluoikeus) {
  return suoritukset.flatMap(({ koulutusmoduuli }) => koulutusmoduuli ?? []);
}

/** TUVA and TELMA are one programme each, so the study right's own type tells the curriculum. */
function programmeType({ tyyppi, suoritukset = [] }: Opiskeluoikeus): string | undefined {
  if (tyyppi?.koodiarvo === 'tuva') return 'koulutustyyppi_40';
  const isTelma = suoritukset.some((suoritus) => suoritus.tyyppi?.koodiarvo?.startsWith('telma'));
  return isTelma ? 'koulutustyyppi_5' : undefined;
}
