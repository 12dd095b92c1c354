import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import type { RetentionOutcome } from './run-retention.ts';

/** What was removed when the vault was opened, in numbers; nothing when nothing was. */
export function RetentionNotice({ outcome }: { readonly outcome: RetentionOutcome | undefined }) {
  const { t } = useTranslation('rights');
  const [isClosed, setClosed] = useState(false);
  const names = (['purged', 'students', 'contacts', 'unsent', 'failed'] as const).filter(
    (name) => (outcome?.[name] ?? 0) > 0,
  );
  if (outcome === undefined || isClosed || names.length === 0) return null;
  return (
    <Banner
      tone={outcome.unsent + outcome.failed > 0 ? 'warn' : 'info'}
      actions={<Button onPress={() => setClosed(true)}>{t('retention.close')}</Button>}
    >
      {names.map((name) => (
        <p key={name}>{t(`retention.${name}`, { count: outcome[name] })}</p>
      ))}
    </Banner>
  );
}
