import { diaarinumeroSchema } from '../../shared/reference/reference-set.ts';
import type { Plan, Student } from '../db/records.ts';

/** Diaarinumerot of the curricula that the students' study rights name and their plans were given: what a refresh has to bring. */
export function wantedPerusteet(students: readonly Student[], plans: readonly Plan[]): readonly string[] {
  const named = [
    ...students.flatMap(({ opiskeluoikeus }) =>
      (opiskeluoikeus.suoritukset ?? []).map(({ koulutusmoduuli }) => koulutusmoduuli?.perusteenDiaarinumero),
    ),
    ...plans.map(({ diaarinumero }) => diaarinumero),
  ];
  return [...new Set(named.filter((one) => diaarinumeroSchema.safeParse(one).success))].flatMap((one) => one ?? []);
}
