import { ArrowLeft, RotateCcw } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { paikallisetPolku } from '../../shared/hoks/paikalliset-tiedot.ts';
import { useKieli } from '../kieli/i18n.ts';
import { Button } from '../ui/button.tsx';
import { ChangeList } from './change-list.tsx';
import { showMoment } from './date-entry.ts';
import { useFromDocument, useReference } from './editor-context.ts';
import { changesBetween } from './history-panel.tsx';
import styles from './history.module.css';
import { LocalPaper } from './local-paper.tsx';
import { type HistoryEntry, restoredTo } from './plan-history.ts';
import { PlanPaper } from './plan-paper.tsx';

interface HistoryViewProps {
  readonly entry: HistoryEntry;
  readonly onRestore: () => void;
  readonly onBack: () => void;
}

/** The plan as it was, what would change by bringing it back, and the way to do so. */
export function HistoryView({ entry, onRestore, onBack }: HistoryViewProps) {
  const { t } = useTranslation('history');
  const { kieli } = useKieli();
  const { names } = useReference();
  const now = useFromDocument((document) => document.edited());
  const then = restoredTo(entry, now);
  const changes = useMemo(() => changesBetween(now, then, names), [now, then, names]);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [entry]);
  const time = showMoment(entry.at, kieli);
  return (
    <div className={styles.view}>
      <div className={styles.viewHead}>
        <h2 ref={heading} tabIndex={-1}>
          {entry.kind === 'version'
            ? t('viewVersion', { number: entry.version.number, time })
            : t('viewDraft', { time })}
        </h2>
        <Button icon={ArrowLeft} onPress={onBack}>
          {t('back')}
        </Button>
        <Button variant="main" icon={RotateCcw} onPress={onRestore} isDisabled={changes.length === 0}>
          {t('restore')}
        </Button>
      </div>
      <h3>{t('whatChanges')}</h3>
      <p className={styles.quiet}>{t(changes.length === 0 ? 'noDifference' : 'restoreHelp')}</p>
      <ChangeList changes={changes} />
      <h3>{t('asItWas')}</h3>
      <PlanPaper draft={then.document} changes={[]} />
      <LocalPaper paikalliset={then[paikallisetPolku]} />
    </div>
  );
}
