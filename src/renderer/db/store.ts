import type { AuditAction, AuditHead } from '../../shared/audit/entry.ts';
import type { AuditRow, AuditVerdict } from '../../shared/audit/verify-log.ts';
import type { AuditAct } from '../audit/audit-signer.ts';
import type { Delivery } from '../../shared/delivery/delivery.ts';
import type { KeptConnection } from '../../shared/ipc-contract.ts';
import type { RegisterEntry } from '../../shared/register/register.ts';
import type { Counselor } from '../../shared/meeting/meeting.ts';
import type { WholePlan } from '../retention/tidy-plan.ts';
import type { TableName } from './db.ts';
import type { EditRecord, Plan, PlanInEhoks, PlanVersion, Student, Template } from './records.ts';

/** Sealed settings, one record a name. */
export interface Settings {
  /** Connection to eHOKS with its credentials; never in plain text on disk. The password may be wrapped by the key store too. */
  readonly connection?: KeptConnection;
  /** The counselor's own institution: default of every oppilaitos-oid field. */
  readonly organisation?: { readonly nimi: string; readonly oppilaitosOid: string };
  /** How long plans stay on this machine after the study right. */
  readonly retention?: { readonly purgeMonths: number };
  /** The person at the desk: who approves and who records consents. */
  readonly counselor?: Counselor;
}

/** What an editor changes of a plan; everything else stays as it is stored. */
export type EditOfPlan = Pick<Plan, 'id' | 'studentId' | 'document' | 'updatedAt'> & {
  // Named even when there is none: an absent one would leave the stored one as it is.
  readonly [Name in 'paikalliset' | 'diaarinumero' | 'lastEdit']: Plan[Name] | undefined;
};

export type UnfinishedForm = 'new-student';

/**
 * The unlocked database. Every record is sealed before its transaction opens and opened after it has closed; each
 * `commit...` is one transaction: all of it is on disk (strict durability) when the promise resolves, or none. Writes take
 * effect in the order they were called. Reads work inside `useLiveQuery`.
 * Rejects with `StoreError` when the disk refuses or does not answer in time.
 */
export interface Store {
  readonly students: () => Promise<Student[]>;
  readonly saveStudent: (student: Student) => Promise<void>;

  readonly plans: () => Promise<Plan[]>;
  readonly plan: (id: string) => Promise<Plan | undefined>;
  /** An edit: the stored plan keeps its eHOKS ID and its approved version, whatever the given one says (merge-plan.ts). */
  readonly savePlan: (plan: Plan) => Promise<void>;

  /** Steps of editing a plan, oldest first. */
  readonly edits: (planId: string) => Promise<EditRecord[]>;
  /** An edit with its steps, all on disk together: the new ones are put, and those that are not to be kept are gone. */
  readonly commitEdit: (edit: {
    readonly plan: EditOfPlan;
    readonly put: readonly EditRecord[];
    /** Serials. */
    readonly keep: readonly number[];
  }) => Promise<void>;
  /** What was typed into a form and not saved yet, as it was given to `saveUnfinished`; undefined when nothing was. */
  readonly unfinished: (form: UnfinishedForm) => Promise<unknown>;
  /** Keeps it, sealed; `undefined` forgets it. */
  readonly saveUnfinished: (form: UnfinishedForm, content: unknown) => Promise<void>;

  /** Approved versions of a plan, oldest first. */
  readonly versions: (planId: string) => Promise<PlanVersion[]>;
  readonly version: (id: string) => Promise<PlanVersion | undefined>;
  /** Those of the named versions that there are and that open, in no particular order. */
  readonly versionsNamed: (ids: readonly string[]) => Promise<PlanVersion[]>;

  readonly deliveries: () => Promise<Delivery[]>;
  /** Every row of one plan. */
  readonly deliveriesOf: (planId: string) => Promise<Delivery[]>;
  /** The rows that are on their way by themselves: queued or being sent. */
  readonly undelivered: () => Promise<Delivery[]>;

  /** Step 1 of the way to eHOKS: plan approved + immutable version + delivery row (+ older rows superseded). Refuses to overwrite a version. */
  readonly commitApproval: (approval: {
    readonly plan: Plan;
    readonly version: PlanVersion;
    readonly deliveries: readonly Delivery[];
    /**
     * `updatedAt` of the plan that was looked at and checked. When the stored plan has been edited since, nothing is written
     * and it rejects with 'plan-changed': nobody approves what they have not seen, and no edit is written over.
     */
    readonly basedOn?: number;
  }) => Promise<void>;

  /** Step 5: what an answer changes, in one transaction. `ehoks` is merged into the stored plan, whatever was edited meanwhile. */
  readonly commitDelivery: (outcome: { readonly delivery: Delivery; readonly ehoks?: PlanInEhoks }) => Promise<void>;

  /**
   * A plan and its delivery rows change together. `change` is pure, gets the plan that is stored now and may be called
   * several times; what it throws is passed on and nothing is written.
   */
  readonly commitPlan: (change: {
    readonly planId: string;
    readonly change: (stored: Plan | undefined) => Plan;
    readonly deliveries: readonly Delivery[];
    /** What it is called in the log of use; 'changed' when it has no name of its own. */
    readonly action?: AuditAction;
  }) => Promise<void>;

  /**
   * A plan, its versions and its steps lose what may not be kept: what `tidy` changes is written, steps that it leaves out are
   * removed, all in one transaction. `tidy` is pure. A plan that does not exist is left alone.
   */
  readonly tidyPlan: (planId: string, tidy: (whole: WholePlan) => WholePlan) => Promise<void>;
  /**
   * Removes a plan with its versions, steps and deliveries, in one transaction; `receipts` stay in place of the deliveries.
   * Rejects with 'plan-changed' when the plan is another than was looked at.
   */
  readonly purgePlan: (purge: {
    readonly planId: string;
    /** `updatedAt` of the plan that was looked at. */
    readonly basedOn: number;
    readonly receipts: readonly Delivery[];
    /** Id of the student, when no other plan is theirs. */
    readonly student: string | undefined;
    /** Ids of entries that only this plan used. */
    readonly register: readonly string[];
  }) => Promise<void>;

  /** Removes a student who has no plan, and gives whether one was removed. Nobody is while a plan, maybe theirs, does not open. */
  readonly purgeStudent: (studentId: string) => Promise<boolean>;

  readonly templates: () => Promise<Template[]>;
  readonly saveTemplate: (template: Template) => Promise<void>;
  readonly removeTemplate: (id: string) => Promise<void>;

  readonly settings: () => Promise<Settings>;
  readonly saveSettings: (settings: Settings) => Promise<void>;

  /** Workplaces and people that plans have held (db/register.ts); undefined before the register was begun. */
  readonly register: () => Promise<readonly RegisterEntry[] | undefined>;
  /** Begins the register if need be. `change` is pure and leaves what it does not change the very same object. */
  readonly updateRegister: (change: (register: readonly RegisterEntry[]) => readonly RegisterEntry[]) => Promise<void>;

  /**
   * Writes an act into the log of use that no commit here writes by itself. One that the disk refuses is kept and written with
   * the next; with 'or-fail' it rejects, for what must not happen without its entry.
   */
  readonly record: (act: AuditAct, how?: 'or-fail') => Promise<void>;
  /** The log of use, oldest first, and where it says it ends. */
  readonly auditLog: () => Promise<AuditLog>;
  /** Reads the whole log from the disk anew and checks it with its key. */
  readonly verifyAudit: () => Promise<AuditVerdict>;
  /** The named plans and students by what the log calls them. */
  readonly auditSubjects: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** How the log does not go on from where it was last seen to end; undefined when it does. */
  readonly resumeAudit: (
    seen: AuditHead | null,
  ) => Promise<'rolled-back' | 'another-log' | 'not-known-here' | undefined>;

  /**
   * Records that did not open when they were last read. The lists leave them out and give everything else; reading one by
   * its id rejects with 'sealed-record-damaged'.
   */
  readonly damaged: () => readonly DamagedRecord[];

  readonly close: () => void;
}

export interface AuditLog {
  readonly rows: readonly AuditRow[];
  readonly head: AuditHead | 'unreadable';
}

/** Which record is damaged; says nothing of what was in it. */
export interface DamagedRecord {
  readonly table: TableName;
  readonly id: string;
}

export class StoreError extends Error {
  readonly code: 'newer-database' | 'disk' | 'timeout' | 'sealed-record-damaged' | 'version-exists' | 'plan-changed';
  /** With 'sealed-record-damaged'. */
  readonly record: DamagedRecord | undefined;

  constructor(code: StoreError['code'], record?: DamagedRecord) {
    super(code);
    this.name = 'StoreError';
    this.code = code;
    this.record = record;
  }
}
