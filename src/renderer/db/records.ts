import type { HoksDraft } from '../../shared/hoks/hoks.ts';
import type { Opiskeluoikeus } from '../../shared/hoks/opiskeluoikeus.ts';

/** What is sealed into each table. Ids are random UUIDs; nothing personal is outside the seal (architecture 1). */

export interface Student {
  readonly id: string;
  readonly nimi: string;
  readonly ryhma?: string;
  readonly oppijaOid: string;
  readonly opiskeluoikeus: Opiskeluoikeus & { readonly oid: string };
}

/** A student's plan: the document in the API's own shape, and beside it what the API has no field for. */
export interface Plan {
  readonly id: string;
  readonly studentId: string;
  readonly document: HoksDraft;
  /** Which qualification the pickers offer units from; local (R2b). */
  readonly diaarinumero?: string;
  /** The eHOKS ID and eid, once the first delivery has been answered (R30). */
  readonly ehoks?: { readonly id: number; readonly eid?: string };
  /** Number of the newest approved version, 0 when none. */
  readonly approvedVersion: number;
  /** Epoch milliseconds of the last edit. */
  readonly updatedAt: number;
}

/** An approved version: never changed after it is written (R24). */
export interface PlanVersion {
  /** `${planId}:${number}` */
  readonly id: string;
  readonly planId: string;
  readonly number: number;
  /** Exactly what was approved, without the eHOKS ID. */
  readonly document: HoksDraft;
  /** Epoch milliseconds. */
  readonly approvedAt: number;
}
