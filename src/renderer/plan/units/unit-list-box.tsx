import { Check } from 'lucide-react';
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { sizeText } from './size-text.ts';
import type { ChoiceGroup, UnitChoice } from './unit-choices.ts';
import styles from './units.module.css';

interface UnitListBoxProps {
  readonly label: string;
  readonly groups: readonly ChoiceGroup[];
  readonly chosen: ReadonlyMap<string, UnitChoice>;
  readonly unitKey: 'points' | 'weeks';
  readonly onChoose: (ids: Iterable<string>) => void;
  /** Says why nothing is listed. */
  readonly empty: string;
}

/** The groups of the curriculum: arrows move, typing finds, space chooses. */
export function UnitListBox({ label, groups, chosen, unitKey, onChoose, empty }: UnitListBoxProps) {
  const { t } = useTranslation('units');
  const all = groups.flatMap(({ choices }) => choices);
  const there = all.filter(({ isIn }) => isIn !== undefined).map(({ id }) => id);
  return (
    <ListBox
      className={styles.list}
      aria-label={label}
      selectionMode="multiple"
      selectionBehavior="toggle"
      escapeKeyBehavior="none"
      selectedKeys={[...chosen.keys()]}
      disabledKeys={[...there, ...withoutFirst(all, chosen)]}
      onSelectionChange={(keys) => onChoose(keys === 'all' ? all.map(({ id }) => id) : [...keys].map(String))}
      renderEmptyState={() => <p className={styles.empty}>{empty}</p>}
    >
      {groups.map((group) => (
        <ListBoxSection key={`${group.kind} ${group.name}`} className={styles.group}>
          <Header className={styles.groupHead}>{headOf(group, (kind) => t(`group.${kind}`))}</Header>
          {group.choices.map((choice) => (
            <Line key={choice.id} choice={choice} unitKey={unitKey} />
          ))}
        </ListBoxSection>
      ))}
    </ListBox>
  );
}

/** Optional parts whose compulsory part is neither in the plan nor chosen. */
function withoutFirst(all: readonly UnitChoice[], chosen: ReadonlyMap<string, UnitChoice>): readonly string[] {
  const isThere = new Set(all.filter(({ isIn }) => isIn !== undefined).map(({ id }) => id));
  return all
    .filter(({ follows }) => follows !== undefined && !isThere.has(follows) && !chosen.has(follows))
    .map(({ id }) => id);
}

type NamedKind = Exclude<ChoiceGroup['kind'], 'common'>;

function headOf({ kind, name }: ChoiceGroup, word: (kind: NamedKind) => string): string {
  if (kind === 'common') return name;
  return name === '' ? word(kind) : `${word(kind)}: ${name}`;
}

function Line({ choice, unitKey }: { readonly choice: UnitChoice; readonly unitKey: 'points' | 'weeks' }) {
  const { t } = useTranslation(['units', 'plan']);
  const { id, nimi, kieli, code, laajuus, isCompulsory, isIn, follows, isUnverified } = choice;
  const size = sizeText(laajuus);
  const facts = [
    isCompulsory && t('compulsory'),
    follows !== undefined && t('optionalPart'),
    isUnverified && t('plan:unverifiedName'),
    isIn !== undefined && t(`isIn.${isIn}`),
  ].filter((fact) => fact !== false);
  return (
    <ListBoxItem id={id} className={styles.line} textValue={nimi}>
      <span className={styles.box} data-there={isIn !== undefined || undefined}>
        <Check aria-hidden="true" />
      </span>
      <span className={styles.name} lang={kieli}>
        {nimi}
      </span>
      <span className={styles.facts}>{facts.join(' · ')}</span>
      <span className={styles.code}>{code}</span>
      <span className={styles.size}>{size !== '' && t(`plan:${unitKey}`, { points: size })}</span>
    </ListBoxItem>
  );
}
