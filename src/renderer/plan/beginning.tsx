import { firstFieldOf, sections } from '../../shared/hoks/sections.ts';
import { draftFromTemplate } from '../../shared/hoks/template.ts';
import { readForPerson } from '../audit/logged-acts.ts';
import type { Plan, Student } from '../db/records.ts';
import { findServerPlan } from '../delivery/server-plan.ts';
import { takeOver } from '../delivery/take-over.ts';
import { TakeOverPanel } from '../takeover/take-over-panel.tsx';
import { TemplateStart } from '../templates/template-start.tsx';
import { useEditor, useReference } from './editor-context.ts';
import { markReview } from './mark-review.ts';
import type { OpenDraft } from './open-drafts.ts';
import type { PlanPageProps } from './plan-page.tsx';
import { StartView } from './start-view.tsx';

interface BeginningProps extends Pick<PlanPageProps, 'store' | 'exclusive' | 'ehoks' | 'now'> {
  readonly plan: Plan;
  readonly student: Student;
  readonly saving: OpenDraft;
  readonly today: string;
  readonly onBegun: () => void;
  /** The stored plan was replaced as a whole, at this `updatedAt`. */
  readonly onReplaced: (updatedAt: number) => void;
}

/** Where the writing begins. */
const firstField = sections[0] && firstFieldOf(sections[0]);

/** The ways to begin a plan: empty, from a template, from a file, or from what eHOKS holds already. */
export function Beginning(props: BeginningProps) {
  const { plan, student, store, exclusive, saving, today, now, onBegun } = props;
  const { document, newPartDefaults, jumpTo } = useEditor();
  const { names } = useReference();
  const { newId } = newPartDefaults;
  const begin = (diaarinumero: string | undefined) => {
    onBegun();
    saving.saveQualification(diaarinumero);
    if (firstField !== undefined) jumpTo([firstField]);
  };
  return (
    <StartView
      student={student}
      today={today}
      newId={newId}
      onStart={begin}
      onImport={(imported, diaarinumero) => {
        document.replace(imported);
        begin(diaarinumero);
      }}
      templates={(diaarinumero) => (
        <TemplateStart
          store={store}
          student={student}
          diaarinumero={diaarinumero}
          today={today}
          onStart={async (template) => {
            await markReview(plan.id, { from: 'template', since: now() }, store);
            document.replace(draftFromTemplate(template.content, student, newId));
            begin(diaarinumero ?? template.diaarinumero);
          }}
        />
      )}
      takeOver={(diaarinumero) => (
        <TakeOverPanel
          student={student}
          names={names}
          findServerPlan={() =>
            readForPerson({ store }, plan.id, () => findServerPlan(student.opiskeluoikeus.oid, props.ehoks))
          }
          onTakeOver={async (server, origin) => {
            const on = { student, server, origin, diaarinumero, store, exclusive, newId, now: now() };
            const taken = await takeOver(on);
            if (!taken.ok) throw new Error(taken.error);
            await saving.takeStored('ehoks');
            props.onReplaced(taken.value.updatedAt);
          }}
        />
      )}
    />
  );
}
