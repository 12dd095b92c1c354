import { maybeTruncatedDemonstrations } from '../../shared/delivery/server-plan.ts';
import type { SummaryNames } from '../../shared/hoks/field-spec.ts';
import { hoks, type HoksDraft } from '../../shared/hoks/hoks.ts';
import { placeName } from '../../shared/hoks/place.ts';
import type { PlanOrigin, Student } from '../db/records.ts';
import type { ServerPlan } from '../delivery/server-plan.ts';
import { valueAt } from '../plan/value-at.ts';

/** A plan found in eHOKS, as it is shown before it is taken over. */
export interface FoundPlan {
  readonly ehoksId: number;
  /** YYYY-MM-DD; absent when eHOKS does not tell. */
  readonly firstApproval: string | undefined;
  /** Each collection that holds something, with how many parts. */
  readonly collections: readonly { readonly label: string; readonly count: number }[];
  /** Places of the demonstrations whose sub-areas may be more than eHOKS shows (contract 13.1). */
  readonly truncated: readonly string[];
  /** Who made it, as far as eHOKS tells; undefined: a person has to say. */
  readonly origin: Extract<PlanOrigin, 'ehoks-ui'> | undefined;
}

/** What the counselor may answer when eHOKS does not tell who feeds a plan. */
export const askedOrigins = ['school-system', 'other-machine'] as const satisfies readonly PlanOrigin[];

/** Demonstrations with a single sub-area: whoever has added more to one has seen to it. */
export function truncatedPlaces(document: HoksDraft, names: SummaryNames): readonly string[] {
  return maybeTruncatedDemonstrations(document)
    .filter((path) => {
      const subAreas: unknown = valueAt(document, [...path, 'osa-alueet']);
      return Array.isArray(subAreas) && subAreas.length === 1;
    })
    .map((path) => placeName(path, document, names));
}

/** What eHOKS gave for the student's study right; 'other-student' when it is somebody else's plan. */
export function foundPlan(server: ServerPlan, student: Student, names: SummaryNames): FoundPlan | 'other-student' {
  const { document } = server;
  const isSameStudent = document['oppija-oid'] === undefined || document['oppija-oid'] === student.oppijaOid;
  const studyRight = document['opiskeluoikeus-oid'];
  if (!isSameStudent || (studyRight !== undefined && studyRight !== student.opiskeluoikeus.oid)) return 'other-student';
  const collections = Object.entries(hoks.fields).flatMap(([name, field]) => {
    const list: unknown = document[name as keyof HoksDraft];
    const count = Array.isArray(list) ? list.length : 0;
    return field.kind === 'parts' && count > 0 ? [{ label: field.label[names.kieli], count }] : [];
  });
  return {
    ehoksId: server.id,
    firstApproval: document['ensikertainen-hyvaksyminen'],
    collections,
    truncated: truncatedPlaces(document, names),
    origin: server.manuaalisyotto ? 'ehoks-ui' : undefined,
  };
}
