import i18next from 'i18next';
import { useCallback } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Kieli, Teksti } from '../../shared/kieli.ts';
import { fi } from './fi/index.ts';
import { sv } from './sv/index.ts';

/** Starts the page's language. Both languages are in the bundle: a switch needs nothing and loses nothing. */
export async function startKieli(kieli: Kieli): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: kieli,
    resources: { fi, sv },
    ns: Object.keys(fi),
    defaultNS: 'common',
    interpolation: { escapeValue: false }, // React escapes
  });
  document.documentElement.lang = kieli;
}

export function changeKieli(kieli: Kieli): Promise<unknown> {
  document.documentElement.lang = kieli;
  return i18next.changeLanguage(kieli);
}

/** The language in use, and the text in that language of anything that carries both. */
export function useKieli(): { readonly kieli: Kieli; readonly teksti: (text: Teksti) => string } {
  const { i18n } = useTranslation();
  const kieli: Kieli = i18n.language === 'sv' ? 'sv' : 'fi';
  const teksti = useCallback((text: Teksti) => text[kieli], [kieli]);
  return { kieli, teksti };
}
