import { useState } from 'react';
import { ComboBox, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import type { Fact, RememberedKind } from '../../../shared/hoks/field-spec.ts';
import { isDraft } from '../../../shared/hoks/json-shape.ts';
import { keyOf, type RegisterEntry } from '../../../shared/register/register.ts';
import type { RememberedGroup } from '../../../shared/register/sightings.ts';
import { fillingWith, onlyPersonAt, suggestionsFor } from '../../../shared/register/suggest.ts';
import { useEditor, useValue } from '../editor-context.ts';
import { useRegister } from '../../register/plan-register.tsx';
import { ComboInput, useGoOnByEnter } from './combo-input.tsx';
import styles from './fields.module.css';
import { FieldFrame, type FieldProps } from './field-frame.tsx';

/**
 * A name that may have been written before. It is free text; what is remembered is offered under it, and choosing fills the
 * whole group of fields that the field list says belongs to the name.
 */
export function RememberedTextWidget({ field, path, group }: FieldProps & { readonly group: RememberedGroup }) {
  const { document } = useEditor();
  const value = useValue(path);
  const text = typeof value === 'string' ? value : '';
  const register = useRegister();
  const [isTyping, setTyping] = useState(false);
  const [isFocused, setFocused] = useState(false);
  // Only for the list to close itself: the field's value is its text.
  const [chosen, setChosen] = useState<string | null>(null);
  const { hearKey, takeAndGoOn } = useGoOnByEnter();

  const draft = () => {
    const around = document.valueAt(group.partPath);
    return isDraft(around) ? around : {};
  };
  const known = isFocused ? register() : [];
  const offered = isFocused ? suggestionsFor(known, group.remembered, draft(), isTyping ? text : '') : [];

  const choose = (key: string) => {
    const entry = offered.find((one) => keyOf(one) === key);
    if (entry === undefined) return;
    document.setAll(fillingWith(entry, group, draft(), known));
    setChosen(key);
    setTyping(false);
  };

  return (
    <FieldFrame field={field} path={path} span={4} isGroup>
      {(control, labelId) => (
        <ComboBox
          className={styles.combo}
          aria-labelledby={labelId}
          aria-describedby={control['aria-describedby']}
          isInvalid={control['aria-invalid'] ?? false}
          allowsCustomValue
          items={offered.map((entry) => ({ id: keyOf(entry), entry }))}
          inputValue={text}
          selectedKey={chosen}
          menuTrigger={text === '' ? 'focus' : 'input'}
          onInputChange={(typed) => {
            setTyping(true);
            setChosen(null);
            document.set(path, typed === '' ? undefined : typed);
          }}
          onSelectionChange={(key) => {
            if (key === null) return setChosen(null);
            // What was filled in is not what has to be written next.
            takeAndGoOn(() => choose(String(key)));
          }}
        >
          <div className={styles.control} onKeyDownCapture={hearKey}>
            <ComboInput
              isTyping={isTyping && text.trim() !== ''}
              onArrive={() => setFocused(true)}
              onLeave={() => {
                setFocused(false);
                setTyping(false);
                setChosen(null);
                document.endStep();
              }}
            />
          </div>
          <Popover className={styles.popover}>
            <ListBox className={styles.options}>
              {({ id, entry }: { readonly id: string; readonly entry: RegisterEntry }) => (
                <ListBoxItem id={id} className={styles.option} textValue={entry.facts.nimi ?? ''}>
                  <span>{entry.facts.nimi}</span>
                  <span className={styles.optionFacts}>{factsLine(entry, group, known)}</span>
                </ListBoxItem>
              )}
            </ListBox>
          </Popover>
        </ComboBox>
      )}
    </FieldFrame>
  );
}

const shownFacts: Readonly<Record<RememberedKind, readonly Fact[]>> = {
  workplace: ['yTunnus'],
  workplacePerson: ['tyopaikka', 'sahkoposti'],
  staff: ['rooli'],
};

/** What tells the entry from others, and who comes along with it: nothing is filled in unseen. */
function factsLine(entry: RegisterEntry, { part }: RememberedGroup, known: readonly RegisterEntry[]): string {
  const person = part.remembers?.find(({ kind }) => kind === 'workplacePerson');
  const companion = entry.kind === 'workplace' && person ? onlyPersonAt(entry, person, known)?.facts.nimi : undefined;
  return [...shownFacts[entry.kind].map((fact) => entry.facts[fact]), companion].filter(Boolean).join(' · ');
}
