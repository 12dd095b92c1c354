import { useCallback, useEffect, useMemo, useState } from 'react';
import { waitingOf } from '../../shared/delivery/deadline.ts';
import type { Delivery } from '../../shared/delivery/delivery.ts';
import type { Path } from '../../shared/hoks/field-spec.ts';
import type { HoksDraft } from '../../shared/hoks/hoks.ts';
import { paikallisetPolku } from '../../shared/hoks/paikalliset-tiedot.ts';
import { firstFieldOf, sectionsFor } from '../../shared/hoks/sections.ts';
import { placeKey } from '../../shared/hoks/share-parts.ts';
import { TimelineView } from '../aikajana/timeline-view.tsx';
import type { Plan, PlanVersion, Student } from '../db/records.ts';
import { resolveDifference } from '../delivery/resolve-difference.ts';
import { retryDelivery } from '../delivery/retry-delivery.ts';
import type { ServerPlan } from '../delivery/server-plan.ts';
import { EroPage } from '../ero/ero-page.tsx';
import { BackToMeeting } from '../meeting/back-to-meeting.tsx';
import { MeetingView } from '../meeting/meeting-view.tsx';
import { representativesOf } from '../meeting/meeting-plan.ts';
import { possibleParticipants } from '../meeting/participants.ts';
import { useMeeting } from '../meeting/use-meeting.ts';
import { useMeetingPlace } from '../meeting/use-meeting-place.ts';
import { useReadServer } from '../ero/use-ero.ts';
import { nimiKielella } from '../../shared/reference/nimi.ts';
import { useKieli } from '../kieli/i18n.ts';
import { PlanRegister } from '../register/plan-register.tsx';
import { CopyToOthers } from '../share/copy-to-others.ts';
import { type Copying, CopyingView } from '../share/copying.tsx';
import { ApprovalNotices } from '../takeover/approval-notices.tsx';
import { ReviewNotice } from '../templates/review-notice.tsx';
import { approvePlan } from './approve-plan.ts';
import { ApprovalView } from './approval-view.tsx';
import { Beginning } from './beginning.tsx';
import { EditorPanes } from './editor-panes.tsx';
import { EditorContext, ReferenceContext, useReference } from './editor-context.ts';
import { PlanChecks } from './plan-checks.tsx';
import { PlanHeader } from './plan-header.tsx';
import type { OpenDraft } from './open-drafts.ts';
import { PlanMenu } from './plan-menu.tsx';
import { markReview } from './mark-review.ts';
import type { PlanPageProps } from './plan-page.tsx';
import { ReadOnlyView } from './read-only-view.tsx';
import type { NextStep } from './plan-state.ts';
import styles from './plan.module.css';
import { SidePanel } from './side-panel.tsx';
import { useApproval } from './use-approval.ts';
import { useApprovalRecord } from './use-approval-record.ts';
import { type EditorState, useEditorState } from './use-editor-state.ts';
import { useHistoryView } from './use-history-view.tsx';
import { useNextFix } from './use-next-fix.ts';
import { usePlanKeys } from './use-plan-keys.ts';
import { usePlanSituation } from './use-plan-situation.ts';
import { useReferenceData } from './use-reference-data.ts';

interface OpenPlanProps extends PlanPageProps {
  readonly plan: Plan;
  readonly student: Student;
  readonly draft: OpenDraft;
  readonly versions: readonly PlanVersion[];
  readonly deliveries: readonly Delivery[];
  /** The stored plan was replaced as a whole, at this `updatedAt`: the editor starts anew. */
  readonly onReplaced: (updatedAt: number) => void;
}

/** The plan with its editor: lives as long as the plan is open, whatever view of it is shown. */
export function OpenPlan(props: OpenPlanProps) {
  const { plan, student, draft, versions, store, registerSaving, ownInstitution, now, onView } = props;
  const { kieli } = useKieli();
  const showEditor = () => onView('suunnitelma');
  const state = useEditorState({ document: draft.document, student, ownInstitution, now, showEditor });
  const { editor } = state;
  // Showing the editor forgets the place, so the person is taken there once.
  const { jumpTo } = props;
  useEffect(() => {
    if (jumpTo !== undefined) editor.jumpTo(jumpTo);
  }, [editor, jumpTo]);
  const today = editor.today();
  const reference = useReferenceData({
    diaarinumero: plan.diaarinumero,
    opiskeluoikeus: student.opiskeluoikeus,
    alkamispaiva: editor.alkamispaiva,
    today,
    kieli,
  });
  const { ehoks } = plan;
  const { opiskeluoikeus } = student;
  const previous = versions.at(-1)?.document;
  const facts = useMemo(() => ({ ehoks, previous, today, opiskeluoikeus }), [ehoks, previous, today, opiskeluoikeus]);
  return (
    <EditorContext value={editor}>
      <ReferenceContext value={reference}>
        <PlanChecks facts={facts} now={now} />
        <PlanRegister store={store} registerSaving={registerSaving} now={now}>
          <PlanViews {...props} state={state} today={today} />
        </PlanRegister>
      </ReferenceContext>
    </EditorContext>
  );
}

interface PlanViewsProps extends OpenPlanProps {
  readonly state: EditorState;
  readonly today: string;
}

function PlanViews(props: PlanViewsProps) {
  const { plan, student, versions, deliveries, store, exclusive, view, onView, state, draft: saving, today } = props;
  const { editor } = state;
  const { peruste, names } = useReference();
  const situation = usePlanSituation({ plan, versions, deliveries, editor });
  const { draft, newest, newestDelivery, inEhoks, changes, current, isEmpty, isUnchanged, isFedElsewhere } = situation;

  const [copying, setCopying] = useState<Copying>();
  const leaveCopying = () => setCopying(undefined);
  const copyToOthers = useCallback((path: Path) => setCopying({ to: 'others', first: placeKey(path) }), [setCopying]);

  const { counselor } = props;
  const meeting = useMeeting({ ...props, today, newId: editor.newPartDefaults.newId });
  const meetingPlace = useMeetingPlace(editor.jumpTo, () => onView('yhdessa'));
  const record = useApprovalRecord(counselor, meeting, store);
  const approval = useApproval(
    async () => {
      // What is approved is what is on disk, so it has to be what the person sees.
      await saving.autosave.flushOrFail();
      return approvePlan({
        planId: plan.id,
        store,
        exclusive,
        now: props.now(),
        today,
        opiskeluoikeus: student.opiskeluoikeus,
        newId: editor.newPartDefaults.newId,
        basedOn: saving.savedAt(),
        hyvaksynta: await record.take(),
      });
    },
    async ({ isNew }) => {
      // The approval has written its dates and identifiers into the plan: go on from that one.
      await saving.takeStored('approval');
      // Pressed once more before the screen knew of the first: nothing new is to be sent.
      if (isNew) props.wakeDelivery('approved');
    },
  );

  const past = useHistoryView(state);
  const runApproval = () => {
    if (record.isReady()) void approval.run();
  };

  const nextFix = useNextFix(situation.blocking, editor.jumpTo);
  const onStep = (chosen: NextStep) => {
    leaveCopying();
    if (chosen === 'fix') nextFix();
    else if (chosen === 'approve' || chosen === 'approveChanges') showApproval();
    else if (chosen === 'compare') onView('ero');
    else if (chosen === 'showReason' || chosen === 'showByHand') props.onShowDeliveries();
    else if (chosen === 'edit') editor.jumpTo(['urasuunnitelma-koodi-uri']);
    else if (chosen === 'sendNow' && newestDelivery) {
      void retryDelivery({ deliveryId: newestDelivery.id, store, exclusive }).then(() => props.wakeDelivery('retry'));
    }
  };
  const showApproval = () => {
    if (isFedElsewhere) return;
    leaveCopying();
    approval.forget();
    meetingPlace.leave();
    onView('hyvaksynta');
  };
  const resolve = async (document: HoksDraft, server: ServerPlan) => {
    await saving.autosave.flushOrFail();
    const on = { planId: plan.id, document, server, store, exclusive };
    const resolved = await resolveDifference({ ...on, now: props.now(), basedOn: saving.savedAt() });
    if (!resolved.ok) return resolved;
    await saving.takeStored('ehoks');
    showApproval();
    props.onReplaced(saving.savedAt());
    return resolved;
  };
  const readServer = useReadServer(plan.id, store, props.ehoks);
  const isPlanOnly = isEmpty || isFedElsewhere || (view === 'ero' && current.name !== 'server');
  const shownView = isPlanOnly ? 'suunnitelma' : view;
  // The shell hides its own bars for the meeting: it has to know when there is none after all, as after undoing an import.
  const hasNoMeeting = isPlanOnly && view === 'yhdessa';
  useEffect(() => {
    if (hasNoMeeting) onView('suunnitelma');
  }, [hasNoMeeting, onView]);
  const shownSections = sectionsFor(student.opiskeluoikeus, draft);
  const goToSection = (step: 1 | -1) => {
    if (isPlanOnly || shownView !== 'suunnitelma' || copying || past.view !== undefined) return;
    const at = shownSections.findIndex(({ id }) => id === state.section);
    const next = shownSections[at + step];
    const first = next && firstFieldOf(next);
    if (first !== undefined) editor.jumpTo([first]);
  };
  usePlanKeys({
    fix: () => onStep('fix'),
    undo: state.undo,
    redo: state.redo,
    approve: () => {
      if (shownView !== 'hyvaksynta') showApproval();
      else if (situation.canApprove) runApproval();
    },
    nextSection: () => goToSection(1),
    previousSection: () => goToSection(-1),
    back: () => {
      if (copying) leaveCopying();
      else if (shownView !== 'suunnitelma') onView('suunnitelma');
      else if (past.view !== undefined) past.close();
      else if (meetingPlace.isMending) meetingPlace.back();
      else props.onLeave();
    },
  });

  const reviewNotice = plan.awaitsReview && (
    <ReviewNotice awaits={plan.awaitsReview} onReviewed={() => void markReview(plan.id, undefined, store)} />
  );

  const qualification = peruste ?? student.opiskeluoikeus.suoritukset?.[0]?.koulutusmoduuli?.tunniste?.nimi;
  if (shownView === 'yhdessa') {
    return (
      <MeetingView
        plan={plan}
        draft={draft}
        student={student}
        counselor={counselor}
        qualification={qualification && nimiKielella(qualification, names.kieli)?.nimi}
        desk={meeting}
        step={meetingPlace.step}
        onStep={meetingPlace.setStep}
        mended={meetingPlace.mended}
        onFix={meetingPlace.mend}
        onLeave={() => {
          meetingPlace.leave();
          onView('suunnitelma');
        }}
        onApproval={showApproval}
        onOtherLanguage={props.onOtherLanguage}
        today={today}
      />
    );
  }
  return (
    <div className={styles.page}>
      {meetingPlace.isMending && <BackToMeeting onBack={meetingPlace.back} />}
      <PlanHeader
        student={student}
        plan={plan}
        state={current}
        step={situation.step}
        delivered={situation.delivered}
        dueAt={waitingOf(deliveries).nearest}
        now={props.now}
        qualification={qualification}
        view={shownView}
        onView={(chosen) => {
          leaveCopying();
          meetingPlace.leave();
          if (chosen === 'hyvaksynta') showApproval();
          else onView(chosen);
        }}
        onStep={onStep}
        onLeave={props.onLeave}
        copyIdentifier={props.copyIdentifier}
        menu={
          !isPlanOnly && (
            <PlanMenu
              onSaveTemplate={() => setCopying({ to: 'template' })}
              onShare={() => setCopying({ to: 'others' })}
            />
          )
        }
      />
      {isEmpty ? (
        <Beginning {...props} saving={saving} onBegun={situation.begin} />
      ) : isFedElsewhere ? (
        <ReadOnlyView draft={draft} />
      ) : copying ? (
        <CopyingView
          copying={copying}
          saveDrafts={props.drafts.flush}
          draft={draft}
          student={student}
          diaarinumero={plan.diaarinumero}
          store={store}
          newId={editor.newPartDefaults.newId}
          now={props.now}
          today={today}
          onLeave={leaveCopying}
        />
      ) : shownView === 'ero' ? (
        <EroPage
          readServer={readServer}
          lastSent={inEhoks.document}
          lastSentAt={inEhoks.deliveredAt}
          here={draft}
          names={names}
          now={props.now}
          onResolve={resolve}
        />
      ) : shownView === 'aikajana' ? (
        <TimelineView draft={draft} student={student} today={today} printPage={props.printPage} />
      ) : shownView === 'hyvaksynta' ? (
        <ApprovalView
          plan={plan}
          draft={draft}
          paikalliset={situation.edited[paikallisetPolku]}
          newest={newest}
          deliveredAt={inEhoks.deliveredAt}
          isInEhoks={inEhoks.document !== undefined}
          changes={changes}
          isUnchanged={isUnchanged}
          notices={
            <>
              {reviewNotice}
              <ApprovalNotices ehoks={plan.ehoks} draft={draft} names={names} />
            </>
          }
          outcome={approval.outcome}
          outcomeDelivery={newestDelivery}
          record={record}
          possible={possibleParticipants({
            student: student.nimi,
            counselor: undefined,
            representatives: representativesOf(draft),
            present: record.present,
          })}
          onApprove={runApproval}
          onShowDeliveries={props.onShowDeliveries}
          today={today}
          now={props.now()}
        />
      ) : (
        <CopyToOthers value={copyToOthers}>
          {reviewNotice}
          <EditorPanes
            state={state}
            sections={shownSections}
            diaarinumero={plan.diaarinumero}
            onDiaarinumero={(diaarinumero) => saving.saveQualification(diaarinumero || undefined)}
            instead={past.view}
          >
            <SidePanel
              plan={plan}
              changes={changes}
              isSent={inEhoks.document !== undefined}
              versions={versions}
              deliveries={deliveries}
              onLook={past.look}
            />
          </EditorPanes>
        </CopyToOthers>
      )}
    </div>
  );
}
