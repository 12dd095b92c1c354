import styles from './fact-list.module.css';

interface FactListProps {
  /** Names the list for who hears it. */
  readonly label?: string;
  /** Name and value, in their order. */
  readonly facts: readonly (readonly [name: string, value: string])[];
}

/** What is known of a thing, a line each. */
export function FactList({ label, facts }: FactListProps) {
  return (
    <dl className={styles.facts} aria-label={label}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
