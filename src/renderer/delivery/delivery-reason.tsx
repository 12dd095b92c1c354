import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Delivery } from '../../shared/delivery/delivery.ts';
import { explain } from '../../shared/delivery/explain.ts';
import type { Path, SummaryNames } from '../../shared/hoks/field-spec.ts';
import { fieldAt, placeName } from '../../shared/hoks/place.ts';
import type { Kieli } from '../../shared/kieli.ts';
import { koodinNimi } from '../../shared/reference/koodistot.ts';
import type { Plan } from '../db/records.ts';
import { useKieli } from '../kieli/i18n.ts';
import { showDate } from '../plan/date-entry.ts';
import styles from './deliveries-page.module.css';

export interface DeliveryReasonProps {
  readonly delivery: Delivery;
  readonly plan: Plan | undefined;
  /** What can be done. */
  readonly children: ReactNode;
}

/** What happened, why, what now; where in the plan, when eHOKS said so; codes only under the technical details. */
export function DeliveryReason({ delivery, plan, children }: DeliveryReasonProps) {
  const { t } = useTranslation('deliveries');
  const { kieli, teksti } = useKieli();
  if (delivery.lastError === undefined) return null;
  const { what, why, now } = explain(delivery.lastError);
  const places = new Set((delivery.findings ?? []).map(({ path }) => whereIs(path, plan, kieli)).filter(Boolean));
  return (
    <div className={styles.reason}>
      <div>
        <h2>{teksti(what)}</h2>
        <p>{teksti(why)}</p>
        {places.size > 0 && (
          <>
            <h3>{t('where')}</h3>
            <ul className={styles.places}>
              {[...places].map((place) => (
                <li key={place}>{place}</li>
              ))}
            </ul>
          </>
        )}
        <details>
          <summary>{t('technical')}</summary>
          <code>
            {[delivery.lastError, delivery.method?.toUpperCase(), delivery.attempts].filter(Boolean).join(' · ')}
          </code>
        </details>
      </div>
      <div>
        <h3>{t('whatNow')}</h3>
        <p>{teksti(now)}</p>
      </div>
      <div className={styles.buttons}>{children}</div>
    </div>
  );
}

/** "Ajoneuvon määräaikaishuolto, jakso 2: Osa-aikaisuus" */
function whereIs(path: Path, plan: Plan | undefined, kieli: Kieli): string {
  const names: SummaryNames = { kieli, codeName: (uri) => koodinNimi(uri, kieli)?.nimi ?? uri, date: showDate };
  const place = plan === undefined ? '' : placeName(path, plan.document, names);
  const field = fieldAt(path)?.label[kieli] ?? '';
  return [place, field].filter(Boolean).join(': ');
}
