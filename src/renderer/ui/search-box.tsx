import { Search, X } from 'lucide-react';
import type { Ref } from 'react';
import { Button, Input, Label, SearchField } from 'react-aria-components';
import styles from './search-box.module.css';

export interface SearchBoxProps {
  /** For screen readers; the placeholder tells the same to everyone else. */
  readonly label: string;
  readonly placeholder: string;
  readonly clearLabel: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly inputRef?: Ref<HTMLInputElement>;
  /** From the search into what was found. */
  readonly onArrowDown?: () => void;
  readonly autoFocus?: boolean;
}

/** Searches while typing; Escape empties it. */
export function SearchBox(props: SearchBoxProps) {
  const { label, placeholder, clearLabel, value, onChange, inputRef, onArrowDown, autoFocus } = props;
  return (
    <SearchField className={styles.search} value={value} onChange={onChange} autoComplete="off" autoFocus={autoFocus}>
      <Label className={styles.label}>{label}</Label>
      <Search className={styles.icon} aria-hidden="true" />
      <Input
        className={styles.input}
        placeholder={placeholder}
        ref={inputRef}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || onArrowDown === undefined) return;
          event.preventDefault();
          onArrowDown();
        }}
      />
      {value !== '' && (
        <Button className={styles.clear} aria-label={clearLabel}>
          <X aria-hidden="true" />
        </Button>
      )}
    </SearchField>
  );
}
