import { useTranslation } from 'react-i18next';
import type { Plan } from '../db/records.ts';
import { showDate } from '../plan/date-entry.ts';
import { LocalBadge } from '../ui/local-badge.tsx';
import { ConsentHistory } from './consent-history.tsx';
import { useConsentText } from './consent-text.ts';
import { useParticipantText } from './participant-text.ts';
import styles from './recorded-beside.module.css';

/** What has been recorded beside the plan: meetings, newest first, and consents with their answers. */
export function RecordedBeside({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation('meeting');
  const textOf = useParticipantText();
  const consentText = useConsentText();
  const meetings = plan.keskustelut ?? [];
  const consents = (plan.suostumukset ?? []).filter(({ history }) => history.length > 0);
  return (
    <>
      {meetings.length > 0 && (
        <section className={styles.beside}>
          <h3>
            {t('record.meetings')} <LocalBadge />
          </h3>
          <ol>
            {meetings.toReversed().map(({ id, otherRecordOf, date, present, suits, wish, notes, nextReview }) => (
              <li key={id}>
                <strong>{t('record.meetingOn', { date: showDate(date) })}</strong>
                {otherRecordOf !== undefined && <em>{t('record.otherRecord')}</em>}
                {present.length > 0 && <span>{t('record.with', { people: present.map(textOf).join('; ') })}</span>}
                {suits !== undefined && <span>{t(suits ? 'record.suits' : 'record.changes')}</span>}
                {wish !== undefined && <span>{t('record.wish', { text: wish })}</span>}
                {notes !== undefined && <span>{t('record.notes', { text: notes })}</span>}
                {nextReview !== undefined && <span>{t('record.nextReview', { date: showDate(nextReview) })}</span>}
              </li>
            ))}
          </ol>
        </section>
      )}
      {consents.length > 0 && (
        <section className={styles.beside}>
          <h3>
            {t('record.consents')} <LocalBadge />
          </h3>
          <ul>
            {consents.map((consent) => (
              <li key={`${consent.recipient} ${consent.nimi} ${consent.scope}`}>
                <strong>{consentText(consent)}</strong>
                <ConsentHistory consent={consent} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
