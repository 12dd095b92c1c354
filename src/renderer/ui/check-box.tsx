import type { ReactNode } from 'react';
import styles from './check-box.module.css';

export interface CheckBoxProps {
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  readonly isDisabled?: boolean;
  /** Its name when the words beside it are not enough. */
  readonly label?: string;
  readonly help?: ReactNode;
  readonly children: ReactNode;
}

/** The system's own box with its words beside it; a click on the words is a click on the box. */
export function CheckBox({ isChecked, onChange, isDisabled, label, help, children }: CheckBoxProps) {
  return (
    <label className={styles.choice}>
      <input
        type="checkbox"
        checked={isChecked}
        disabled={isDisabled}
        aria-label={label}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        {children}
        {help !== undefined && <span className={styles.help}>{help}</span>}
      </span>
    </label>
  );
}
