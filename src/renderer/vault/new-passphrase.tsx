import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isStrongEnough } from '../../shared/passphrase.ts';
import { Fields, SecretField } from '../ui/field.tsx';
import { Strength } from './strength.tsx';

/** A passphrase that is being chosen: typed twice, and its faults are told once it was sent off. */
export interface NewPassphraseEntry {
  readonly passphrase: string;
  readonly again: string;
  readonly isAsked: boolean;
  readonly set: (part: 'passphrase' | 'again', typed: string) => void;
  /** Shows what is wrong from now on; true when nothing is. */
  readonly ask: () => boolean;
  readonly forget: () => void;
}

const nothing = { passphrase: '', again: '', isAsked: false };

export function useNewPassphrase(): NewPassphraseEntry {
  const [typed, setTyped] = useState(nothing);
  return {
    ...typed,
    set: (part, text) => setTyped((now) => ({ ...now, [part]: text })),
    ask: () => {
      setTyped((now) => ({ ...now, isAsked: true }));
      return isStrongEnough(typed.passphrase) && typed.passphrase === typed.again;
    },
    forget: () => setTyped(nothing),
  };
}

interface NewPassphraseProps {
  readonly entry: NewPassphraseEntry;
  readonly label: string;
  readonly size?: 'normal' | 'large';
  readonly autoFocus?: boolean;
}

/** The rule is said in words and followed while typing; main has the last word. */
export function NewPassphrase({ entry, label, size, autoFocus }: NewPassphraseProps) {
  const { t } = useTranslation('vault');
  const { passphrase, again, isAsked, set } = entry;
  const isStrong = isStrongEnough(passphrase);
  return (
    <Fields>
      <SecretField
        label={label}
        autoComplete="new-password"
        autoFocus={autoFocus}
        size={size}
        value={passphrase}
        onChange={(typed) => set('passphrase', typed)}
        problem={isAsked && !isStrong ? t('problem.too-weak') : undefined}
        help={<Strength passphrase={passphrase} />}
      />
      <SecretField
        label={t('again')}
        autoComplete="new-password"
        size={size}
        value={again}
        onChange={(typed) => set('again', typed)}
        problem={isAsked && isStrong && passphrase !== again ? t('differs') : undefined}
      />
    </Fields>
  );
}
