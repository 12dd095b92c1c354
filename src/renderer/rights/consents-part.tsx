import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, type Consent, isGiven } from '../../shared/meeting/consents.ts';
import type { Report } from '../../shared/rights/report.ts';
import type { Plan, Student } from '../db/records.ts';
import type { Store } from '../db/store.ts';
import { ConsentHistory } from '../meeting/consent-history.tsx';
import { useConsentText } from '../meeting/consent-text.ts';
import { answerConsent } from '../meeting/meeting-record.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import styles from './rights-page.module.css';
import type { SavingReports } from './use-saving-reports.tsx';

interface ConsentsPartProps {
  readonly store: Store;
  readonly student: Student;
  readonly plan: Plan;
  readonly saving: SavingReports;
  readonly by: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** What the student has been asked and has answered; what was given can be taken back. */
export function ConsentsPart({ store, student, plan, saving, by, now }: ConsentsPartProps) {
  const { t } = useTranslation(['rights', 'meeting']);
  const textOf = useConsentText();
  const [isLost, setLost] = useState(false);
  const consents = plan.suostumukset ?? [];
  const withdraw = async (consent: Consent) => {
    setLost(false);
    try {
      await answerConsent(store, plan.id, consent, false, { at: now(), by });
    } catch {
      setLost(true);
    }
  };
  const form = (): Report => ({
    title: t('consents.report'),
    lines: [t('disclosure.student', { nimi: student.nimi }), t('consents.reportLead')],
    sections: consents.map((consent) => ({
      title: textOf(consent),
      rows: [
        {
          label: t('consents.answer'),
          value: answerOf(consent) === 'unanswered' ? '–' : t(`meeting:consent.state.${answerOf(consent)}`),
          depth: 0,
        },
      ],
      signatures: [t('consents.studentSigns'), t('consents.recorderSigns')],
    })),
  });
  return (
    <>
      <h3>{t('consents.title')}</h3>
      <p className={styles.quiet}>{t('consents.lead')}</p>
      {isLost && <Banner tone="error">{t('notSaved')}</Banner>}
      {consents.length === 0 ? (
        <p className={styles.quiet}>{t('consents.none')}</p>
      ) : (
        <>
          <ul className={styles.lines} aria-label={t('consents.title')}>
            {consents.map((consent) => (
              <li key={textOf(consent)}>
                <span>{textOf(consent)}</span>
                <div>
                  {answerOf(consent) === 'unanswered' ? (
                    t('meeting:consent.state.unanswered')
                  ) : (
                    <ConsentHistory consent={consent} />
                  )}
                </div>
                <div>
                  {isGiven(consent) && (
                    <Button
                      aria-label={t('consents.withdraw', { what: textOf(consent) })}
                      onPress={() => void withdraw(consent)}
                    >
                      {t('consents.withdrawShort')}
                    </Button>
                  )}
                </div>
              </li>
            ))}
          </ul>
          <div>
            <Button isDisabled={saving.isBusy} onPress={() => void saving.savePdf('suostumukset', form(), plan.id)}>
              {t('consents.print')}
            </Button>
          </div>
        </>
      )}
    </>
  );
}
