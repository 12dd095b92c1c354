import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './chip.module.css';

/** States that need nobody have no fill; those that need somebody have one. */
export type ChipTone = 'quiet' | 'none' | 'ok' | 'ready' | 'change' | 'warn' | 'error';

export interface ChipProps {
  readonly tone: ChipTone;
  readonly icon: LucideIcon;
  readonly children: ReactNode;
}

/** A state: icon and word, colour third. */
export function Chip({ tone, icon: Icon, children }: ChipProps) {
  return (
    <span className={styles.chip} data-tone={tone}>
      <Icon aria-hidden="true" />
      {children}
    </span>
  );
}
