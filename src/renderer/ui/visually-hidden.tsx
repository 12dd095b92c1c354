import type { ReactNode } from 'react';
import styles from './visually-hidden.module.css';

/** For screen readers only. `isLive`: read aloud whenever it changes. */
export function VisuallyHidden({
  isLive = false,
  children,
}: {
  readonly isLive?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <span className={styles.hidden} role={isLive ? 'status' : undefined}>
      {children}
    </span>
  );
}
