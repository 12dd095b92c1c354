import { ChevronDown, Eye, EyeOff, OctagonAlert } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, type Ref, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton, FieldError, Input, Label, Text, TextField } from 'react-aria-components';
import { classes } from './classes.ts';
import styles from './field.module.css';
import { LocalBadge } from './local-badge.tsx';

export interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly help?: ReactNode;
  /** What is wrong, in a whole sentence; nothing when it is right or not known yet. */
  readonly problem?: string;
  /** Columns of twelve. */
  readonly span?: 3 | 4 | 6 | 8 | 12;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  /** Marks what never goes to eHOKS. */
  readonly isLocal?: boolean;
  readonly inputMode?: 'text' | 'numeric' | 'url';
  readonly size?: 'normal' | 'large';
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly onKeyUp?: (event: KeyboardEvent) => void;
}

/** A label, a line of text, its help and what is wrong with it. */
export function Field({ inputMode, inputRef, ...props }: FieldProps) {
  return (
    <Frame {...props}>
      <Input className={styles.input} inputMode={inputMode} ref={inputRef} />
    </Frame>
  );
}

/** A secret: hidden until the person wants to see what they typed. Nothing is offered or kept by the browser. */
export function SecretField({
  autoComplete,
  inputRef,
  ...props
}: FieldProps & { readonly autoComplete: 'new-password' | 'current-password' }) {
  const { t } = useTranslation('common');
  const [isShown, setShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <Frame {...props} type={isShown ? 'text' : 'password'} autoComplete={autoComplete}>
      <Input className={styles.input} spellCheck={false} ref={inputRef} />
      <AriaButton
        className={styles.tail}
        aria-label={t(isShown ? 'hidePassword' : 'showPassword')}
        onPress={() => setShown(!isShown)}
      >
        <Icon aria-hidden="true" />
      </AriaButton>
    </Frame>
  );
}

const spans = { 3: styles.span3, 4: styles.span4, 6: styles.span6, 8: styles.span8, 12: styles.span12 };

function Frame(
  props: Omit<FieldProps, 'inputRef' | 'inputMode'> & {
    readonly type?: 'text' | 'password';
    readonly autoComplete?: string;
    readonly children: ReactNode;
  },
) {
  return (
    <TextField
      className={classes(styles.field, spans[props.span ?? 12], props.size === 'large' && styles.large)}
      value={props.value}
      onChange={props.onChange}
      onBlur={props.onBlur}
      onKeyUp={props.onKeyUp}
      type={props.type ?? 'text'}
      autoComplete={props.autoComplete ?? 'off'}
      isRequired={props.isRequired}
      isDisabled={props.isDisabled}
      isInvalid={props.problem !== undefined}
      validationBehavior="aria"
      // Only where a person has just asked for the form: the first thing they do is type.
      autoFocus={props.autoFocus}
    >
      <span className={styles.label}>
        <Label>{props.label}</Label>
        {props.isLocal && <LocalBadge />}
      </span>
      <div className={styles.control}>{props.children}</div>
      <FieldError className={styles.problem}>
        <OctagonAlert aria-hidden="true" />
        <span>{props.problem}</span>
      </FieldError>
      {props.help !== undefined && props.problem === undefined && (
        <Text slot="description" className={styles.help}>
          {props.help}
        </Text>
      )}
    </TextField>
  );
}

interface FieldFrameProps {
  readonly label: string;
  /** Of the control inside. */
  readonly id: string;
  readonly span?: FieldProps['span'];
  readonly children: ReactNode;
}

/** A label over a control of another kind. */
export function FieldFrame({ label, id, span = 12, children }: FieldFrameProps) {
  return (
    <div className={classes(styles.field, spans[span])}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {children}
    </div>
  );
}

export interface SelectFieldProps {
  readonly label: string;
  readonly span?: FieldProps['span'];
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly { readonly value: string; readonly text: string }[];
}

/** One of a short list. The system's own list: it opens, searches and closes as people expect. */
export function SelectField({ label, span, value, onChange, options }: SelectFieldProps) {
  const id = useId();
  return (
    <FieldFrame label={label} id={id} span={span}>
      <div className={styles.control}>
        <select id={id} className={styles.select} value={value} onChange={(event) => onChange(event.target.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.text}
            </option>
          ))}
        </select>
        <ChevronDown className={styles.arrow} aria-hidden="true" />
      </div>
    </FieldFrame>
  );
}

/** The twelve columns that fields stand in. */
export function Fields({ children }: { readonly children: ReactNode }) {
  return <div className={styles.fields}>{children}</div>;
}
