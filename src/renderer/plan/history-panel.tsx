import { ArrowUpDown, Eye, Minus, PencilLine, Plus } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Delivery } from '../../shared/delivery/delivery.ts';
import { explainDelivery } from '../../shared/delivery/explain.ts';
import { type Change, diffHoks, diffPaikalliset } from '../../shared/hoks/diff-hoks.ts';
import type { SummaryNames } from '../../shared/hoks/field-spec.ts';
import { paikallisetPolku } from '../../shared/hoks/paikalliset-tiedot.ts';
import type { PlanVersion } from '../db/records.ts';
import { useKieli } from '../kieli/i18n.ts';
import { ApprovedBy } from '../meeting/approved-by.tsx';
import { TextButton } from '../ui/button.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { showMoment } from './date-entry.ts';
import { useFromDocument, useReference } from './editor-context.ts';
import type { EditedPlan } from './edited-plan.ts';
import styles from './history.module.css';
import { type HistoryEntry, historyOf, type SessionEntry } from './plan-history.ts';
import panel from './side-panel.module.css';

/** Entries at a time: comparing plans takes a moment each. */
const page = 15;
/** Changes told of a session before it is unfolded. */
const fewChanges = 3;

interface HistoryPanelProps {
  readonly versions: readonly PlanVersion[];
  readonly deliveries: readonly Delivery[];
  /** Shows the plan as it was then. */
  readonly onLook: (entry: HistoryEntry) => void;
}

/** What has happened to the plan, newest first: approved versions, and each sitting of editing in words. */
export function HistoryPanel({ versions, deliveries, onLook }: HistoryPanelProps) {
  const { t } = useTranslation('history');
  const state = useDeferredValue(useFromDocument((document) => document.state()));
  const entries = useMemo(() => historyOf(state.done, versions), [state.done, versions]);
  const [shown, setShown] = useState(page);
  if (entries.length === 0) return <p className={panel.panelEmpty}>{t('empty')}</p>;
  return (
    <>
      <ol className={styles.history}>
        {entries.slice(0, shown).map((entry) => (
          <li key={entry.key}>
            {entry.kind === 'version' ? (
              <Version version={entry.version} delivery={deliveries.find(({ id }) => id === entry.version.id)} />
            ) : (
              <Session entry={entry} />
            )}
            {entry.kind !== 'version' && entry.after === state.current ? (
              <span className={styles.isNow}>{t('isNow')}</span>
            ) : (
              <LookButton entry={entry} onLook={onLook} />
            )}
          </li>
        ))}
      </ol>
      {entries.length > shown && (
        <p className={panel.sideFoot}>
          <TextButton onPress={() => setShown(shown + page)}>{t('older')}</TextButton>
        </p>
      )}
    </>
  );
}

function LookButton({
  entry,
  onLook,
}: {
  readonly entry: HistoryEntry;
  readonly onLook: (entry: HistoryEntry) => void;
}) {
  const { t } = useTranslation('history');
  const { kieli } = useKieli();
  return (
    <TextButton icon={Eye} onPress={() => onLook(entry)}>
      {t('look')}
      <VisuallyHidden> {showMoment(entry.at, kieli)}</VisuallyHidden>
    </TextButton>
  );
}

function Version({ version, delivery }: { readonly version: PlanVersion; readonly delivery: Delivery | undefined }) {
  const { t } = useTranslation('plan');
  const { kieli, teksti } = useKieli();
  const explanation = delivery && explainDelivery(delivery);
  return (
    <>
      <strong>{t('versionNumber', { number: version.number })}</strong>
      <span>{t('approvedAt', { time: showMoment(version.approvedAt, kieli) })}</span>
      <ApprovedBy hyvaksynta={version.hyvaksynta} />
      {delivery && <span>{t(`delivery.${delivery.state}`)}</span>}
      {delivery?.deliveredAt !== undefined && <span>{showMoment(delivery.deliveredAt, kieli)}</span>}
      {explanation && <span>{teksti(explanation.what)}</span>}
    </>
  );
}

function Session({ entry }: { readonly entry: SessionEntry }) {
  const { t } = useTranslation('history');
  const { kieli } = useKieli();
  const { names } = useReference();
  const { before, after } = entry;
  const changes = useMemo(() => changesBetween(before, after, names), [before, after, names]);
  const rest = changes.slice(fewChanges);
  return (
    <>
      <strong>{t(entry.kind)}</strong>
      <span>{showSpan(entry.from, entry.at, kieli)}</span>
      {changes.length === 0 && <span>{t('nothingChanged')}</span>}
      <ChangeLines changes={changes.slice(0, fewChanges)} />
      {rest.length > 0 && (
        <details>
          <summary>{t('more', { count: rest.length })}</summary>
          <ChangeLines changes={rest} />
        </details>
      )}
    </>
  );
}

const icons = { added: Plus, changed: PencilLine, removed: Minus, reordered: ArrowUpDown };

function ChangeLines({ changes }: { readonly changes: readonly Change[] }) {
  const { t } = useTranslation('history');
  return (
    <ul className={styles.changes}>
      {changes.map(({ kind, path, place, field, before, after }) => {
        const Icon = icons[kind];
        const content = kind === 'removed' ? before : after;
        return (
          <li key={`${kind} ${path.join('.')}`}>
            <Icon aria-hidden="true" />
            <span>
              <VisuallyHidden>{t(`kinds.${kind}`)} </VisuallyHidden>
              {[place, field].filter(Boolean).join(' · ')}
              {content !== '' && <span className={styles.content}>{content}</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** What differs between two moments of a plan, what is sent first. */
export function changesBetween(before: EditedPlan, after: EditedPlan, names: SummaryNames): readonly Change[] {
  return [
    ...diffHoks(before.document, after.document, names),
    ...diffPaikalliset(before[paikallisetPolku], after[paikallisetPolku], names),
  ];
}

/** `14.10.2026 klo 13.05–13.40`; the day once when it is the same. */
function showSpan(from: number, to: number, kieli: 'fi' | 'sv'): string {
  const [first, last] = [showMoment(from, kieli), showMoment(to, kieli)];
  if (first === last) return first;
  const [day, time] = [first.split(' ')[0], last.split(' ').at(-1)];
  return last.startsWith(`${day} `) ? `${first}–${time}` : `${first} – ${last}`;
}
