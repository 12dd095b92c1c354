import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AwaitsReview } from '../db/records.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';

interface ReviewNoticeProps {
  readonly awaits: AwaitsReview;
  readonly onReviewed: () => void;
}

/** What came from elsewhere is a draft until a person has gone through it for this student. */
export function ReviewNotice({ awaits, onReviewed }: ReviewNoticeProps) {
  const { t } = useTranslation('templates');
  return (
    <Banner
      tone="info"
      title={t(`review.${awaits.from}`)}
      actions={
        <Button icon={Check} onPress={onReviewed}>
          {t('review.done')}
        </Button>
      }
    >
      {t(`review.${awaits.from}Text`)}
    </Banner>
  );
}
