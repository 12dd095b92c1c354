import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import styles from './page-boundary.module.css';

/** A view that breaks says so calmly and can be opened again; the rest of the window goes on. */
export class PageBoundary extends Component<{ readonly children: ReactNode }, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    return this.state.isBroken ? <Broken onReopen={() => this.setState({ isBroken: false })} /> : this.props.children;
  }
}

function Broken({ onReopen }: { readonly onReopen: () => void }) {
  const { t } = useTranslation('shell');
  return (
    <main className={styles.broken}>
      <Banner
        tone="error"
        title={t('pageProblem.title')}
        actions={<Button onPress={onReopen}>{t('pageProblem.reload')}</Button>}
      >
        {t('pageProblem.text')}
      </Banner>
    </main>
  );
}
