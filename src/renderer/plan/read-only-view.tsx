import { useTranslation } from 'react-i18next';
import type { HoksDraft } from '../../shared/hoks/hoks.ts';
import { Banner } from '../ui/banner.tsx';
import { PlanPaper } from './plan-paper.tsx';
import styles from './plan.module.css';

/** A plan that another system owns: to be read, with the reason why it cannot be changed here. */
export function ReadOnlyView({ draft }: { readonly draft: HoksDraft }) {
  const { t } = useTranslation('ero');
  return (
    // Scrolls, and may hold nothing that takes the focus.
    <section className={styles.readOnly} aria-label={t('readOnly.title')} tabIndex={0}>
      <Banner tone="info" title={t('readOnly.title')}>
        {t('readOnly.text')} {t('readOnly.asRead')}
      </Banner>
      <PlanPaper draft={draft} changes={[]} />
    </section>
  );
}
