import type { Opiskeluoikeus } from '../../shared/hoks/opiskeluoikeus.ts';
import { perusteenTila, perusteet } from '../../shared/reference/perusteet.ts';

/** The shipped curriculum a study right names, by its diaarinumero or else its koulutus code; undefined when none is certain. */
export function perusteOf(opiskeluoikeus: Opiskeluoikeus, today: string): string | undefined {
  const modules = (opiskeluoikeus.suoritukset ?? []).flatMap((suoritus) => suoritus.koulutusmoduuli ?? []);
  for (const { perusteenDiaarinumero } of modules) {
    if (perusteet().some((peruste) => peruste.diaarinumero === perusteenDiaarinumero)) return perusteenDiaarinumero;
  }
  const codes = modules.flatMap(({ tunniste }) => (tunniste?.koodiarvo ? [`koulutus_${tunniste.koodiarvo}`] : []));
  const fitting = perusteet().filter((peruste) => peruste.koulutukset.some((code) => codes.includes(code)));
  const inForce = fitting.filter((peruste) => perusteenTila(peruste, today) !== 'paattynyt');
  const [only, another] = inForce.length > 0 ? inForce : fitting;
  return another === undefined ? only?.diaarinumero : undefined;
}
