import { useTranslation } from 'react-i18next';
import { readRecoveryKey } from '../../shared/recovery-key.ts';
import { Field } from '../ui/field.tsx';

interface RecoveryKeyFieldProps {
  readonly value: string;
  readonly onChange: (typed: string) => void;
  /** The person thinks that it is all there. */
  readonly isAsked: boolean;
}

/** The recovery key as it is typed from paper. A mistyped group is named at once; what is missing only when it was sent off. */
export function RecoveryKeyField({ value, onChange, isAsked }: RecoveryKeyFieldProps) {
  const { t } = useTranslation('recovery');
  return (
    <Field
      label={t('key')}
      value={value}
      onChange={(typed) => onChange(typed.slice(0, 200))}
      autoFocus
      size="large"
      help={t('keyHelp')}
      problem={problemOf()}
    />
  );

  function problemOf(): string | undefined {
    const read = readRecoveryKey(value);
    if (read.ok) return undefined;
    if (read.wrong !== undefined) return t('wrongGroup', { number: read.wrong });
    return isAsked ? t('incomplete') : undefined;
  }
}
