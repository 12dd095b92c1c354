import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, useRef } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useKieli } from '../../kieli/i18n.ts';
import { useEditor, useValue } from '../editor-context.ts';
import { readPastedList } from '../list-paste.ts';
import { focusNextField } from '../next-field.ts';
import styles from './fields.module.css';
import { FieldFrame, type FieldProps } from './field-frame.tsx';
import { RememberedTasks } from './remembered-tasks.tsx';
import { asText } from './text-widgets.tsx';

/** A list of texts, one a row that grows with its text. Enter makes a new row and leaves from an empty one, pasted lines become rows, the last row is always the next one to write. */
export function TextsWidget({ field, path }: FieldProps) {
  const { t } = useTranslation('plan');
  const { teksti } = useKieli();
  const { document } = useEditor();
  const value = useValue(path);
  const texts: readonly string[] = Array.isArray(value) ? value.map(asText) : [];
  const list = useRef<HTMLOListElement>(null);
  const label = teksti(field.label);

  /** Changes the list and goes to a row of it before the next key arrives. */
  const goTo = (index: number, change: () => unknown) => {
    flushSync(change);
    list.current?.querySelectorAll('textarea').item(index)?.focus();
  };
  const put = (next: readonly string[]) => document.set(path, next);
  const replaceAt = (index: number, ...items: readonly string[]) =>
    put([...texts.slice(0, index), ...items, ...texts.slice(index + 1)]);

  const move = (index: number, to: number) => {
    const text = texts[index];
    if (text === undefined || to < 0 || to >= texts.length) return;
    const others = texts.filter((_, i) => i !== index);
    goTo(to, () => document.setAll([{ path, value: [...others.slice(0, to), text, ...others.slice(to)] }]));
  };

  const remove = (index: number) =>
    goTo(Math.max(0, index - 1), () => document.setAll([{ path, value: texts.filter((_, i) => i !== index) }]));

  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>, index: number) => {
    const lines = readPastedList(event.clipboardData.getData('text/plain'));
    if (lines === undefined) return;
    event.preventDefault();
    const before = texts[index] ?? '';
    const rows = before === '' ? lines : [before, ...lines];
    document.endStep();
    goTo(index + rows.length - 1, () => replaceAt(index, ...rows));
    document.endStep();
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>, index: number) => {
    const text = texts[index];
    if (event.key === 'Enter' && !event.ctrlKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      if (text === undefined) return void focusNextField(event.currentTarget);
      const isLast = index === texts.length - 1;
      goTo(index + 1, () => !isLast && text !== '' && replaceAt(index, text, ''));
    } else if (event.key === 'Backspace' && text === '') {
      event.preventDefault();
      remove(index);
    } else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      move(index, event.key === 'ArrowUp' ? index - 1 : index + 1);
    }
  };

  // Empty rows are only places to write: they are not part of the plan once the person has left the list.
  const dropEmpty = () => {
    const filled = texts.filter((text) => text.trim() !== '');
    if (filled.length !== texts.length) put(filled);
    document.endStep();
  };

  return (
    <FieldFrame field={field} path={path} span={6} isGroup facts={<RememberedTasks path={path} />}>
      {(control, labelId) => (
        <ol className={styles.lines} ref={list} data-rows="" aria-labelledby={labelId}>
          {[...texts, undefined].map((text, index) => (
            // Rows are nothing but their place and text; the input keeps its focus while it is typed in.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index} data-row="">
              {text === undefined && <Plus aria-hidden="true" />}
              <textarea
                rows={1}
                value={text ?? ''}
                aria-describedby={control['aria-describedby']}
                aria-invalid={control['aria-invalid']}
                aria-label={
                  text === undefined
                    ? t('texts.new', { field: label })
                    : t('texts.row', { field: label, number: index + 1 })
                }
                placeholder={text === undefined ? t('texts.placeholder') : undefined}
                onChange={(event) => replaceAt(index, event.target.value)}
                onKeyDown={(event) => onKeyDown(event, index)}
                onPaste={(event) => onPaste(event, index)}
                onBlur={(event) => {
                  if (!list.current?.contains(event.relatedTarget)) dropEmpty();
                }}
              />
              {text !== undefined && (
                <span className={styles.rowTools}>
                  <button
                    type="button"
                    aria-label={t('moveUp')}
                    title={t('moveUp')}
                    disabled={index === 0}
                    onClick={() => move(index, index - 1)}
                  >
                    <ArrowUp aria-hidden="true" />
                  </button>
                  <button
                    type="button"
                    aria-label={t('moveDown')}
                    title={t('moveDown')}
                    disabled={index === texts.length - 1}
                    onClick={() => move(index, index + 1)}
                  >
                    <ArrowDown aria-hidden="true" />
                  </button>
                  <button
                    type="button"
                    aria-label={t('texts.remove', { number: index + 1 })}
                    title={t('remove')}
                    onClick={() => remove(index)}
                  >
                    <X aria-hidden="true" />
                  </button>
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
    </FieldFrame>
  );
}
