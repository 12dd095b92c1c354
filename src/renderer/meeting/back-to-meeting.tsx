import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import styles from './meeting.module.css';

/** Over the editor while something is mended in the middle of a meeting. */
export function BackToMeeting({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation('meeting');
  return (
    <div className={styles.back} role="status">
      <span>{t('fixing')}</span>
      <Button variant="main" icon={ArrowLeft} keys="Esc" onPress={onBack}>
        {t('backToMeeting')}
      </Button>
    </div>
  );
}
