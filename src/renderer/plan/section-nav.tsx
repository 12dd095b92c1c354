import { Check, ChevronDown, Minus, OctagonAlert, TriangleAlert } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { paikallisetOsiossa, paikallisetPolku } from '../../shared/hoks/paikalliset-tiedot.ts';
import { type Section, sectionGroups, type SectionGroup, type SectionId } from '../../shared/hoks/sections.ts';
import { useKieli } from '../kieli/i18n.ts';
import { useAllFindings, useFromDocument, useReference } from './editor-context.ts';
import marks from './marks.module.css';
import styles from './plan.module.css';
import { showNumber } from './number-entry.ts';
import { PointsBar } from './points-bar.tsx';
import { pointsOfDraft } from './reference.ts';
import { draftsIn } from '../../shared/hoks/json-shape.ts';

interface SectionNavProps {
  readonly sections: readonly Section[];
  readonly open: SectionId;
  readonly onOpen: (section: SectionId) => void;
}

const groups: readonly SectionGroup[] = ['lahtokohta', 'hankittava', 'tuki'];

/** The sections of the plan with their state, what is left to mend and their competence points. */
export function SectionNav({ sections, open, onOpen }: SectionNavProps) {
  const { t } = useTranslation('plan');
  const { teksti } = useKieli();
  const [isUnfolded, setUnfolded] = useState(false);
  const listId = useId();
  const openOne = sections.find((section) => section.id === open);
  const choose = (section: SectionId) => {
    setUnfolded(false);
    onOpen(section);
  };
  return (
    <nav className={styles.sections} aria-label={t('sections')}>
      {/* Only in a narrow window, where the list would push the work out of sight. */}
      <button
        type="button"
        className={styles.sectionsToggle}
        aria-expanded={isUnfolded}
        aria-controls={listId}
        onClick={() => setUnfolded(!isUnfolded)}
      >
        <span>{t('sections')}</span>
        <strong>{openOne && teksti(openOne.label)}</strong>
        <ChevronDown aria-hidden="true" />
      </button>
      <div className={styles.sectionsFold} id={listId} data-unfolded={isUnfolded || undefined}>
        {groups.map((group) => {
          const ofGroup = sections.filter((section) => section.group === group);
          return (
            ofGroup.length > 0 && (
              <div key={group}>
                <h2>{teksti(sectionGroups[group])}</h2>
                <ul>
                  {ofGroup.map((section) => (
                    <li key={section.id}>
                      <SectionLink section={section} isOpen={section.id === open} onOpen={choose} />
                    </li>
                  ))}
                </ul>
              </div>
            )
          );
        })}
        <PointsBar />
      </div>
    </nav>
  );
}

function SectionLink({
  section,
  isOpen,
  onOpen,
}: {
  readonly section: Section;
  readonly isOpen: boolean;
  readonly onOpen: (id: SectionId) => void;
}) {
  const { t } = useTranslation('plan');
  const { teksti } = useKieli();
  const here = useAllFindings().filter((finding) => finding.section === section.id);
  const blocking = here.filter((finding) => finding.blocks).length;
  const other = here.length - blocking;
  const reference = useReference();
  const points = useFromDocument(({ valueAt }) =>
    section.fields
      .flatMap((name) => draftsIn(valueAt([name])))
      .reduce((sum, unit) => sum + (pointsOfDraft(unit, reference) ?? 0), 0),
  );
  const isEmpty = useFromDocument(({ valueAt }) => {
    const local = paikallisetOsiossa(section.id).map((name) => [paikallisetPolku, name]);
    return [...section.fields.map((name) => [name]), ...local].every((path) => isNothing(valueAt(path)));
  });
  const isTuva = section.id === 'koulutuksen-osat';
  return (
    <button
      type="button"
      className={styles.sectionLink}
      aria-current={isOpen ? 'true' : undefined}
      onClick={() => onOpen(section.id)}
    >
      <SectionIcon blocking={blocking} other={other} isEmpty={isEmpty} />
      <span>{teksti(section.label)}</span>
      <span className={styles.sectionFacts}>
        {blocking > 0 ? (
          <span className={marks.error}>{t('toFix', { count: blocking })}</span>
        ) : (
          other > 0 && <span className={marks.warn}>{t('toNote', { count: other })}</span>
        )}
        {points > 0 && (
          <span className={styles.sectionPoints}>{t(isTuva ? 'weeks' : 'points', { points: showNumber(points) })}</span>
        )}
      </span>
    </button>
  );
}

function SectionIcon({
  blocking,
  other,
  isEmpty,
}: {
  readonly blocking: number;
  readonly other: number;
  readonly isEmpty: boolean;
}) {
  if (blocking > 0) return <OctagonAlert aria-hidden="true" className={marks.error} />;
  if (other > 0) return <TriangleAlert aria-hidden="true" className={marks.warn} />;
  return isEmpty ? (
    <Minus aria-hidden="true" className={marks.quiet} />
  ) : (
    <Check aria-hidden="true" className={marks.ok} />
  );
}

function isNothing(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}
