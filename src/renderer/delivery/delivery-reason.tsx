import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Delivery } from '../../shared/delivery/delivery.ts';
import { explainDelivery } from '../../shared/delivery/explain.ts';
import type { Path, SummaryNames } from '../../shared/hoks/field-spec.ts';
import { fieldAt, placeName } from '../../shared/hoks/place.ts';
import type { Kieli } from '../../shared/kieli.ts';
import { koodinNimi } from '../../shared/reference/koodistot.ts';
import type { Plan } from '../db/records.ts';
import { useKieli } from '../kieli/i18n.ts';
import { showDate } from '../plan/date-entry.ts';
import { isDifference } from '../plan/plan-state.ts';
import { TextButton } from '../ui/button.tsx';
import { showTime } from '../ui/show-time.ts';
import styles from './delivery-reason.module.css';

export interface DeliveryReasonProps {
  readonly delivery: Delivery;
  readonly plan: Plan | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
  /** `path`: the place in the plan to go to. */
  readonly onOpenPlan: (planId: string, path?: Path) => void;
  /** What can be done. */
  readonly children: ReactNode;
}

/** What happened, why, what now; where in the plan, when eHOKS said so; codes only under the technical details. */
export function DeliveryReason({ delivery, plan, now, onOpenPlan, children }: DeliveryReasonProps) {
  const { t } = useTranslation('deliveries');
  const { kieli, teksti } = useKieli();
  const explanation = explainDelivery(delivery);
  if (explanation === undefined) return null;
  const { what, why, now: whatNow } = explanation;
  const places = placesOf(delivery, plan, kieli);
  const technical = [
    delivery.lastError,
    delivery.lastStatus === undefined ? undefined : `HTTP ${delivery.lastStatus}`,
    delivery.method?.toUpperCase(),
    t('attempts', { count: delivery.attempts }),
  ];
  return (
    <div
      className={styles.reason}
      data-blocked={(delivery.state === 'blocked' && !isDifference(delivery)) || undefined}
    >
      <div className={styles.cause}>
        <h2>{teksti(what)}</h2>
        <p>{teksti(why)}</p>
        {places.length > 0 && (
          <>
            <h3>{t('where')}</h3>
            <ul className={styles.places}>
              {places.map(({ words, path }) => (
                <li key={words}>
                  {plan ? <TextButton onPress={() => onOpenPlan(plan.id, path)}>{words}</TextButton> : words}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <div className={styles.next}>
        <h3>{t('whatNow')}</h3>
        <p>{teksti(whatNow)}</p>
        {delivery.state === 'queued' && delivery.nextAttemptAt > now && (
          <p className={styles.faint}>{t('nextAttempt', { time: showTime(delivery.nextAttemptAt, kieli) })}</p>
        )}
      </div>
      <div className={styles.buttons}>
        {children}
        <details>
          <summary>{t('technical')}</summary>
          <code>{technical.filter((piece) => piece !== undefined).join(' · ')}</code>
        </details>
      </div>
    </div>
  );
}

/** The places that eHOKS found fault with, each once: "Ajoneuvon määräaikaishuolto, jakso 2: Osa-aikaisuus". */
function placesOf({ findings = [] }: Delivery, plan: Plan | undefined, kieli: Kieli) {
  const names: SummaryNames = { kieli, codeName: (uri) => koodinNimi(uri, kieli)?.nimi ?? uri, date: showDate };
  const places = new Map<string, Path>();
  for (const { path } of findings) {
    const place = plan === undefined ? '' : placeName(path, plan.document, names);
    const words = [place, fieldAt(path)?.label[kieli] ?? ''].filter(Boolean).join(': ');
    if (words !== '' && !places.has(words)) places.set(words, path);
  }
  return [...places].map(([words, path]) => ({ words, path }));
}
