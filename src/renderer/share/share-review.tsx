import { ArrowLeft, Info, Plus, TriangleAlert } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Change } from '../../shared/hoks/diff-hoks.ts';
import type { HoksDraft } from '../../shared/hoks/hoks.ts';
import { isDraft } from '../../shared/hoks/json-shape.ts';
import { placeName } from '../../shared/hoks/place.ts';
import type { ShareNote } from '../../shared/hoks/share-parts.ts';
import { useReference } from '../plan/editor-context.ts';
import { demonstrationsOf, periodsOf } from '../plan/unit-facts.ts';
import { valueAt } from '../plan/value-at.ts';
import { Button } from '../ui/button.tsx';
import { CheckBox } from '../ui/check-box.tsx';
import styles from './share.module.css';
import { hasConflict, type Proposal } from './share-plans.ts';
import { StepHeading } from './step-heading.tsx';
import { CandidateFacts } from './whom-to-share.tsx';

interface ShareReviewProps {
  readonly source: HoksDraft;
  readonly proposals: readonly Proposal[];
  /** Ids of the plans. */
  readonly accepted: ReadonlySet<string>;
  readonly onAccepted: (accepted: ReadonlySet<string>) => void;
  readonly isAdding: boolean;
  readonly onAdd: () => void;
  readonly onBack: () => void;
}

/** What would be added to each student's plan, and what does not fit; each is taken or left. */
export function ShareReview({ source, proposals, accepted, onAccepted, isAdding, onAdd, onBack }: ShareReviewProps) {
  const { t } = useTranslation('share');
  const headId = useId();
  return (
    <section className={styles.page} aria-labelledby={headId}>
      <StepHeading id={headId}>{t('reviewTitle')}</StepHeading>
      <p className={styles.lead}>{t('reviewLead')}</p>
      <ul className={styles.proposals} aria-label={t('students')}>
        {proposals.map((proposal) => (
          <ProposalLine
            key={proposal.plan.id}
            source={source}
            proposal={proposal}
            isAccepted={accepted.has(proposal.plan.id)}
            onAccept={(isAccepted) => {
              const others = [...accepted].filter((id) => id !== proposal.plan.id);
              onAccepted(new Set(isAccepted ? [...others, proposal.plan.id] : others));
            }}
          />
        ))}
      </ul>
      <div className={styles.foot}>
        <Button icon={ArrowLeft} onPress={onBack}>
          {t('back')}
        </Button>
        <Button variant="main" isDisabled={accepted.size === 0 || isAdding} onPress={onAdd}>
          {isAdding ? t('adding') : t('add', { count: accepted.size })}
        </Button>
      </div>
    </section>
  );
}

interface ProposalLineProps {
  readonly source: HoksDraft;
  readonly proposal: Proposal;
  readonly isAccepted: boolean;
  readonly onAccept: (isAccepted: boolean) => void;
}

function ProposalLine({ source, proposal, isAccepted, onAccept }: ProposalLineProps) {
  const { t } = useTranslation('share');
  const { candidate, changes, notes, plan } = proposal;
  const { nimi } = candidate.student;
  const isNothing = changes.length === 0;
  return (
    <li data-conflict={hasConflict(proposal) || undefined}>
      <CheckBox
        isChecked={isAccepted}
        isDisabled={isNothing}
        onChange={onAccept}
        label={t('accept', { nimi })}
        help={<CandidateFacts candidate={candidate} />}
      >
        <strong>{nimi}</strong>
      </CheckBox>
      <div>
        {isNothing ? (
          <p>{t('nothingToAdd')}</p>
        ) : (
          <p className={styles.count}>{t('added', { count: changes.length })}</p>
        )}
        <ul>
          {changes.map((change) => (
            <li key={change.path.join('.')}>
              <Plus aria-hidden="true" />
              <span>
                <AddedPart change={change} document={plan.document} />
              </span>
            </li>
          ))}
          {!candidate.isSameQualification && !isNothing && (
            <li className={styles.conflict}>
              <TriangleAlert aria-hidden="true" />
              <span>{t('note.other-qualification')}</span>
            </li>
          )}
          <Notes source={source} notes={notes} />
        </ul>
        {candidate.plan === undefined && !isNothing && <p className={styles.quiet}>{t('startsPlan')}</p>}
        {plan.approvedVersion > 0 && !isNothing && <p className={styles.quiet}>{t('afterSending')}</p>}
      </div>
    </li>
  );
}

/** A part that comes: where, what, and how much there is inside a unit. */
function AddedPart({ change, document }: { readonly change: Change; readonly document: HoksDraft }) {
  const { t } = useTranslation('templates');
  const part = valueAt(document, change.path);
  const [periods, demonstrations] = isDraft(part) ? [periodsOf(part).length, demonstrationsOf(part).length] : [0, 0];
  const inside = [
    periods > 0 && t('facts.periods', { count: periods }),
    demonstrations > 0 && t('facts.demonstrations', { count: demonstrations }),
  ].filter(Boolean);
  const what = [change.place, change.after || change.field].filter(Boolean).join(' · ');
  return inside.length > 0 ? `${what} (${inside.join(', ')})` : what;
}

/** Conflicts first, then what is only good to know; the same is said once with all its places. */
function Notes({ source, notes }: { readonly source: HoksDraft; readonly notes: readonly ShareNote[] }) {
  const { t } = useTranslation('share');
  const { names } = useReference();
  return (['other-education', 'days-left-out', 'with-unit', 'there'] as const).map((kind) => {
    const places = notes.filter((note) => note.kind === kind).map(({ path }) => placeName(path, source, names));
    const isConflict = kind === 'other-education' || kind === 'days-left-out';
    const Icon = isConflict ? TriangleAlert : Info;
    return (
      places.length > 0 && (
        <li key={kind} className={isConflict ? styles.conflict : styles.note}>
          <Icon aria-hidden="true" />
          <span>
            {t(`note.${kind}`)}: {places.join('; ')}
          </span>
        </li>
      )
    );
  });
}
