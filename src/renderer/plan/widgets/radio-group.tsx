import type { KeyboardEvent } from 'react';
import styles from './fields.module.css';
import type { ControlProps } from './field-frame.tsx';

interface RadioOption {
  readonly key: string;
  readonly text: string;
  readonly lang?: string | undefined;
}

interface RadioGroupProps {
  readonly control: ControlProps;
  readonly labelId: string;
  readonly options: readonly RadioOption[];
  readonly chosen: string | undefined;
  readonly onChoose: (key: string) => void;
}

/** A few choices side by side. One key chooses: an arrow, the choice's number, or the letter it begins with. */
export function RadioGroup({ control, labelId, options, chosen, onChoose }: RadioGroupProps) {
  const chooseByKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = options.findIndex(({ key }) => key === chosen);
    const wanted = optionForKey(
      event.key,
      options.map(({ text }) => text),
      at,
    );
    const option = wanted === undefined ? undefined : options[wanted];
    if (wanted === undefined || option === undefined) return;
    event.preventDefault();
    event.currentTarget.closest('[role="radiogroup"]')?.querySelectorAll('input').item(wanted).focus();
    onChoose(option.key);
  };
  return (
    <div
      className={styles.seg}
      role="radiogroup"
      aria-labelledby={labelId}
      aria-describedby={control['aria-describedby']}
      aria-invalid={control['aria-invalid']}
    >
      {options.map(({ key, text, lang }) => (
        <label key={key} lang={lang}>
          <input
            type="radio"
            name={control.id}
            checked={key === chosen}
            onChange={() => onChoose(key)}
            onKeyDown={chooseByKey}
          />
          {text}
        </label>
      ))}
    </div>
  );
}

/** Which choice a key means: its number, or the next one after `chosen` that begins with the letter. */
export function optionForKey(key: string, texts: readonly string[], chosen: number): number | undefined {
  if (key.length !== 1 || key === ' ') return undefined;
  if (/^[1-9]$/.test(key)) return Number(key) <= texts.length ? Number(key) - 1 : undefined;
  const letter = key.toLocaleLowerCase('fi');
  const after = texts.map((_, i) => (chosen + 1 + i) % texts.length);
  return after.find((i) => texts[i]?.toLocaleLowerCase('fi').startsWith(letter));
}
