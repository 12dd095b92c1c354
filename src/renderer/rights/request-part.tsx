import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SummaryNames } from '../../shared/hoks/field-spec.ts';
import type { Student } from '../db/records.ts';
import type { Store } from '../db/store.ts';
import { useConsentText } from '../meeting/consent-text.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { requestReport } from './request-report.ts';
import styles from './rights-page.module.css';
import { readSubjectData, type SubjectData } from './subject-data.ts';
import type { SavingReports } from './use-saving-reports.tsx';

interface RequestPartProps {
  readonly store: Store;
  readonly student: Student;
  readonly names: SummaryNames;
  readonly saving: SavingReports;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** The student asks what is held of them: all of it, to be read or to be taken along. */
export function RequestPart({ store, student, names, saving, now }: RequestPartProps) {
  const { t } = useTranslation(['rights', 'meeting']);
  const consentText = useConsentText();
  /** How many records could not be read. */
  const [unreadable, setUnreadable] = useState<number | 'all'>(0);
  const withData = async (give: (data: SubjectData) => void) => {
    setUnreadable(0);
    try {
      const data = await readSubjectData(store, student);
      setUnreadable(data.unreadable);
      give(data);
    } catch {
      setUnreadable('all');
    }
  };
  return (
    <>
      <h3>{t('request.title')}</h3>
      <p className={styles.quiet}>{t('request.lead')}</p>
      {unreadable === 'all' && <Banner tone="error">{t('request.unreadable')}</Banner>}
      {unreadable !== 'all' && unreadable > 0 && (
        <Banner tone="warn">{t('request.notWhole', { count: unreadable })}</Banner>
      )}
      <div className={styles.actions}>
        <Button
          aria-label={`${t('request.title')}: ${t('pdf')}`}
          isDisabled={saving.isBusy}
          onPress={() =>
            void withData(
              (data) =>
                void saving.savePdf('tietopyynto', requestReport(data, { t, names, consentText }, now()), student.id),
            )
          }
        >
          {t('pdf')}
        </Button>
        <Button
          aria-label={`${t('request.title')}: ${t('json')}`}
          isDisabled={saving.isBusy}
          onPress={() => void withData((data) => void saving.saveJson('tietopyynto', data, student.id))}
        >
          {t('json')}
        </Button>
      </div>
    </>
  );
}
