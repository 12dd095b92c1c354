import { CircleCheck, OctagonAlert, TriangleAlert, Upload } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Change } from '../../shared/hoks/diff-hoks.ts';
import type { Delivery } from '../../shared/delivery/delivery.ts';
import type { HoksDraft } from '../../shared/hoks/hoks.ts';
import type { PaikallisetTiedot } from '../../shared/hoks/paikalliset-tiedot.ts';
import type { Participant } from '../../shared/meeting/meeting.ts';
import type { Plan, PlanVersion } from '../db/records.ts';
import { useKieli } from '../kieli/i18n.ts';
import { Banner } from '../ui/banner.tsx';
import { Button, TextButton } from '../ui/button.tsx';
import { ApprovedBy } from '../meeting/approved-by.tsx';
import { Approver } from './approver.tsx';
import { ChangeList } from './change-list.tsx';
import { showDate, showMoment } from './date-entry.ts';
import { useAllFindings } from './editor-context.ts';
import { LocalPaper } from './local-paper.tsx';
import { PlanPaper } from './plan-paper.tsx';
import styles from './approval.module.css';
import { BesideCounts } from '../meeting/beside-counts.tsx';
import { FindingLinks } from './missing-panel.tsx';
import type { ApprovalOutcome } from './use-approval.ts';
import type { ApprovalRecordEntry } from './use-approval-record.ts';

const dayMs = 24 * 3_600_000;
/** A longer list of notes is folded, so that the one button stays in sight. */
const shortList = 2;

interface ApprovalViewProps {
  readonly plan: Plan;
  readonly draft: HoksDraft;
  /** What the plan holds and eHOKS never gets. */
  readonly paikalliset: PaikallisetTiedot;
  readonly newest: PlanVersion | undefined;
  /** When the version that eHOKS holds was delivered; epoch milliseconds, undefined before the first. */
  readonly deliveredAt: number | undefined;
  /** Whether eHOKS holds the plan, also when it was read there and not delivered from here. */
  readonly isInEhoks: boolean;
  /** From what eHOKS holds to the draft. */
  readonly changes: readonly Change[];
  readonly isUnchanged: boolean;
  /** Who approves and with whom. */
  readonly record: ApprovalRecordEntry;
  /** Who may be there. */
  readonly possible: readonly Participant[];
  /** What to know before approving. */
  readonly notices: ReactNode;
  readonly outcome: ApprovalOutcome;
  /** The delivery of the newest version, the one just approved. */
  readonly outcomeDelivery: Delivery | undefined;
  readonly onApprove: () => void;
  readonly onShowDeliveries: () => void;
  readonly today: string;
  readonly now: number;
}

/** Three questions from left to right: what is the plan, what changes in eHOKS, do I approve it. */
export function ApprovalView(props: ApprovalViewProps) {
  const { draft, deliveredAt, isInEhoks, changes } = props;
  const { t } = useTranslation(['plan', 'ero']);
  const { kieli } = useKieli();
  return (
    <div className={styles.approve}>
      {/* Scrolls, and may hold nothing that takes the focus. */}
      <section className={styles.paper} aria-labelledby="paperin-otsikko" tabIndex={0}>
        <div className={styles.colHead}>
          <h2 id="paperin-otsikko">{t('approval.paper')}</h2>
          <span className={styles.quietSmall}>{t('approval.paperHelp')}</span>
        </div>
        <PlanPaper draft={draft} changes={changes} />
        <LocalPaper paikalliset={props.paikalliset} />
      </section>
      {/* Scrolls, and may hold nothing that takes the focus. */}
      <section className={styles.difference} aria-labelledby="eron-otsikko" tabIndex={0}>
        <div className={styles.colHead}>
          <h2 id="eron-otsikko">{t('approval.difference')}</h2>
        </div>
        <p className={styles.colText}>
          {!isInEhoks
            ? t('approval.firstTime')
            : deliveredAt === undefined
              ? t('ero:comparedToRead')
              : t('approval.comparedTo', { time: showMoment(deliveredAt, kieli) })}
        </p>
        {isInEhoks && changes.length === 0 && <p className={styles.colText}>{t('noChanges')}</p>}
        <ChangeList changes={changes} />
        {isInEhoks && changes.length > 0 && <p className={styles.colText}>{t('approval.restStays')}</p>}
        <BesideCounts plan={props.plan} />
      </section>
      <ApprovalColumn {...props} />
    </div>
  );
}

function ApprovalColumn(props: ApprovalViewProps) {
  const { draft, newest, isUnchanged, outcome, outcomeDelivery, onApprove, onShowDeliveries, today, now } = props;
  const { t } = useTranslation('plan');
  const { kieli } = useKieli();
  const findings = useAllFindings();
  const blocking = findings.filter((finding) => finding.blocks);
  const other = findings.filter((finding) => !finding.blocks);
  const first = draft['ensikertainen-hyvaksyminen'] ?? newest?.document['ensikertainen-hyvaksyminen'];
  const isClosed = blocking.length > 0 || isUnchanged;
  return (
    <section className={styles.act} aria-labelledby="hyvaksymisen-otsikko">
      <div className={styles.colHead}>
        <h2 id="hyvaksymisen-otsikko">{t('approval.act')}</h2>
      </div>
      <div className={styles.actBody}>
        <div className={styles.outcome}>
          {outcome.state === 'approved' && (
            <Banner tone="ok" title={t('approval.done', { time: showMoment(outcome.version.approvedAt, kieli) })}>
              {outcomeDelivery?.deliveredAt === undefined
                ? t('approval.doneHelp', {
                    number: outcome.version.number,
                    deadline: showMoment(outcome.version.approvedAt + dayMs, kieli),
                  })
                : t('approval.doneSent', {
                    number: outcome.version.number,
                    time: showMoment(outcomeDelivery.deliveredAt, kieli),
                  })}
              <p className={styles.recorded}>
                <ApprovedBy hyvaksynta={outcome.version.hyvaksynta} />
              </p>
              <p>
                <TextButton onPress={onShowDeliveries}>{t('approval.showDeliveries')}</TextButton>
              </p>
            </Banner>
          )}
          {outcome.state === 'planChanged' && <Banner tone="warn">{t('approval.planChanged')}</Banner>}
          {outcome.state === 'failed' && <Banner tone="error">{t('approval.failed')}</Banner>}
        </div>
        {outcome.state !== 'approved' && props.notices}
        {outcome.state !== 'approved' && (
          <Verdict errors={blocking.filter(({ level }) => level === 'error').length} blocking={blocking.length} />
        )}
        {blocking.length > 0 && (
          <div className={styles.fixes}>
            <FindingLinks findings={blocking} />
          </div>
        )}
        {other.length > 0 && (
          <details className={styles.notes} open={other.length <= shortList && outcome.state !== 'approved'}>
            <summary>
              <TriangleAlert aria-hidden="true" className={styles.warn} />
              {t('approval.notes', { count: other.length })}
            </summary>
            <div className={styles.fixes}>
              <FindingLinks findings={other} />
            </div>
          </details>
        )}
        <dl className={styles.who}>
          <dt>{t('approval.firstApproval')}</dt>
          <dd>
            {first === undefined
              ? t('approval.firstApprovalToday', { date: showDate(today) })
              : t('approval.firstApprovalStays', { date: showDate(first) })}
          </dd>
        </dl>
        {outcome.state !== 'approved' && !isUnchanged && <Approver entry={props.record} possible={props.possible} />}
        <Button
          variant="main"
          size="large"
          icon={Upload}
          keys="Ctrl Enter"
          isDisabled={isClosed || outcome.state === 'approving'}
          onPress={onApprove}
        >
          {t(outcome.state === 'approving' ? 'approval.approving' : 'approval.approve')}
        </Button>
        {blocking.length > 0 ? (
          <p className={styles.quietSmall}>{t('approval.closed')}</p>
        ) : isUnchanged ? (
          outcome.state !== 'approved' && <p className={styles.quietSmall}>{t('approval.unchanged')}</p>
        ) : (
          <ol className={styles.after}>
            <li>{t('approval.afterLock')}</li>
            <li>{t('approval.afterSend', { deadline: showMoment(now + dayMs, kieli) })}</li>
            <li>{t('approval.afterSee')}</li>
          </ol>
        )}
      </div>
    </section>
  );
}

function Verdict({ errors, blocking }: { readonly errors: number; readonly blocking: number }) {
  const { t } = useTranslation('plan');
  if (blocking === 0) {
    return (
      <div className={styles.verdict} data-tone="ok">
        <CircleCheck aria-hidden="true" />
        <div>
          <strong>{t('approval.accepted')}</strong>
          <p>{t('approval.acceptedHelp')}</p>
        </div>
      </div>
    );
  }
  return (
    <div className={styles.verdict} data-tone="error">
      <OctagonAlert aria-hidden="true" />
      <div>
        <strong>{t(errors > 0 ? 'approval.refused' : 'approval.notAllowed')}</strong>
        <p>{t('approval.refusedHelp', { count: blocking })}</p>
      </div>
    </div>
  );
}
