import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { diaarinumeroSchema } from '../../shared/reference/reference-set.ts';
import { Button } from '../ui/button.tsx';
import { Field, Fields } from '../ui/field.tsx';
import styles from './reference-section.module.css';

/** A qualification that neither came with the app nor is in any study right yet, by its number. */
export function AddPeruste(props: { readonly isBusy: boolean; readonly onAdd: (diaarinumero: string) => void }) {
  const { t } = useTranslation('reference');
  const [typed, setTyped] = useState('');
  const [isAsked, setAsked] = useState(false);
  const diaarinumero = typed.trim().toUpperCase();
  const isRight = diaarinumeroSchema.safeParse(diaarinumero).success;

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setAsked(true);
    if (isRight && !props.isBusy) props.onAdd(diaarinumero);
  };

  return (
    <form className={styles.add} onSubmit={submit} noValidate>
      <Fields>
        <Field
          label={t('add.label')}
          span={6}
          help={t('add.help')}
          value={typed}
          onChange={setTyped}
          problem={isAsked && !isRight ? t('add.wrong') : undefined}
        />
      </Fields>
      <Button type="submit" isPending={props.isBusy}>
        {t('add.button')}
      </Button>
    </form>
  );
}
