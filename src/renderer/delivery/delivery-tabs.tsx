import { OctagonX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './delivery-tabs.module.css';
import { type DeliveryFilter, deliveryFilters } from './delivery-rows.ts';

export interface DeliveryTabsProps {
  readonly filter: DeliveryFilter;
  readonly counts: Readonly<Record<DeliveryFilter, number>>;
  readonly onFilter: (filter: DeliveryFilter) => void;
}

/** Narrows the list; each says how many it shows. */
export function DeliveryTabs({ filter, counts, onFilter }: DeliveryTabsProps) {
  const { t } = useTranslation('deliveries');
  // Few work that way: its tab is there when there is something under it.
  const shown = deliveryFilters.filter((name) => name !== 'manual' || counts.manual > 0 || filter === 'manual');
  return (
    <nav className={styles.tabs} aria-label={t('filters')}>
      <ul>
        {shown.map((name) => (
          <li key={name}>
            <button
              type="button"
              className={styles.tab}
              aria-current={name === filter ? 'true' : undefined}
              onClick={() => onFilter(name)}
            >
              {name === 'blocked' && <OctagonX aria-hidden="true" />}
              {t(`filter.${name}`)}{' '}
              <span
                className={styles.count}
                data-needs-person={((name === 'blocked' || name === 'manual') && counts[name] > 0) || undefined}
              >
                {counts[name]}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
