import { useTranslation } from 'react-i18next';
import type { VaultError } from '../../shared/ipc-contract.ts';
import { Banner } from '../ui/banner.tsx';

/** A vault that no passphrase opens: damaged, newer, missing. Nothing is removed; the sentence says what now. */
export function UnopenableVault({ code }: { readonly code: VaultError['code'] }) {
  const { t } = useTranslation('vault');
  return (
    <Banner tone="error" title={t('cannotOpen')}>
      {t(`problem.${code}`)}
    </Banner>
  );
}
