import { FileStack } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { templateFits } from '../../shared/hoks/template.ts';
import type { Student, Template } from '../db/records.ts';
import type { Store } from '../db/store.ts';
import { useKieli } from '../kieli/i18n.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { useLive } from '../use-live.ts';
import { qualificationName } from './template-facts.ts';
import { TemplatePreview } from './template-preview.tsx';
import styles from './templates.module.css';

interface TemplateStartProps {
  readonly store: Store;
  readonly student: Student;
  /** The qualification the plan is begun for. */
  readonly diaarinumero: string | undefined;
  readonly today: string;
  /** Rejects when the disk does not take it. */
  readonly onStart: (template: Template) => Promise<void>;
}

/** The templates a new plan may begin from, those of its qualification first. Nothing where there are none. */
export function TemplateStart({ store, student, diaarinumero, today, onStart }: TemplateStartProps) {
  const { t } = useTranslation('templates');
  const { kieli } = useKieli();
  const templates = useLive(store.templates).value ?? [];
  const [hasFailed, setFailed] = useState(false);
  const fitting = templates
    .filter(({ content }) => templateFits(content, student.opiskeluoikeus))
    .toSorted((a, b) => b.savedAt - a.savedAt);
  if (fitting.length === 0) return null;
  const own = fitting.filter((template) => template.diaarinumero === diaarinumero);
  const others = fitting.filter((template) => template.diaarinumero !== diaarinumero);

  const start = async (template: Template) => {
    setFailed(false);
    try {
      await onStart(template);
    } catch {
      setFailed(true);
    }
  };
  const line = (template: Template, isFirst: boolean) => (
    <li key={template.id} className={styles.choice}>
      <div>
        <strong>{template.nimi}</strong>
        {template.diaarinumero !== diaarinumero && <p>{qualificationName(template.diaarinumero, kieli)}</p>}
        <TemplatePreview content={template.content} diaarinumero={template.diaarinumero} today={today} />
      </div>
      <Button
        icon={FileStack}
        aria-label={t('start.of', { nimi: template.nimi })}
        // The person has come to begin a plan: Enter takes the newest template of the qualification.
        autoFocus={isFirst}
        onPress={() => void start(template)}
      >
        {t('start.action')}
      </Button>
    </li>
  );
  return (
    <section className={styles.start} aria-label={t('start.title')}>
      {own.length > 0 && (
        <>
          <h3>{t('start.title')}</h3>
          <ul>{own.map((template, index) => line(template, index === 0))}</ul>
        </>
      )}
      {others.length > 0 && (
        <details className={styles.others}>
          <summary>
            {t('start.others')} ({others.length})
          </summary>
          <ul>{others.map((template) => line(template, false))}</ul>
        </details>
      )}
      {hasFailed && <Banner tone="error">{t('start.failed')}</Banner>}
    </section>
  );
}
