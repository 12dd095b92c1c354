import { OctagonAlert, TriangleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Columns, Path, ScalarField } from '../../../shared/hoks/field-spec.ts';
import { useKieli } from '../../kieli/i18n.ts';
import { LocalBadge } from '../../ui/local-badge.tsx';
import { useFindingsAt, useValue } from '../editor-context.ts';
import type { Finding } from '../findings.ts';
import styles from './fields.module.css';
import { pathKey } from '../value-at.ts';

/** What a widget is given: its field, and where in the plan it stands. */
export interface FieldProps {
  readonly field: ScalarField<unknown>;
  readonly path: Path;
}

/** Ids and states for the control inside a frame. */
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

/** Label, control, help and the first finding of one field. */
export function FieldFrame({ field, path, span, isQuiet, facts, isGroup, children }: FrameProps) {
  const { teksti } = useKieli();
  const findings = useFindingsAt(path);
  const finding = isQuiet ? undefined : findings[0];
  const isEmpty = useValue(path) === undefined;
  const id = useId();
  const [labelId, helpId, messageId] = [`${id}-nimi`, `${id}-ohje`, `${id}-huomio`];
  const hasHelp = field.help !== undefined || (facts !== undefined && facts !== null);
  const describedBy = [finding && messageId, hasHelp && helpId].filter(Boolean).join(' ') || undefined;
  const label = teksti(field.label);
  return (
    <div
      className={`${styles.field} ${spans[field.columns ?? span]}`}
      data-path={pathKey(path)}
      data-field=""
      data-state={finding && (finding.blocks ? 'error' : 'advice')}
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
          'aria-invalid': finding && finding.blocks ? true : undefined,
        },
        labelId,
      )}
      <div className={styles.notes}>
        {finding && <FindingMessage finding={finding} id={messageId} isEmpty={isEmpty} />}
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

interface FindingMessageProps {
  readonly finding: Finding;
  readonly id?: string;
  /** Nothing stands in the field: what is wrong with it is that it is missing. */
  readonly isEmpty?: boolean;
}

/** One finding under its field: icon and words, colour third. Short where the panel says the rest. */
export function FindingMessage({ finding, id, isEmpty = false }: FindingMessageProps) {
  const { teksti } = useKieli();
  const { t } = useTranslation('plan');
  const isError = finding.blocks;
  const Icon = isError ? OctagonAlert : TriangleAlert;
  return (
    <p className={styles.message} data-state={isError ? 'error' : 'advice'} id={id}>
      <Icon aria-hidden="true" />
      {finding.rule === 'required' || (isEmpty && finding.level === 'error')
        ? t('absent')
        : finding.rule === 'date'
          ? t('notADate')
          : teksti(finding.message)}
    </p>
  );
}
