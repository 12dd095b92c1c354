import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useKieli } from '../../kieli/i18n.ts';
import { useEditor, useFindingsAt, useValue } from '../editor-context.ts';
import { FindingMessages } from '../finding-messages.tsx';
import styles from './fields.module.css';
import { pathKey } from '../value-at.ts';
import { FieldFrame, type FieldProps } from './field-frame.tsx';
import { RadioGroup } from './radio-group.tsx';

/** Yes, no, or not answered yet, which is neither (R7). */
export function YesNoWidget({ field, path }: FieldProps) {
  const { t } = useTranslation('plan');
  const { document } = useEditor();
  const value = useValue(path);
  const choices = [
    { key: 'true', text: t('yes') },
    { key: 'false', text: t('no') },
  ];
  return (
    <FieldFrame field={field} path={path} span={6} isGroup>
      {(control, labelId) => (
        <RadioGroup
          control={control}
          labelId={labelId}
          options={choices}
          chosen={typeof value === 'boolean' ? String(value) : undefined}
          onChoose={(key) => document.set(path, key === 'true')}
        />
      )}
    </FieldFrame>
  );
}

/** Absent and false mean the same, so an empty box is stored as nothing. */
export function CheckboxWidget({ field, path }: FieldProps) {
  const { teksti } = useKieli();
  const { document } = useEditor();
  const value = useValue(path);
  const findings = useFindingsAt(path);
  const id = useId();
  const [helpId, messageId] = [`${id}-ohje`, `${id}-huomio`];
  const described = [findings.length > 0 && messageId, field.help && helpId].filter(Boolean).join(' ');
  return (
    <div className={`${styles.field} ${styles.span12} ${styles.notes}`} data-path={pathKey(path)} data-field="">
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={value === true}
          aria-describedby={described || undefined}
          aria-invalid={findings[0]?.blocks === true ? true : undefined}
          onChange={(event) => document.set(path, event.target.checked ? true : undefined)}
        />
        {teksti(field.label)}
      </label>
      <FindingMessages findings={findings} id={messageId} />
      {field.help && (
        <p className={styles.help} id={helpId}>
          <span>{teksti(field.help)}</span>
        </p>
      )}
    </div>
  );
}
