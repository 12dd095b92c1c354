import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Opiskeluoikeus } from '../../shared/hoks/opiskeluoikeus.ts';
import type { TemplateContent } from '../../shared/hoks/template.ts';
import { useKieli } from '../kieli/i18n.ts';
import { showNumber } from '../plan/number-entry.ts';
import { useReferenceData } from '../plan/use-reference-data.ts';
import { templateFacts } from './template-facts.ts';
import styles from './templates.module.css';

interface TemplatePreviewProps {
  readonly content: TemplateContent;
  readonly diaarinumero: string | undefined;
  /** Today in Helsinki, YYYY-MM-DD. */
  readonly today: string;
  /** Shows the units at once rather than behind a line that opens. */
  readonly isOpen?: boolean;
}

/** A template is nobody's: names and points come from its qualification alone. */
const noStudyRight: Opiskeluoikeus = {};

/** What a template holds: counts and points in a line, its units below. */
export function TemplatePreview({ content, diaarinumero, today, isOpen = false }: TemplatePreviewProps) {
  const { t } = useTranslation(['templates', 'plan']);
  const { kieli, teksti } = useKieli();
  const reference = useReferenceData({ diaarinumero, opiskeluoikeus: noStudyRight, alkamispaiva: today, today, kieli });
  const facts = useMemo(() => templateFacts(content, reference), [content, reference]);
  const amount = (points: number) => t(facts.isTuva ? 'plan:weeks' : 'plan:points', { points: showNumber(points) });
  const line = [
    t('facts.units', { count: facts.units }),
    facts.points > 0 && amount(facts.points),
    facts.periods > 0 && t('facts.periods', { count: facts.periods }),
    facts.demonstrations > 0 && t('facts.demonstrations', { count: facts.demonstrations }),
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <details className={styles.preview} open={isOpen}>
      <summary>
        {t('preview')}: {line}
      </summary>
      {facts.groups.map(({ label, units }) => (
        <div key={label.fi}>
          <p className={styles.group}>{teksti(label)}</p>
          <ul>
            {units.map(({ name, points }, index) => (
              // Several units may share a name; their order never changes here.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={index}>
                <span>{name || t('nameless')}</span>
                {points !== undefined && <span className={styles.points}>{amount(points)}</span>}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  );
}
