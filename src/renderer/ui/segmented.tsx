import { useId } from 'react';
import styles from './segmented.module.css';

export interface SegmentedProps<Choice extends string> {
  /** Names the group; not shown when `isLabelHidden`. */
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly choices: readonly { readonly choice: Choice; readonly text: string; readonly lang?: string }[];
  /** Undefined until something is chosen. */
  readonly value: Choice | undefined;
  readonly onChange: (choice: Choice) => void;
}

/** A choice among a few that looks like one control and is a radio group. */
export function Segmented<Choice extends string>({
  label,
  isLabelHidden,
  choices,
  value,
  onChange,
}: SegmentedProps<Choice>) {
  const name = useId();
  return (
    <fieldset className={styles.group}>
      <legend className={isLabelHidden ? styles.hiddenLegend : styles.legend}>{label}</legend>
      <div className={styles.segments}>
        {choices.map(({ choice, text, lang }) => (
          <label key={choice} lang={lang}>
            <input type="radio" name={name} checked={choice === value} onChange={() => onChange(choice)} />
            {text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
