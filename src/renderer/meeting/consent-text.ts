import { useTranslation } from 'react-i18next';
import type { ConsentRequest } from '../../shared/meeting/consents.ts';

/** What is asked, in words: "Huoltajalle: koko suunnitelma". */
export function useConsentText(): (request: ConsentRequest) => string {
  const { t } = useTranslation('meeting');
  return ({ recipient, nimi, scope }) =>
    `${t(`consent.to.${recipient}`, { name: nimi })}: ${t(`consent.scope.${scope}`)}`;
}
