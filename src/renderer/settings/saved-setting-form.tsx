import { type ReactNode, type SyntheticEvent, useState } from 'react';
import type { Settings, Store } from '../db/store.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Fields } from '../ui/field.tsx';
import styles from './settings-page.module.css';

export interface SavedSettingFormProps {
  readonly store: Pick<Store, 'settings' | 'saveSettings'>;
  /** What is to be saved; undefined while something in the fields is not right. */
  readonly setting: Partial<Settings> | undefined;
  readonly texts: { readonly save: string; readonly saved: string; readonly notSaved: string };
  /** The fields. `isAsked`: the person has tried to save, so what is missing is said. */
  readonly children: (isAsked: boolean) => ReactNode;
}

/** A setting that is saved by its own button and says what became of it. The others stay as they are stored. */
export function SavedSettingForm({ store, setting, texts, children }: SavedSettingFormProps) {
  const [isAsked, setAsked] = useState(false);
  const [outcome, setOutcome] = useState<'saved' | 'notSaved'>();

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setAsked(true);
    setOutcome(undefined);
    if (setting === undefined) return;
    try {
      await store.saveSettings({ ...(await store.settings()), ...setting });
      setOutcome('saved');
    } catch {
      setOutcome('notSaved');
    }
  };

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <Fields>{children(isAsked)}</Fields>
      {outcome && <Banner tone={outcome === 'saved' ? 'ok' : 'error'}>{texts[outcome]}</Banner>}
      <Button type="submit">{texts.save}</Button>
    </form>
  );
}
