import { useTranslation } from 'react-i18next';
import { Dashes } from './block.tsx';
import type { Demonstration } from './meeting-plan.ts';
import styles from './meeting.module.css';

/** What is shown, where, and who looks at it. */
export function DemonstrationText({ demonstration }: { readonly demonstration: Demonstration }) {
  const { t } = useTranslation('meeting');
  const { what, place, content, assessors } = demonstration;
  return (
    <>
      <p>
        <strong>{what || t('unnamed')}</strong>
      </p>
      {content.length > 0 && <Dashes lines={content} />}
      <dl className={styles.facts}>
        <div>
          <dt>{t('show.place')}</dt>
          <dd>{place || t('notKnown')}</dd>
        </div>
        <div>
          <dt>{t('show.assessors')}</dt>
          <dd>{assessors.join(', ') || t('notKnown')}</dd>
        </div>
      </dl>
    </>
  );
}
