import { CalendarCheck, Hand, Monitor, Users } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Counselor, textsWithHetu } from '../../shared/meeting/meeting.ts';
import { useKieli } from '../kieli/i18n.ts';
import type { Plan } from '../db/records.ts';
import { readDateEntry, showDate, showWeekday, weekNumber } from '../plan/date-entry.ts';
import { Field } from '../ui/field.tsx';
import { Block } from './block.tsx';
import { BigText } from './big-text.tsx';
import { ConsentsBlock } from './consents-block.tsx';
import { possibleParticipants } from './participants.ts';
import { PresentList } from './present-list.tsx';
import styles from './agree.module.css';
import meetingStyles from './meeting.module.css';
import type { MeetingDesk } from './use-meeting.ts';

interface AgreeStepProps {
  readonly desk: MeetingDesk;
  readonly student: string;
  readonly counselor: Counselor | undefined;
  readonly representatives: readonly string[];
  readonly suostumukset: Plan['suostumukset'];
}

/** The end of the meeting: who was there, what the student says, and to whom the data may be given. */
export function AgreeStep({ desk, student, counselor, representatives, suostumukset }: AgreeStepProps) {
  const { t } = useTranslation('meeting');
  const { kieli } = useKieli();
  const { meeting, change } = desk;
  const { date, present } = meeting;
  const suitsName = useId();
  return (
    <>
      <p className={meetingStyles.sub}>
        {t('agree.met', { date: `${showWeekday(date, kieli)} ${showDate(date)}` })}{' '}
        <span className={styles.local}>
          <Monitor aria-hidden="true" />
          {t('agree.local')}
        </span>
      </p>
      <div className={meetingStyles.cols}>
        <div>
          <Block icon={Users} title={t('agree.present')}>
            <PresentList
              possible={possibleParticipants({ student, counselor, representatives, present })}
              present={present}
              onChange={(changed) => change({ present: changed })}
              size="large"
            />
          </Block>
          <Block icon={Hand} title={t('agree.says', { name: student })}>
            <div role="radiogroup" aria-label={t('agree.says', { name: student })}>
              {([true, false] as const).map((suits) => (
                <label key={String(suits)} className={styles.big}>
                  <input
                    type="radio"
                    name={suitsName}
                    checked={meeting.suits === suits}
                    onChange={() => change({ suits })}
                  />
                  <span>{t(suits ? 'agree.suits' : 'agree.changes')}</span>
                </label>
              ))}
            </div>
            <BigText
              label={t('agree.wish')}
              value={meeting.wish ?? ''}
              onChange={(wish) => change({ wish: wish || undefined })}
              problem={textsWithHetu(meeting).includes('wish') ? t('notes.hetu') : undefined}
            />
          </Block>
          <Block icon={CalendarCheck} title={t('agree.next')}>
            <NextReview date={meeting.nextReview} today={date} onChange={(nextReview) => change({ nextReview })} />
          </Block>
        </div>
        <ConsentsBlock
          isAnswerLost={desk.isAnswerLost}
          consents={suostumukset}
          onAnswer={desk.answer}
          onAsk={desk.ask}
        />
      </div>
    </>
  );
}

interface NextReviewProps {
  readonly date: string | undefined;
  readonly today: string;
  readonly onChange: (date: string | undefined) => void;
}

/** A day as people write it; text that is no day stays as typed and is not kept. */
function NextReview({ date, today, onChange }: NextReviewProps) {
  const { t } = useTranslation(['meeting', 'plan']);
  const { kieli } = useKieli();
  const [typed, setTyped] = useState<string>();
  const [isWrong, setWrong] = useState(false);
  const week = date === undefined ? undefined : weekNumber(date);
  const take = () => {
    if (typed === undefined) return;
    const day = readDateEntry(typed, today);
    setWrong(day === undefined && typed.trim() !== '');
    if (day !== undefined || typed.trim() === '') {
      onChange(day);
      setTyped(undefined);
    }
  };
  return (
    <div className={styles.nextReview}>
      <div>
        <Field
          label={t('plan:datePlaceholder')}
          value={typed ?? (date === undefined ? '' : showDate(date))}
          onChange={setTyped}
          onBlur={take}
          size="large"
          problem={isWrong ? t('agree.nextWrong') : undefined}
        />
      </div>
      {week !== undefined && typed === undefined && (
        <p>
          {showWeekday(date ?? '', kieli)} {showDate(date ?? '')}, {t('agree.nextWeek', { week })}
        </p>
      )}
    </div>
  );
}
