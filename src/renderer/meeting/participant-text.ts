import { useTranslation } from 'react-i18next';
import type { Participant } from '../../shared/meeting/meeting.ts';

/** A participant in words: "Eetu Lampisuo, opiskelija", "Huoltaja". */
export function useParticipantText(): (person: Participant) => string {
  const { t } = useTranslation('meeting');
  return ({ role, nimi }) => {
    if (role === 'student') return t('agree.student', { name: nimi });
    if (nimi === '' && (role === 'guardian' || role === 'workplace')) return t(`agree.${role}`);
    return nimi;
  };
}
