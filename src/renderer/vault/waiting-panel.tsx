import { Clock, Upload } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Waiting } from '../../shared/delivery/deadline.ts';
import { nearMoment } from '../../shared/delivery/deadline-text.ts';
import { useKieli } from '../kieli/i18n.ts';
import styles from './vault.module.css';

/** What goes on only after the unlocking. Numbers and times: a locked page knows no more. */
export function WaitingPanel({ waiting: { count, nearest } }: { readonly waiting: Waiting }) {
  const { t } = useTranslation('locked');
  const { kieli } = useKieli();
  const [now] = useState(Date.now);
  return (
    <section className={styles.facts} aria-labelledby="odottaa">
      <h2 id="odottaa">{t('waiting')}</h2>
      <dl>
        <div>
          <dt>
            <Upload aria-hidden="true" />
            {t('queued')}
          </dt>
          <dd>{count}</dd>
        </div>
        {nearest !== null && (
          <div>
            <dt>
              <Clock aria-hidden="true" />
              {t(nearest < now ? 'late' : 'nearest')}
            </dt>
            <dd>{nearMoment(nearest, now, kieli)}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}
