import type { ReactNode } from 'react';
import styles from './page-head.module.css';

export interface PageHeadProps {
  readonly title: string;
  /** Beside the title: search, state. */
  readonly children?: ReactNode;
  /** At the far end: the page's own actions. */
  readonly end?: ReactNode;
}

/** Title of a main page and what can be done on it. */
export function PageHead({ title, children, end }: PageHeadProps) {
  return (
    <div className={styles.head}>
      <h1>{title}</h1>
      {children}
      {end !== undefined && <div className={styles.end}>{end}</div>}
    </div>
  );
}
