import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Change } from '../../shared/hoks/diff-hoks.ts';
import type { Delivery } from '../../shared/delivery/delivery.ts';
import type { Plan, PlanVersion } from '../db/records.ts';
import { RecordedBeside } from '../meeting/recorded-beside.tsx';
import { ChangeList } from './change-list.tsx';
import { useAllFindings } from './editor-context.ts';
import { HistoryPanel } from './history-panel.tsx';
import marks from './marks.module.css';
import { Missing } from './missing-panel.tsx';
import type { HistoryEntry } from './plan-history.ts';
import styles from './side-panel.module.css';

interface SidePanelProps {
  readonly plan: Plan;
  readonly changes: readonly Change[];
  /** Whether eHOKS holds a version that the changes are counted from. */
  readonly isSent: boolean;
  readonly versions: readonly PlanVersion[];
  readonly deliveries: readonly Delivery[];
  /** Shows the plan as it was then. */
  readonly onLook: (entry: HistoryEntry) => void;
}

type Tab = 'missing' | 'changes' | 'history';

/** What is left, what has changed since the plan was sent, and what has happened. */
export function SidePanel({ plan, changes, isSent, versions, deliveries, onLook }: SidePanelProps) {
  const { t } = useTranslation('plan');
  const [tab, setTab] = useState<Tab>('missing');
  const findings = useAllFindings();
  const counts: Readonly<Record<Tab, number>> = {
    missing: findings.length,
    changes: changes.length,
    history: versions.length,
  };
  return (
    <aside className={styles.side} aria-label={t('situation')}>
      <nav className={`${marks.tabs} ${styles.sideTabs}`} aria-label={t('situation')}>
        <ul>
          {(['missing', 'changes', 'history'] as const).map((name) => (
            <li key={name}>
              <button type="button" aria-current={tab === name ? 'true' : undefined} onClick={() => setTab(name)}>
                {t(`panel.${name}`)} {counts[name] > 0 && <span className={styles.count}>{counts[name]}</span>}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      {tab === 'missing' && <Missing findings={findings} />}
      {tab === 'changes' && <Changes changes={changes} isSent={isSent} />}
      {tab === 'history' && <HistoryPanel versions={versions} deliveries={deliveries} onLook={onLook} />}
      {tab === 'history' && <RecordedBeside plan={plan} />}
    </aside>
  );
}

function Changes({ changes, isSent }: { readonly changes: readonly Change[]; readonly isSent: boolean }) {
  const { t } = useTranslation('plan');
  if (!isSent) return <p className={styles.panelEmpty}>{t('nothingSentYet')}</p>;
  if (changes.length === 0) return <p className={styles.panelEmpty}>{t('noChanges')}</p>;
  return <ChangeList changes={changes} />;
}
