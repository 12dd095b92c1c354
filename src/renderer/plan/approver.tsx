import { useTranslation } from 'react-i18next';
import { containsHetu } from '../../shared/identifiers/hetu.ts';
import { counselorText, type Participant } from '../../shared/meeting/meeting.ts';
import { PresentList } from '../meeting/present-list.tsx';
import { Field, Fields } from '../ui/field.tsx';
import { LocalBadge } from '../ui/local-badge.tsx';
import { Segmented } from '../ui/segmented.tsx';
import styles from './approval.module.css';
import type { ApprovalRecordEntry } from './use-approval-record.ts';

interface ApproverProps {
  readonly entry: ApprovalRecordEntry;
  readonly possible: readonly Participant[];
}

/** Who approves, with whom and how. The name is asked once; it is changed in the settings. */
export function Approver({ entry, possible }: ApproverProps) {
  const { t } = useTranslation('meeting');
  const { counselor, typed, present, manner } = entry;
  return (
    <>
      {counselor ? (
        <dl className={styles.who}>
          <dt>{t('approver.label')}</dt>
          <dd>{counselorText(counselor)}</dd>
        </dl>
      ) : (
        <Fields>
          <Field
            label={t('approver.name')}
            isLocal
            value={typed.nimi}
            onChange={(nimi) => entry.type({ nimi })}
            help={t('approver.nameHelp')}
            problem={
              containsHetu(counselorText(typed))
                ? t('agree.personHetu')
                : entry.isNameMissing
                  ? t('approver.nameMissing')
                  : undefined
            }
          />
          <Field
            label={t('approver.role')}
            value={typed.rooli}
            onChange={(rooli) => entry.type({ rooli })}
            help={t('approver.rolePlaceholder')}
          />
        </Fields>
      )}
      <Segmented
        label={t('approver.manner')}
        choices={[
          { choice: 'met' as const, text: t('approver.met') },
          { choice: 'remote' as const, text: t('approver.remote') },
        ]}
        value={manner}
        onChange={entry.setManner}
      />
      <fieldset className={styles.present}>
        <legend>
          {t('approver.present')} <LocalBadge />
        </legend>
        <PresentList possible={possible} present={present} onChange={entry.setPresent} />
      </fieldset>
    </>
  );
}
