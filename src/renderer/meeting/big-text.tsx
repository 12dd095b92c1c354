import { OctagonAlert } from 'lucide-react';
import { useId } from 'react';
import { LocalBadge } from '../ui/local-badge.tsx';
import styles from './agree.module.css';

interface BigTextProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: string;
  /** What is wrong, in a whole sentence. */
  readonly problem?: string;
  readonly autoFocus?: boolean;
}

/** Some lines of text in large type that never go to eHOKS. */
export function BigText({ label, value, onChange, help, problem, autoFocus }: BigTextProps) {
  const id = useId();
  const helpId = useId();
  return (
    <div className={styles.text}>
      <span className={styles.textLabel}>
        <label htmlFor={id}>{label}</label> <LocalBadge />
      </span>
      <textarea
        id={id}
        rows={3}
        spellCheck={false}
        autoComplete="off"
        autoFocus={autoFocus}
        value={value}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined && help === undefined ? undefined : helpId}
        onChange={(event) => onChange(event.target.value)}
      />
      {problem !== undefined ? (
        <p id={helpId} className={styles.problem} role="alert">
          <OctagonAlert aria-hidden="true" />
          {problem}
        </p>
      ) : (
        help !== undefined && (
          <p id={helpId} className={styles.help}>
            {help}
          </p>
        )
      )}
    </div>
  );
}
