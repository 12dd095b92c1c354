import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../shared/audit/entry.ts';
import { explain, isExplained } from '../../shared/delivery/explain.ts';
import { useKieli } from '../kieli/i18n.ts';
import { fieldText } from './log-rows.ts';

/** The parts of an entry in words. */
export function useLogWords() {
  const { t, i18n } = useTranslation('audit');
  const { kieli } = useKieli();
  const known = (group: 'result' | 'beside', name: string): string | undefined =>
    i18n.exists(`audit:${group}.${name}`) ? i18n.t(`audit:${group}.${name}` as 'audit:title') : undefined;
  return {
    field: (name: string) => known('beside', name) ?? fieldText(name, kieli),
    result: ({ action, result = '' }: AuditEntry) => {
      if (action === 'not-delivered' && isExplained(result)) return explain(result).why[kieli];
      const version = /^version-(\d+)$/.exec(result)?.[1];
      return version === undefined ? (known('result', result) ?? result) : t('version', { version });
    },
  };
}
