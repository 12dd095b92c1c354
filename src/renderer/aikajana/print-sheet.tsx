import { useEffect, useEffectEvent } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { nimiKielella } from '../../shared/reference/nimi.ts';
import type { Student } from '../db/records.ts';
import { useKieli } from '../kieli/i18n.ts';
import { showDate } from '../plan/date-entry.ts';
import { useReference } from '../plan/editor-context.ts';
import styles from './sheet.module.css';
import type { PlanTimeline, Shown } from './chart-data.ts';
import { Chart } from './chart.tsx';
import { Legend } from './legend.tsx';
import { ProblemLinks } from './problem-links.tsx';

interface PrintSheetProps {
  readonly timeline: PlanTimeline;
  readonly shown: Shown;
  readonly student: Student;
  readonly today: string;
  /** It shows support too, which is secret by law: the paper says so. */
  readonly isSecret: boolean;
  /** The sheet is there: what is printed from now on is it. */
  readonly onReady: () => void;
}

/** The timeline on A4, and nothing else of the window. It is on no screen. */
export function PrintSheet({ timeline, shown, student, today, isSecret, onReady }: PrintSheetProps) {
  const { t } = useTranslation('aikajana');
  const { kieli } = useKieli();
  const { peruste } = useReference();
  const ready = useEffectEvent(onReady);
  useEffect(() => ready(), []);
  const qualification = peruste ?? student.opiskeluoikeus.suoritukset?.[0]?.koulutusmoduuli?.tunniste?.nimi;
  return createPortal(
    <section className={styles.sheet} data-print-sheet>
      <header>
        <h1>{student.nimi}</h1>
        <p>
          {[
            t('print.title'),
            qualification && nimiKielella(qualification, kieli)?.nimi,
            student.ryhma,
            t('print.printedAt', { date: showDate(today) }),
            isSecret && t('print.secret'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </header>
      {timeline.problems.length > 0 && <ProblemLinks timeline={timeline} />}
      <Chart timeline={timeline} shown={shown} />
      <Legend timeline={timeline} />
    </section>,
    document.body,
  );
}
