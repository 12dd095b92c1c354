import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

/** Where the rows would be: one sentence and what to do. */
export function EmptyState({ children, action }: { readonly children: ReactNode; readonly action?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <div>{children}</div>
      {action}
    </div>
  );
}
