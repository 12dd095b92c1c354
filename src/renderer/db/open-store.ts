import Dexie from 'dexie';
import { createAuditSigner } from '../audit/audit-signer.ts';
import { createEditBursts } from './acts.ts';
import { type AuditOptions, createAudit, withoutLog } from './audit.ts';
import { databaseVersions, openDatabase, type DatabaseVersion, type IndexedDb } from './db.ts';
import { createEdits } from './edits.ts';
import type { EnoughSpace } from './enough-space.ts';
import { migrateRecords } from './migrate.ts';
import { createOutbox } from './outbox.ts';
import { createPlans } from './plans.ts';
import { createRegister } from './register.ts';
import { createRetention } from './retention.ts';
import { createSealedRecords } from './sealed-records.ts';
import { createSettings } from './settings.ts';
import type { Store } from './store.ts';
import { createStudents } from './students.ts';
import { createTemplates } from './templates.ts';
import { createTransactions } from './transactions.ts';
import { createUpdatePlan } from './update-plan.ts';
import { createVersions } from './versions.ts';

export interface OpenStoreOptions {
  /** The database's name. Profiles have sessions of their own, so one name does for all. */
  readonly name: string;
  /** From importDataKey. */
  readonly dataKey: CryptoKey;
  /** The log of use, under its key of importVaultKeys. Nothing is logged without: for tools that only prepare or read rows. */
  readonly log?: Omit<AuditOptions, 'signer'> & { readonly key: CryptoKey };
  /** The browser's own when not given. */
  readonly indexedDb?: IndexedDb;
  /** How long any transaction may take, in milliseconds. */
  readonly watchdogMs?: number;
  /** Whether the disk has room; not asked when not given. */
  readonly enoughSpace?: EnoughSpace;
  /** The app's own history of versions when not given. */
  readonly versions?: readonly DatabaseVersion[];
}

/**
 * Opens the sealed database, brings it to this app's version and gives its Store. Rejects with StoreError:
 * 'newer-database' (left untouched), 'disk', 'timeout'.
 */
export async function openStore({
  name,
  dataKey,
  log,
  indexedDb = globalThis,
  watchdogMs = 8000,
  enoughSpace,
  versions = databaseVersions,
}: OpenStoreOptions): Promise<Store> {
  const db = await openDatabase(name, versions, indexedDb, watchdogMs, enoughSpace);
  const transactions = createTransactions(db, watchdogMs, enoughSpace);
  try {
    await migrateRecords(dataKey, versions, transactions);
  } catch (error) {
    db.close();
    throw error;
  }

  const records = createSealedRecords(dataKey, versions);
  const audit =
    log === undefined
      ? withoutLog(transactions)
      : createAudit(records, transactions, { ...log, signer: createAuditSigner(log.key) });
  const bursts = createEditBursts(log?.now ?? Date.now);
  const updatePlan = createUpdatePlan(records, transactions, audit);
  const students = createStudents(records, transactions, audit);
  const plans = createPlans(records, transactions, updatePlan);
  const planVersions = createVersions(records, transactions, updatePlan);
  const outbox = createOutbox(records, transactions, updatePlan, audit, bursts);
  const edits = createEdits(records, transactions, updatePlan, bursts);
  const templates = createTemplates(records, transactions, audit);
  const settings = createSettings(records, transactions, audit);
  const register = createRegister(records, transactions, audit);
  const retention = createRetention(records, transactions, updatePlan, audit);
  const inOrder = createQueue();

  return {
    students: live(students.students),
    saveStudent: (student) => inOrder(() => students.saveStudent(student)),
    plans: live(plans.plans),
    plan: live(plans.plan),
    savePlan: (plan) => inOrder(() => plans.savePlan(plan)),
    edits: live(edits.edits),
    commitEdit: (edit) => inOrder(() => edits.commitEdit(edit)),
    unfinished: live(edits.unfinished),
    saveUnfinished: (form, content) => inOrder(() => edits.saveUnfinished(form, content)),
    versions: live(planVersions.versions),
    version: live(planVersions.version),
    versionsNamed: live(planVersions.versionsNamed),
    deliveries: live(outbox.deliveries),
    deliveriesOf: live(outbox.deliveriesOf),
    undelivered: live(outbox.undelivered),
    commitApproval: (approval) => inOrder(() => planVersions.commitApproval(approval)),
    commitDelivery: (outcome) => inOrder(() => outbox.commitDelivery(outcome)),
    commitPlan: (change) => inOrder(() => outbox.commitPlan(change)),
    tidyPlan: (planId, tidy) => inOrder(() => retention.tidyPlan(planId, tidy)),
    purgeStudent: (studentId) => inOrder(() => retention.purgeStudent(studentId)),
    purgePlan: (purge) => inOrder(() => retention.purgePlan(purge)),
    templates: live(templates.templates),
    saveTemplate: (template) => inOrder(() => templates.saveTemplate(template)),
    removeTemplate: (id) => inOrder(() => templates.removeTemplate(id)),
    settings: live(settings.settings),
    saveSettings: (given) => inOrder(() => settings.saveSettings(given)),
    register: live(register.register),
    updateRegister: (change) => inOrder(() => register.updateRegister(change)),
    record: (act, how) => {
      // An opening begins a new burst of editing.
      if (act.action === 'viewed' && act.about !== undefined) bursts.end(act.about);
      return inOrder(() => audit.record(act, how));
    },
    auditLog: live(audit.auditLog),
    verifyAudit: audit.verifyAudit,
    auditSubjects: audit.auditSubjects,
    resumeAudit: audit.resumeAudit,
    damaged: records.damaged,
    close: () => db.close(),
  };
}

/**
 * Makes a read fit for a live query. The query knows what it reads only while it runs in Dexie's zone, and the wait for
 * the cipher would leave it: reads after the first would go unnoticed. A promise of Dexie's own carries the zone over.
 */
function live<Arguments extends unknown[], Value>(
  read: (...given: Arguments) => Promise<Value>,
): (...given: Arguments) => Promise<Value> {
  return (...given) => Dexie.Promise.resolve(read(...given));
}

/** Writes take effect in the order they were asked for: sealing takes its time, and a later save must not lose to an earlier one. */
function createQueue(): <Value>(write: () => Promise<Value>) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve();
  return (write) => {
    const turn = last.then(write);
    last = turn.catch(() => undefined);
    return turn;
  };
}
