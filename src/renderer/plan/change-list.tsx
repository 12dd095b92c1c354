import { ArrowUpDown, Minus, PencilLine, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Change } from '../../shared/hoks/diff-hoks.ts';
import styles from './approval.module.css';

const icons = { added: Plus, changed: PencilLine, removed: Minus, reordered: ArrowUpDown };
const kinds = ['added', 'changed', 'removed', 'reordered'] as const;

/** What differs between two plans, in words: what comes, what changes, what goes. */
export function ChangeList({ changes }: { readonly changes: readonly Change[] }) {
  const { t } = useTranslation('plan');
  return kinds.map((kind) => {
    const ofKind = changes.filter((change) => change.kind === kind);
    const Icon = icons[kind];
    return (
      ofKind.length > 0 && (
        <section key={kind} className={styles.changes}>
          <h3>{t(`changes.${kind}`, { count: ofKind.length })}</h3>
          <ul>
            {ofKind.map((change) => (
              <li key={change.path.join('.')}>
                <Icon aria-hidden="true" />
                <div>
                  <span className={styles.changeName}>{[change.place, change.field].filter(Boolean).join(' · ')}</span>
                  <p>
                    {change.before !== '' && <del>{change.before}</del>}{' '}
                    {change.after !== '' && <ins>{change.after}</ins>}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )
    );
  });
}
