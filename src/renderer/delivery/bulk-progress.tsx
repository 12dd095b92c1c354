import { CircleCheck, CircleHelp, Hourglass, type LucideIcon, X } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import styles from './bulk-progress.module.css';
import type { Bulk } from './bulk.ts';
import type { DeliveryStatus } from './delivery-loop.ts';

export interface BulkProgressProps {
  readonly bulk: Bulk;
  readonly status: DeliveryStatus;
  /** How many have not left and can be taken back. */
  readonly cancellable: number;
  readonly onCancel: () => void;
}

/** How far many deliveries have come, about how long the rest takes, and the way to take back those that have not left. */
export function BulkProgress({ bulk, status, cancellable, onCancel }: BulkProgressProps) {
  const { t } = useTranslation('deliveries');
  const titleId = useId();
  const [isAsking, setAsking] = useState(false);
  const { delivered, unclear, waiting, restMs } = bulk;
  const total = delivered + unclear + waiting;
  const done = delivered + unclear;
  return (
    <section className={styles.bulk} aria-labelledby={titleId}>
      <h2 id={titleId}>{t('bulk.title', { count: total })}</h2>
      <progress className={styles.progress} aria-label={t('bulk.progress')} max={total} value={done} />
      <ul className={styles.counts}>
        <Count icon={CircleCheck} tone="ok" text={t('bulk.delivered', { count: delivered })} />
        {unclear > 0 && <Count icon={CircleHelp} tone="warn" text={t('bulk.unclear', { count: unclear })} />}
        <Count icon={Hourglass} tone="quiet" text={t('bulk.waiting', { count: waiting })} />
      </ul>
      <p className={styles.handled}>
        <strong>{t('bulk.handled', { done, total })}</strong> {t('bulk.handledWord')}
        {status.state === 'sending' && restMs !== undefined && <Rest milliseconds={restMs} />}
      </p>
      {cancellable > 0 && !isAsking && (
        <Button className={styles.cancel} icon={X} onPress={() => setAsking(true)}>
          {t('bulk.cancel', { count: cancellable })}
        </Button>
      )}
      {cancellable > 0 && isAsking && (
        <div className={styles.question} role="group" aria-label={t('bulk.question', { count: cancellable })}>
          <div>
            <strong>{t('bulk.question', { count: cancellable })}</strong>
            <p>{t('bulk.consequence')}</p>
          </div>
          <div className={styles.buttons}>
            <Button
              variant="danger"
              onPress={() => {
                setAsking(false);
                onCancel();
              }}
            >
              {t('bulk.yes')}
            </Button>
            <Button autoFocus onPress={() => setAsking(false)}>
              {t('bulk.no')}
            </Button>
          </div>
        </div>
      )}
    </section>
  );
}

function Count({ icon: Icon, tone, text }: { icon: LucideIcon; tone: 'ok' | 'warn' | 'quiet'; text: string }) {
  return (
    <li data-tone={tone}>
      <Icon aria-hidden="true" />
      {text}
    </li>
  );
}

/** "noin 4 min" */
function Rest({ milliseconds }: { readonly milliseconds: number }) {
  const { t } = useTranslation('deliveries');
  const minutes = Math.round(milliseconds / 60_000);
  const text =
    minutes < 1
      ? t('bulk.underMinute')
      : minutes < 90
        ? t('bulk.minutes', { count: minutes })
        : t('bulk.hours', { count: Math.round(minutes / 60) });
  return <span className={styles.rest}>{text}</span>;
}
