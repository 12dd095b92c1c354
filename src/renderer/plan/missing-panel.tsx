import { ArrowRight, Check, OctagonAlert, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { sections } from '../../shared/hoks/sections.ts';
import { useKieli } from '../kieli/i18n.ts';
import { useEditor } from './editor-context.ts';
import type { Finding } from './findings.ts';
import marks from './marks.module.css';
import styles from './side-panel.module.css';
import { pathKey } from './value-at.ts';

/** What is missing: what stops the approval first, then the rest, each by the sections of the plan. */
export function Missing({ findings }: { readonly findings: readonly Finding[] }) {
  const { t } = useTranslation('plan');
  const groups = [
    { key: 'errors', found: findings.filter((f) => f.level === 'error'), isError: true },
    { key: 'unstorable', found: findings.filter((f) => f.blocks && f.level === 'defect'), isError: true },
    { key: 'demanded', found: findings.filter((f) => f.blocks && f.level === 'advice'), isError: true },
    { key: 'defects', found: findings.filter((f) => !f.blocks && f.level === 'defect'), isError: false },
    { key: 'advice', found: findings.filter((f) => !f.blocks && f.level === 'advice'), isError: false },
  ] as const;
  return (
    <>
      {findings.every((finding) => !finding.blocks) && (
        <p className={styles.allGood}>
          <Check aria-hidden="true" className={marks.ok} />
          {t('nothingBlocks')}
        </p>
      )}
      {groups.map(
        ({ key, found, isError }) =>
          found.length > 0 && (
            <section key={key} className={styles.todo}>
              <h3 className={isError ? marks.error : marks.warn}>
                {isError ? <OctagonAlert aria-hidden="true" /> : <TriangleAlert aria-hidden="true" />}
                {t(`missing.${key}`)}
                <span className={styles.count}>{found.length}</span>
              </h3>
              <p>{t(`missing.${key}Help`)}</p>
              <BySection findings={found} />
            </section>
          ),
      )}
      <p className={styles.sideFoot}>{t('checkedHere')}</p>
    </>
  );
}

function BySection({ findings }: { readonly findings: readonly Finding[] }) {
  const { teksti } = useKieli();
  return sections.map(({ id, label }) => {
    const ofSection = findings.filter((finding) => finding.section === id);
    if (ofSection.length === 0) return null;
    return (
      <div key={id} className={styles.todoSection}>
        <h4>{teksti(label)}</h4>
        <FindingLinks findings={ofSection} />
      </div>
    );
  });
}

/** Findings in full, each a way to its place. */
export function FindingLinks({ findings }: { readonly findings: readonly Finding[] }) {
  const { teksti } = useKieli();
  const { jumpTo } = useEditor();
  const { t } = useTranslation('plan');
  return (
    <ul>
      {findings.map((finding) => (
        <li key={`${finding.rule} ${pathKey(finding.path)} ${finding.message.fi}`}>
          <button type="button" className={styles.todoLink} onClick={() => jumpTo(finding.path)}>
            {finding.rule === 'date' ? t('notADate') : teksti(finding.message)}
            <span className={styles.where}>
              <ArrowRight aria-hidden="true" />
              {[finding.place, finding.field].filter(Boolean).join(' · ') || t('wholePlan')}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
