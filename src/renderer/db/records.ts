import type { CleanUp } from '../../shared/delivery/clean-up.ts';
import type { Baseline } from '../../shared/delivery/server-change.ts';
import type { Path } from '../../shared/hoks/field-spec.ts';
import type { HoksDraft } from '../../shared/hoks/hoks.ts';
import type { PaikallisetTiedot } from '../../shared/hoks/paikalliset-tiedot.ts';
import type { Patch } from '../plan/edit-patch.ts';
import type { StepEvent } from '../plan/edit-steps.ts';
import type { Opiskeluoikeus } from '../../shared/hoks/opiskeluoikeus.ts';
import type { TemplateContent } from '../../shared/hoks/template.ts';
import type { Consent } from '../../shared/meeting/consents.ts';
import type { ApprovalRecord, Meeting } from '../../shared/meeting/meeting.ts';
import type { RecordedEnd } from '../../shared/retention/study-right-end.ts';
import type { Disclosure } from '../../shared/rights/disclosure.ts';

/** What is sealed into each table. Ids are random UUIDs; nothing personal is outside the seal (architecture 1). */

export interface Student {
  readonly id: string;
  readonly nimi: string;
  readonly ryhma?: string;
  readonly oppijaOid: string;
  readonly opiskeluoikeus: Opiskeluoikeus & { readonly oid: string };
  /** The end of the study right as a person has recorded it; local (R36, R37). */
  readonly paattyminen?: RecordedEnd;
}

/** A student's plan: the document in the API's own shape, and beside it what the API has no field for. */
export interface Plan {
  readonly id: string;
  readonly studentId: string;
  readonly document: HoksDraft;
  /** What the API has no field for and what is never sent. */
  readonly paikalliset?: PaikallisetTiedot;
  /** Which qualification the pickers offer units from; local (R2b). */
  readonly diaarinumero?: string;
  /** A person types this plan into eHOKS's own screens; nothing of it is sent from here (R27). */
  readonly isEnteredByHand?: boolean;
  /** What is known of the plan in eHOKS, once the first delivery has been answered or it was taken over (R30). */
  readonly ehoks?: PlanInEhoks;
  /** Where content came from that no person has gone through for this student yet; an approval ends it. */
  readonly awaitsReview?: AwaitsReview;
  /** Meetings about the plan, oldest first; local. */
  readonly keskustelut?: readonly Meeting[];
  /** To whom the plan's data may be given, with every answer there has been; local (R21). */
  readonly suostumukset?: readonly Consent[];
  /** To whom this machine has given data of the plan, oldest first; local (R33). */
  readonly luovutukset?: readonly Disclosure[];
  /** When contact data was last looked for that may not be kept any longer. */
  readonly tidied?: Tidied;
  /** Number of the newest approved version, 0 when none. */
  readonly approvedVersion: number;
  /** Epoch milliseconds of the last edit. */
  readonly updatedAt: number;
  /** Serial of the newest step of editing that is done; those after it have been undone. 0 or absent when none is. */
  readonly lastEdit?: number;
}

/** What the plan was like when it was tidied; while it is like that, nothing has to be looked for before `firstEnd` is long ago. */
export interface Tidied {
  readonly updatedAt: number;
  readonly approvedVersion: number;
  /** The earliest end that contact data which is still kept waits for, YYYY-MM-DD. */
  readonly firstEnd?: string;
  /** The last day of the study right as it was known then. */
  readonly ownEnd?: string;
}

/** One step of editing a plan, small: what it changed. */
export interface EditRecord {
  /** Grows along the plan's steps, not always by one. */
  readonly serial: number;
  /** Epoch milliseconds: when it was made, and when the plan was opened for it. */
  readonly at: number;
  readonly session: number;
  readonly path: Path;
  readonly patch: Patch;
  readonly event?: StepEvent;
}

export interface AwaitsReview {
  readonly from: 'template' | 'other-plan';
  /** Epoch milliseconds. */
  readonly since: number;
}

/** A plan without its student, to begin others from. */
export interface Template {
  readonly id: string;
  readonly nimi: string;
  /** The qualification of the plan it was made from. */
  readonly diaarinumero?: string;
  readonly content: TemplateContent;
  /** Epoch milliseconds. */
  readonly savedAt: number;
}

/** A plan's place in eHOKS. Everything but the eHOKS ID may still be unknown. */
export interface PlanInEhoks {
  /** The eHOKS ID. */
  readonly id: number;
  readonly eid?: string;
  /** True for a plan that was entered in eHOKS's own screens: using both ways at once loses changes (R28). */
  readonly manuaalisyotto?: boolean;
  /** Who made a plan that was taken over; absent for a plan of this program's own. */
  readonly origin?: PlanOrigin;
  /** What eHOKS held when it was last seen to be as expected (contract 8.4). */
  readonly baseline?: Baseline;
  /** What eHOKS has deleted or renamed by itself: taken out of the document, and never sent again (F8). */
  readonly cleanUp?: CleanUp;
}

export type PlanOrigin = 'ehoks-ui' | 'school-system' | 'other-machine';

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
  /** Who approved it and with whom; local (R1). Absent in versions older than the record. */
  readonly hyvaksynta?: ApprovalRecord;
}
