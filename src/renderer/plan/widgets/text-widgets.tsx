import { useState } from 'react';
import type { Widget } from '../../../shared/hoks/field-spec.ts';
import { useKieli } from '../../kieli/i18n.ts';
import { useEditor, useValue } from '../editor-context.ts';
import { readDecimalEntry, readIntegerEntry, showNumber } from '../number-entry.ts';
import styles from './fields.module.css';
import { FieldFrame, type FieldProps } from './field-frame.tsx';

/** What is stored for typed text: nothing for an empty field. */
const orNothing = (text: string) => (text === '' ? undefined : text);

/** Any JSON value as text to edit; a value of another kind is shown so that it can be mended. */
export function asText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') return showNumber(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

type WidgetOf<Type extends Widget['type']> = Extract<Widget, { type: Type }>;

export function TextWidget({ field, path, widget }: FieldProps & { readonly widget: WidgetOf<'text'> }) {
  const { document } = useEditor();
  const value = useValue(path);
  return (
    <FieldFrame field={field} path={path} span={4}>
      {(control) => (
        <div className={styles.control}>
          <input
            {...control}
            type={widget.input ?? 'text'}
            value={asText(value)}
            onChange={(event) => document.set(path, orNothing(event.target.value))}
            onBlur={document.endStep}
          />
        </div>
      )}
    </FieldFrame>
  );
}

export function LongTextWidget({ field, path }: FieldProps) {
  const { document } = useEditor();
  const text = asText(useValue(path));
  return (
    <FieldFrame field={field} path={path} span={12}>
      {(control) => (
        <div className={styles.control}>
          <textarea
            {...control}
            rows={Math.min(8, Math.max(1, text.split('\n').length))}
            value={text}
            onChange={(event) => document.set(path, orNothing(event.target.value))}
            onBlur={document.endStep}
          />
        </div>
      )}
    </FieldFrame>
  );
}

/** Identifiers are taken without the spaces that pasting brings: eHOKS does not trim them. */
export function IdentifierWidget({
  field,
  path,
  widget,
}: FieldProps & { readonly widget: WidgetOf<'oid' | 'yTunnus'> }) {
  const { document } = useEditor();
  const value = useValue(path);
  const [isTyping, setTyping] = useState(false);
  return (
    <FieldFrame field={field} path={path} span={widget.type === 'oid' ? 6 : 3} isQuiet={isTyping}>
      {(control) => (
        <div className={styles.control}>
          <input
            {...control}
            value={asText(value)}
            autoComplete="off"
            onChange={(event) => {
              setTyping(true);
              document.set(path, orNothing(event.target.value.replace(/\s/g, '')));
            }}
            onBlur={() => {
              setTyping(false);
              if (widget.type === 'yTunnus' && typeof value === 'string' && /^\d{8}$/.test(value)) {
                document.set(path, `${value.slice(0, 7)}-${value.slice(7)}`);
              }
              document.endStep();
            }}
          />
        </div>
      )}
    </FieldFrame>
  );
}

/** A number. Text that is no number is kept as it was typed, and the check says what is wrong with it. */
export function NumberWidget({
  field,
  path,
  widget,
}: FieldProps & { readonly widget: WidgetOf<'integer' | 'number'> }) {
  const { teksti } = useKieli();
  const { document } = useEditor();
  const value = useValue(path);
  const [typed, setTyped] = useState<string>();
  const read = widget.type === 'integer' ? readIntegerEntry : readDecimalEntry;
  return (
    <FieldFrame field={field} path={path} span={3} isQuiet={typed !== undefined}>
      {(control) => (
        <div className={styles.control}>
          <input
            {...control}
            inputMode={widget.type === 'integer' ? 'numeric' : 'decimal'}
            value={typed ?? asText(value)}
            onChange={(event) => {
              const text = event.target.value;
              setTyped(text);
              document.set(path, read(text) ?? orNothing(text.trim()));
            }}
            onBlur={() => {
              setTyped(undefined);
              document.endStep();
            }}
          />
          {widget.unit && <span className={styles.unit}>{teksti(widget.unit)}</span>}
        </div>
      )}
    </FieldFrame>
  );
}
