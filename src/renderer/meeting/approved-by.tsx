import { useTranslation } from 'react-i18next';
import { type ApprovalRecord, counselorText } from '../../shared/meeting/meeting.ts';
import { useParticipantText } from './participant-text.ts';

/** Who approved and with whom, in one or two lines; nothing for a version that was approved before it was recorded. */
export function ApprovedBy({ hyvaksynta }: { readonly hyvaksynta: ApprovalRecord | undefined }) {
  const { t } = useTranslation('meeting');
  const textOf = useParticipantText();
  if (hyvaksynta === undefined) return null;
  const { approver, present, manner } = hyvaksynta;
  const people = present.map(textOf).join('; ');
  return (
    <>
      <span>{t('record.approvedBy', { name: counselorText(approver) })}</span>
      <span>
        {people === '' ? t('record.alone') : t('record.with', { people })}
        {manner && `, ${t(`record.${manner}`)}`}
      </span>
    </>
  );
}
