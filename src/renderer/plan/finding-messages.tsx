import { OctagonAlert, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useKieli } from '../kieli/i18n.ts';
import type { Finding } from './findings.ts';
import styles from './widgets/fields.module.css';

interface FindingMessagesProps {
  /** Those of one place, worst first. */
  readonly findings: readonly Finding[];
  /** For the `aria-describedby` of the control they are about. */
  readonly id?: string;
}

/** Everything found at a place: icon and words, colour third. Short where the label and the panel say the rest. */
export function FindingMessages({ findings, id }: FindingMessagesProps) {
  const { teksti } = useKieli();
  const { t } = useTranslation('plan');
  if (findings.length === 0) return null;
  return (
    <div id={id}>
      {findings.map((finding) => {
        const Icon = finding.blocks ? OctagonAlert : TriangleAlert;
        return (
          <p
            key={`${finding.rule} ${finding.message.fi}`}
            className={styles.message}
            data-state={finding.blocks ? 'error' : 'advice'}
          >
            <Icon aria-hidden="true" />
            {finding.rule === 'date' ? t('notADate') : teksti(finding.short ?? finding.message)}
          </p>
        );
      })}
    </div>
  );
}
