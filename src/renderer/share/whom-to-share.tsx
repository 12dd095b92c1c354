import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKieli } from '../kieli/i18n.ts';
import { qualificationName } from '../templates/template-facts.ts';
import { TextButton } from '../ui/button.tsx';
import { CheckBox } from '../ui/check-box.tsx';
import { SearchBox } from '../ui/search-box.tsx';
import { type Candidate, searched } from './candidates.ts';
import styles from './share.module.css';

interface WhomToShareProps {
  readonly candidates: readonly Candidate[];
  /** Ids of the students. */
  readonly chosen: ReadonlySet<string>;
  readonly onChosen: (chosen: ReadonlySet<string>) => void;
}

/** As many lines as a person looks through; a longer list is searched. */
const mostShown = 80;

/** The other students, the nearest first; one press takes the whole group. */
export function WhomToShare({ candidates, chosen, onChosen }: WhomToShareProps) {
  const { t } = useTranslation('share');
  const headId = useId();
  const [search, setSearch] = useState('');
  const found = searched(candidates, search);
  const group = candidates.filter(({ isSameGroup }) => isSameGroup);
  const ryhma = group[0]?.student.ryhma;
  const choose = (ids: readonly string[], isChosen: boolean) =>
    onChosen(isChosen ? new Set([...chosen, ...ids]) : new Set([...chosen].filter((id) => !ids.includes(id))));
  return (
    <section className={styles.column} aria-labelledby={headId}>
      <div className={styles.columnHead}>
        <h3 id={headId}>{t('whom')}</h3>
        {ryhma !== undefined && (
          <TextButton
            onPress={() =>
              choose(
                group.map(({ student }) => student.id),
                true,
              )
            }
          >
            {t('chooseGroup', { ryhma, count: group.length })}
          </TextButton>
        )}
        {chosen.size > 0 && <TextButton onPress={() => onChosen(new Set())}>{t('chooseNone')}</TextButton>}
      </div>
      <div className={styles.search}>
        <SearchBox
          label={t('search')}
          placeholder={t('searchHint')}
          clearLabel={t('clearSearch')}
          value={search}
          onChange={setSearch}
        />
      </div>
      {found.length === 0 && <p className={styles.quiet}>{t(candidates.length === 0 ? 'noOthers' : 'noMatch')}</p>}
      <ul className={`${styles.parts} ${styles.scroll}`} aria-label={t('students')}>
        {found.slice(0, mostShown).map((candidate) => (
          <li key={candidate.student.id}>
            <CheckBox
              isChecked={chosen.has(candidate.student.id)}
              onChange={(isChosen) => choose([candidate.student.id], isChosen)}
              help={<CandidateFacts candidate={candidate} />}
            >
              {candidate.student.nimi}
            </CheckBox>
          </li>
        ))}
      </ul>
      {found.length > mostShown && (
        <p className={styles.quiet}>{t('moreFound', { count: found.length - mostShown })}</p>
      )}
    </section>
  );
}

/** Group, qualification when it is another, and whether there is a plan. */
export function CandidateFacts({ candidate }: { readonly candidate: Candidate }) {
  const { t } = useTranslation('share');
  const { kieli } = useKieli();
  const { student, plan, isSameQualification, diaarinumero } = candidate;
  const other = qualificationName(diaarinumero, kieli);
  return [
    student.ryhma,
    !isSameQualification && (other === undefined ? t('otherQualification') : `${t('otherQualification')}: ${other}`),
    plan === undefined && t('noPlan'),
  ]
    .filter(Boolean)
    .join(' · ');
}
