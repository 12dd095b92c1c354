import { ArrowLeft, ArrowRight, Printer } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RangeName } from '../../shared/aikajana/axis.ts';
import { hasSecretLists, withoutSecretLists } from '../../shared/aikajana/on-paper.ts';
import type { HoksDraft } from '../../shared/hoks/hoks.ts';
import type { Student } from '../db/records.ts';
import { useEditor, useReference } from '../plan/editor-context.ts';
import { useShortcut } from '../shell/use-shortcut.ts';
import { Banner } from '../ui/banner.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { CheckBox } from '../ui/check-box.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Segmented } from '../ui/segmented.tsx';
import styles from './view.module.css';
import { planTimeline, shownOf } from './chart-data.ts';
import { Chart } from './chart.tsx';
import { Legend } from './legend.tsx';
import type { PrintOutcome, PrintPage } from './print-page.ts';
import { PrintSheet } from './print-sheet.tsx';
import { ProblemLinks } from './problem-links.tsx';
import { TimelineList } from './timeline-list.tsx';

interface TimelineViewProps {
  readonly draft: HoksDraft;
  readonly student: Student;
  /** YYYY-MM-DD in Finland. */
  readonly today: string;
  readonly printPage: PrintPage;
}

const ranges: readonly RangeName[] = ['koko', 'lukuvuosi', 'lukukausi'];

/** The plan as a picture: what is done when, and what in it does not fit. */
export function TimelineView({ draft, student, today, printPage }: TimelineViewProps) {
  const { t } = useTranslation('aikajana');
  const { jumpTo } = useEditor();
  const reference = useReference();
  const timeline = useMemo(
    () => planTimeline(draft, student.opiskeluoikeus, reference, today),
    [draft, student.opiskeluoikeus, reference, today],
  );
  const [range, setRange] = useState<RangeName>('koko');
  const [day, setDay] = useState(timeline.today);
  const shown = useMemo(() => shownOf(timeline, range, day), [timeline, range, day]);
  const hasSecrets = hasSecretLists(draft);
  const [isWithSecrets, setWithSecrets] = useState(false);
  const onPaper = useMemo(
    () =>
      hasSecrets && !isWithSecrets
        ? planTimeline(withoutSecretLists(draft), student.opiskeluoikeus, reference, today)
        : timeline,
    [hasSecrets, isWithSecrets, draft, student.opiskeluoikeus, reference, today, timeline],
  );
  const [isPrinting, setPrinting] = useState(false);
  const [outcome, setOutcome] = useState<PrintOutcome>();
  const isEmpty = timeline.rows.length === 0;
  const isNothingToPrint = onPaper.rows.length === 0;
  const print = useCallback(() => {
    setOutcome(undefined);
    setPrinting(!isNothingToPrint);
  }, [isNothingToPrint]);
  useShortcut('print', print);
  const save = useCallback(async () => {
    try {
      const answer = await printPage('aikajana');
      if (!answer.ok) setOutcome(answer.error.code);
      else if (answer.value === 'saved') setOutcome('saved');
    } catch {
      setOutcome('failed');
    }
    setPrinting(false);
  }, [printPage]);

  if (isEmpty) {
    return (
      <EmptyState
        action={<Button onPress={() => jumpTo(['hankittavat-ammat-tutkinnon-osat'])}>{t('addUnits')}</Button>}
      >
        {t('empty')}
      </EmptyState>
    );
  }
  const { axis } = shown;
  return (
    <div className={styles.view}>
      <div className={styles.toolbar}>
        <ProblemLinks timeline={timeline} onOpen={jumpTo} />
        <div className={styles.controls}>
          {range !== 'koko' && (
            <IconButton
              icon={ArrowLeft}
              label={t('earlier')}
              isDisabled={axis.first <= timeline.whole.first}
              onPress={() => setDay(axis.first - 1)}
            />
          )}
          <Segmented
            label={t('range')}
            isLabelHidden
            choices={ranges.map((choice) => ({ choice, text: t(`ranges.${choice}`) }))}
            value={range}
            onChange={setRange}
          />
          {range !== 'koko' && (
            <IconButton
              icon={ArrowRight}
              label={t('later')}
              isDisabled={axis.last >= timeline.whole.last}
              onPress={() => setDay(axis.last + 1)}
            />
          )}
          {hasSecrets && (
            <CheckBox isChecked={isWithSecrets} onChange={setWithSecrets}>
              {t('print.withSupport')}
            </CheckBox>
          )}
          <Button
            variant="quiet"
            icon={Printer}
            keys="Ctrl P"
            isDisabled={isPrinting || isNothingToPrint}
            onPress={print}
          >
            {t('print.act')}
          </Button>
        </div>
      </div>
      {outcome !== undefined && (
        <Banner tone={outcome === 'saved' ? 'ok' : 'error'}>
          {outcome === 'saved' ? t('print.saved') : t(`print.error.${outcome}`)}
        </Banner>
      )}
      <Chart timeline={timeline} shown={shown} onOpen={jumpTo} />
      <TimelineList timeline={timeline} onOpen={jumpTo} />
      <Legend timeline={timeline} hasKeys />
      {isPrinting && (
        <PrintSheet
          timeline={onPaper}
          shown={shownOf(onPaper, range, day)}
          student={student}
          today={today}
          isSecret={hasSecrets && isWithSecrets}
          onReady={() => void save()}
        />
      )}
    </div>
  );
}
