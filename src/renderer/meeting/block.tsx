import { type LucideIcon, PencilLine } from 'lucide-react';
import { createContext, type ReactNode, useContext, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Path } from '../../shared/hoks/field-spec.ts';
import { pathKey } from '../plan/value-at.ts';
import styles from './meeting.module.css';

/** Takes the person to the field that holds what they saw; the meeting is left for that long. */
export const FixContext = createContext<(path: Path) => void>(() => undefined);

interface BlockProps {
  readonly icon: LucideIcon;
  readonly title: string;
  /** Where it is mended. */
  readonly path?: Path;
  readonly children: ReactNode;
}

/** One subject of the meeting under a ruled heading. */
export function Block({ icon: Icon, title, path, children }: BlockProps) {
  const id = useId();
  return (
    <section className={styles.block} aria-labelledby={id}>
      <div className={styles.blockHead}>
        <Icon aria-hidden="true" />
        <h2 id={id}>{title}</h2>
        {path && <Fix path={path} what={title} />}
      </div>
      {children}
    </section>
  );
}

/** A way to the field and back to this same place. */
export function Fix({ path, what }: { readonly path: Path; readonly what: string }) {
  const { t } = useTranslation('meeting');
  const fix = useContext(FixContext);
  return (
    <button
      type="button"
      className={styles.fix}
      data-fix={pathKey(path)}
      aria-label={t('fix', { what })}
      onClick={() => fix(path)}
    >
      <PencilLine aria-hidden="true" />
      {t('fixShort')}
    </button>
  );
}

interface QuestionsProps {
  readonly questions: readonly string[];
  /** A heading around them says already what they are. */
  readonly isHeaded?: boolean;
}

/** Questions to talk about; nothing is written for them. */
export function Questions({ questions, isHeaded = false }: QuestionsProps) {
  const { t } = useTranslation('meeting');
  return (
    <>
      {!isHeaded && <h3>{t('thinkTogether')}</h3>}
      <Dashes lines={questions} />
    </>
  );
}

export function Dashes({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul className={styles.dashes}>
      {lines.map((line, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index}>{line}</li>
      ))}
    </ul>
  );
}
