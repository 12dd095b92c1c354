import { useTranslation } from 'react-i18next';
import { paikallisetSanoin } from '../../shared/hoks/paikalliset-sanoin.ts';
import type { PaikallisetTiedot } from '../../shared/hoks/paikalliset-tiedot.ts';
import { LocalBadge } from '../ui/local-badge.tsx';
import styles from './approval.module.css';
import { useReference } from './editor-context.ts';

/** What the plan holds and eHOKS never gets, apart from what is sent. */
export function LocalPaper({ paikalliset }: { readonly paikalliset: PaikallisetTiedot }) {
  const { t } = useTranslation('history');
  const { names } = useReference();
  const facts = paikallisetSanoin(paikalliset, names);
  if (facts.length === 0) return null;
  return (
    <section className={styles.localPaper} aria-labelledby="paikallisten-otsikko">
      <h3 id="paikallisten-otsikko">
        {t('localPaper')} <LocalBadge />
      </h3>
      <dl>
        {facts.map(({ field, lines, isSecret }) => (
          <div key={field}>
            <dt>
              {field}
              {isSecret && ` (${t('secret')})`}
            </dt>
            {lines.map((line, index) => (
              // oxlint-disable-next-line react/no-array-index-key
              <dd key={index}>{line}</dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  );
}
