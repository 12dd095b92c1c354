import { type ReactNode, useId } from 'react';
import type { Columns, Path, ScalarField } from '../../../shared/hoks/field-spec.ts';
import { useKieli } from '../../kieli/i18n.ts';
import { LocalBadge } from '../../ui/local-badge.tsx';
import { useFindingsAt } from '../editor-context.ts';
import { FindingMessages } from '../finding-messages.tsx';
import type { Finding } from '../findings.ts';
import styles from './fields.module.css';
import { pathKey } from '../value-at.ts';

/** What a widget is given: its field, and where in the plan it stands. */
export interface FieldProps {
  readonly field: ScalarField<unknown>;
  readonly path: Path;
}

/** Ids and states for the control inside a frame. Invalid is only what stops the approval. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

interface FrameProps extends FieldProps {
  /** Width of the widget; the field's own `columns` go before it. */
  readonly span: Columns;
  /** While the person is typing, a half-written value is not called wrong. */
  readonly isQuiet?: boolean;
  /** A line under the field besides the field's own help: week, code, institution. */
  readonly facts?: ReactNode;
  /** The control is a group of its own (radio buttons, list): the label names it instead of pointing at one input. */
  readonly isGroup?: boolean;
  readonly children: (control: ControlProps, labelId: string) => ReactNode;
}

const spans: Readonly<Record<Columns, string | undefined>> = {
  3: styles.span3,
  4: styles.span4,
  5: styles.span5,
  6: styles.span6,
  8: styles.span8,
  9: styles.span9,
  12: styles.span12,
};

const none: readonly Finding[] = [];

/** Label, control, help and the findings of one field. */
export function FieldFrame({ field, path, span, isQuiet, facts, isGroup, children }: FrameProps) {
  const { teksti } = useKieli();
  const found = useFindingsAt(path);
  const findings = isQuiet ? none : found;
  const worst = findings[0];
  const id = useId();
  const [labelId, helpId, messageId] = [`${id}-nimi`, `${id}-ohje`, `${id}-huomio`];
  const hasHelp = field.help !== undefined || (facts !== undefined && facts !== null);
  const describedBy = [worst && messageId, hasHelp && helpId].filter(Boolean).join(' ') || undefined;
  const label = teksti(field.label);
  return (
    <div
      className={`${styles.field} ${spans[field.columns ?? span]}`}
      data-path={pathKey(path)}
      data-field=""
      data-state={worst && (worst.blocks ? 'error' : 'advice')}
    >
      {isGroup ? (
        <span className={styles.label} id={labelId}>
          {label}
          {field.local && <LocalBadge />}
        </span>
      ) : (
        <label className={styles.label} id={labelId} htmlFor={id}>
          {label}
          {field.local && <LocalBadge />}
        </label>
      )}
      {children(
        {
          id,
          'aria-describedby': describedBy,
          'aria-invalid': worst?.blocks === true ? true : undefined,
        },
        labelId,
      )}
      <div className={styles.notes}>
        <FindingMessages findings={findings} id={messageId} />
        {hasHelp && (
          <p className={styles.help} id={helpId}>
            {facts}
            {field.help && <span>{teksti(field.help)}</span>}
          </p>
        )}
      </div>
    </div>
  );
}
