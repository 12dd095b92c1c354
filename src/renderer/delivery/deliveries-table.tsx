import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Path } from '../../shared/hoks/field-spec.ts';
import { TextButton } from '../ui/button.tsx';
import table from '../ui/table.module.css';
import type { CopyOfPlan } from '../ui/copy-identifier.tsx';
import styles from './deliveries-table.module.css';
import { DeliveryLine } from './delivery-line.tsx';
import { type DeliveryGroup, type DeliveryRow, grouped } from './delivery-rows.ts';
import type { ByHandActions } from './use-delivery-actions.ts';

export interface DeliveriesTableProps {
  readonly rows: readonly DeliveryRow[];
  /** Epoch milliseconds. */
  readonly now: number;
  /** The same, read again by what counts minutes. */
  readonly clock: () => number;
  readonly onRetry: (deliveryId: string) => Promise<void>;
  readonly onWithdraw: (deliveryIds: readonly string[]) => Promise<void>;
  readonly byHand: ByHandActions;
  /** `path`: the place in the plan to go to. */
  readonly onOpenPlan: (planId: string, path?: Path) => void;
  readonly onCompare: (planId: string) => void;
  readonly copyIdentifier: CopyOfPlan;
}

const columns = ['time', 'student', 'what', 'state', 'deadline', 'ehoksId', 'action'] as const;

/** A group shows this many rows at first, and so many more each time more are asked for. */
const rowsAtATime = 100;

/**
 * The deliveries in their groups. Where the window is too narrow for the columns, each row becomes a few lines; Chromium
 * keeps the table a table for screen readers however its cells are laid out.
 */
export function DeliveriesTable({ rows, now, ...line }: DeliveriesTableProps) {
  const { t } = useTranslation('deliveries');
  const [limits, setLimits] = useState<Partial<Record<DeliveryGroup, number>>>({});
  const groups = grouped(rows, now);
  return (
    <div className={table.wrap}>
      <table className={`${table.table} ${styles.deliveries}`} aria-label={t('table')}>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col" className={styles[name]}>
                {t(`column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ group, rows: all }) => {
          const limit = limits[group] ?? rowsAtATime;
          return (
            <tbody key={group}>
              <tr className={styles.group}>
                <th scope="rowgroup" colSpan={columns.length}>
                  {t(`group.${group}`)} <span className={styles.faint}>{all.length}</span>
                </th>
              </tr>
              {all.slice(0, limit).map((row, index) => (
                <DeliveryLine
                  key={row.delivery.id}
                  {...line}
                  delivery={row.delivery}
                  plan={row.plan}
                  student={row.student}
                  now={now}
                  isOpenAtFirst={group === 'person' && index === 0}
                />
              ))}
              {all.length > limit && (
                <tr className={styles.more}>
                  <td colSpan={columns.length}>
                    <TextButton onPress={() => setLimits({ ...limits, [group]: limit + rowsAtATime })}>
                      {t('more', { count: Math.min(all.length - limit, rowsAtATime) })}
                    </TextButton>
                  </td>
                </tr>
              )}
            </tbody>
          );
        })}
      </table>
    </div>
  );
}
