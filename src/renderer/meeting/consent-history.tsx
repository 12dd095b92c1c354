import { Ban, Check, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Consent, ConsentEntry } from '../../shared/meeting/consents.ts';
import { useKieli } from '../kieli/i18n.ts';
import { showMoment } from '../plan/date-entry.ts';
import styles from './consent-history.module.css';

const icons = { given: Check, refused: X, withdrawn: Ban };

/** The answer that holds, when it was given and who recorded it; the earlier ones on request. */
export function ConsentHistory({ consent }: { readonly consent: Pick<Consent, 'history'> }) {
  const { t } = useTranslation('meeting');
  const newestFirst = consent.history.toReversed();
  const [newest, ...earlier] = newestFirst;
  if (newest === undefined) return null;
  return (
    <>
      <Entry entry={newest} />
      {earlier.length > 0 && (
        <details className={styles.earlier}>
          <summary>
            {t('consent.history')} ({earlier.length})
          </summary>
          {earlier.map((entry) => (
            <Entry key={entry.at} entry={entry} />
          ))}
        </details>
      )}
    </>
  );
}

function Entry({ entry }: { readonly entry: ConsentEntry }) {
  const { t } = useTranslation('meeting');
  const { kieli } = useKieli();
  const Icon = icons[entry.answer];
  const said = t('consent.entry', {
    answer: t(`consent.state.${entry.answer}`),
    time: showMoment(entry.at, kieli),
  });
  return (
    <p className={styles.entry} data-answer={entry.answer}>
      <Icon aria-hidden="true" />
      <span>
        {said}
        {entry.by !== '' && `, ${t('consent.by', { name: entry.by })}`}
      </span>
    </p>
  );
}
