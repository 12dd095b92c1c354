import { emptyHead } from '../../../src/shared/audit/entry.ts';
import { approvedPlan, deliveredPlan, editedPlan } from '../../../src/renderer/db/merge-plan.ts';
import type { EditRecord, Plan, PlanVersion, Student, Template } from '../../../src/renderer/db/records.ts';
import { type Settings, type Store, StoreError } from '../../../src/renderer/db/store.ts';
import type { Delivery } from '../../../src/shared/delivery/delivery.ts';
import type { RegisterEntry } from '../../../src/shared/register/register.ts';

/** Stands around each commit of an approval or a delivery: may refuse before it, or be killed on either side of it. */
export type AroundCommit = (commit: () => void) => Promise<void>;

/** A `Store` in memory with the same promises as the real one: each commit all or nothing, records copied, never shared. */
export function createMemoryStore(aroundCommit: AroundCommit = async (commit) => commit()): Store {
  const students = new Map<string, Student>();
  const plans = new Map<string, Plan>();
  const versions = new Map<string, PlanVersion>();
  const deliveries = new Map<string, Delivery>();
  const edits = new Map<string, readonly EditRecord[]>();
  const forms = new Map<string, unknown>();
  const templates = new Map<string, Template>();
  let settings: Settings = {};
  let register: readonly RegisterEntry[] | undefined;
  const copies = async <Value>(values: Iterable<Value>) => structuredClone([...values]);

  return {
    students: () => copies(students.values()),
    saveStudent: async (student) => void students.set(student.id, structuredClone(student)),
    plans: () => copies(plans.values()),
    plan: async (id) => structuredClone(plans.get(id)),
    savePlan: async (plan) => {
      plans.set(plan.id, structuredClone(editedPlan(plans.get(plan.id), plan)));
    },
    edits: async (planId) => copies(edits.get(planId) ?? []),
    commitEdit: async ({ plan, put, keep }) => {
      const all = [...(edits.get(plan.id) ?? []), ...structuredClone(put)];
      plans.set(plan.id, structuredClone(editedPlan(plans.get(plan.id), { approvedVersion: 0, ...plan })));
      edits.set(
        plan.id,
        all.filter(({ serial }) => keep.includes(serial)),
      );
    },
    unfinished: async (form) => structuredClone(forms.get(form)),
    saveUnfinished: async (form, content) => void forms.set(form, structuredClone(content)),
    versions: async (planId) => {
      const ofPlan = [...versions.values()].filter((version) => version.planId === planId);
      return copies(ofPlan.sort((a, b) => a.number - b.number));
    },
    version: async (id) => structuredClone(versions.get(id)),
    versionsNamed: (ids) => copies(ids.flatMap((id) => versions.get(id) ?? [])),
    deliveries: () => copies(deliveries.values()),
    deliveriesOf: (planId) => copies([...deliveries.values()].filter((row) => row.planId === planId)),
    undelivered: () =>
      copies([...deliveries.values()].filter(({ state }) => state === 'queued' || state === 'sending')),
    commitApproval: ({ plan, version, deliveries: rows, basedOn }) =>
      aroundCommit(() => {
        const stored = plans.get(plan.id);
        if (basedOn !== undefined && stored?.updatedAt !== basedOn) throw new StoreError('plan-changed');
        if (versions.has(version.id)) throw new StoreError('version-exists');
        plans.set(plan.id, structuredClone(approvedPlan(stored, plan)));
        versions.set(version.id, structuredClone(version));
        for (const row of rows) deliveries.set(row.id, structuredClone(row));
      }),
    commitDelivery: ({ delivery, ehoks }) =>
      aroundCommit(() => {
        const stored = plans.get(delivery.planId);
        if (ehoks !== undefined && stored !== undefined) {
          plans.set(stored.id, structuredClone(deliveredPlan(stored, ehoks)));
        }
        deliveries.set(delivery.id, structuredClone(delivery));
      }),
    commitPlan: ({ planId, change, deliveries: rows }) =>
      aroundCommit(() => {
        plans.set(planId, structuredClone(change(plans.get(planId))));
        for (const row of rows) deliveries.set(row.id, structuredClone(row));
      }),
    // Retention runs at the opening of a session: no test of the delivery has one.
    tidyPlan: () => Promise.reject(new Error('not in this store')),
    purgePlan: () => Promise.reject(new Error('not in this store')),
    purgeStudent: () => Promise.reject(new Error('not in this store')),
    templates: () => copies(templates.values()),
    saveTemplate: async (template) => void templates.set(template.id, structuredClone(template)),
    removeTemplate: async (id) => void templates.delete(id),
    settings: async () => structuredClone(settings),
    saveSettings: async (changed) => {
      settings = structuredClone({ ...settings, ...changed });
    },
    register: async () => structuredClone(register),
    updateRegister: async (change) => {
      register = structuredClone(change(register ?? []));
    },
    damaged: () => [],
    record: () => Promise.resolve(),
    auditLog: () => Promise.resolve({ rows: [], head: emptyHead }),
    verifyAudit: () => Promise.resolve({ count: 0, faults: [] }),
    auditSubjects: () => Promise.resolve(new Map()),
    resumeAudit: () => Promise.resolve(undefined),
    close: () => undefined,
  };
}
