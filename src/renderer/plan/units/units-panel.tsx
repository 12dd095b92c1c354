import { X } from 'lucide-react';
import { useId, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { pointsByGroup } from '../../../shared/hoks/competence-points.ts';
import { hoks, type HoksDraft } from '../../../shared/hoks/hoks.ts';
import { eiMitaan, type Laajuus, summa } from '../../../shared/reference/laajuus.ts';
import { nimiKielella } from '../../../shared/reference/nimi.ts';
import type { Opintopolku } from '../../../shared/reference/rakenne.ts';
import { searchable } from '../../../shared/searchable.ts';
import { useKieli } from '../../kieli/i18n.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { useEditor, useFromDocument, useReference } from '../editor-context.ts';
import type { Reference } from '../reference.ts';
import marks from '../marks.module.css';
import { additionChanges } from './add-units.ts';
import { PathChoice } from './path-choice.tsx';
import { showPoints, sumText } from './size-text.ts';
import { UnitListBox } from './unit-list-box.tsx';
import {
  type ChoiceGroup,
  kindOf,
  nationalChoices,
  unitChoices,
  type UnitChoice,
  type UnitList,
} from './unit-choices.ts';
import styles from './units.module.css';

interface UnitsPanelProps {
  readonly list: UnitList;
  /** Folds the panel; told where the first addition stands, when there was one. */
  readonly onClose: (added?: readonly [UnitList, number]) => void;
}

const shownNational = 40;

/** The curriculum's own structure: what is chosen from it goes into the plan in one step. */
export function UnitsPanel({ list, onClose }: UnitsPanelProps) {
  const { t } = useTranslation(['units', 'plan', 'students']);
  const { kieli, teksti } = useKieli();
  const { document, newPartDefaults } = useEditor();
  const reference = useReference();
  const draft = useFromDocument((plan) => plan.current());
  const kind = kindOf(list);
  const headingId = useId();
  const panel = useRef<HTMLElement>(null);
  const addButton = useRef<HTMLButtonElement>(null);

  const [typed, setTyped] = useState('');
  const [isNational, setNational] = useState(reference.peruste === undefined);
  const [polku, setPolku] = useState<Opintopolku>(reference.polku);
  // Kept whole, as what was chosen from the national list is not shown for long.
  const [chosen, setChosen] = useState<ReadonlyMap<string, UnitChoice>>(new Map());

  const own = useMemo(() => unitChoices({ list, draft, reference, polku }), [list, draft, reference, polku]);
  const national = useMemo(
    () => (isNational && kind === 'vocational' ? nationalChoices({ draft, reference }, typed, shownNational) : []),
    [isNational, kind, draft, reference, typed],
  );
  const groups = [...found(own, typed), ...nationalGroup(national)];
  const shown = groups.flatMap(({ choices }) => choices);
  const compulsory = own.flatMap(({ choices }) => choices).filter((one) => one.isCompulsory && one.isIn === undefined);

  const choose = (ids: Iterable<string>) => {
    const wanted = new Set(ids);
    const known = new Map([...chosen, ...shown.map((one) => [one.id, one] as const), ...compulsory.map(withId)]);
    const kept = [...wanted].flatMap((id) => known.get(id) ?? []).filter(({ isIn }) => isIn === undefined);
    // The optional part of a sub-area is nothing without the compulsory one.
    const all = own.flatMap(({ choices }) => choices);
    const hasFirst = ({ follows }: UnitChoice) =>
      follows === undefined || wanted.has(follows) || all.find(({ id }) => id === follows)?.isIn !== undefined;
    setChosen(new Map(kept.filter(hasFirst).map(withId)));
  };

  const add = () => {
    // The curriculum's order, whatever was chosen first; then what is from elsewhere.
    const all = [...own.flatMap(({ choices }) => choices.map(({ id }) => id)), ...chosen.keys()];
    const inOrder = [...new Set(all)].flatMap((id) => chosen.get(id) ?? []);
    const current = document.valueAt([list]);
    const changes = additionChanges(
      list,
      current,
      inOrder.map(({ addition }) => addition),
      newPartDefaults,
    );
    const grown = changes.find(({ path }) => path.length > 1)?.path[1];
    const first = typeof grown === 'number' ? grown : Array.isArray(current) ? current.length : 0;
    document.setAll(changes);
    onClose([list, first]);
  };

  const toggleFirst = () => {
    const first = shown.find(({ isIn }) => isIn === undefined);
    if (typed.trim() === '' || first === undefined) return;
    choose(chosen.has(first.id) ? [...chosen.keys()].filter((id) => id !== first.id) : [...chosen.keys(), first.id]);
  };

  const withUnit = (text: string) =>
    text === '' ? '' : t(`plan:${kind === 'tuva' ? 'weeks' : 'points'}`, { points: text });
  const total = withUnit(sumText([...chosen.values()]));
  const after = sumText([{ laajuus: planned(draft, reference) }, ...chosen.values()]) || '0+';
  const whole = reference.peruste?.laajuus;
  const qualification = reference.peruste && nimiKielella(reference.peruste, kieli)?.nimi;
  return (
    <div
      role="presentation"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <section className={styles.panel} aria-labelledby={headingId} ref={panel}>
        <div className={styles.head}>
          <h3 id={headingId}>{t('openOf', { list: teksti(hoks.fields[list].label) })}</h3>
          <IconButton icon={X} label={t('close')} onPress={() => onClose()} />
        </div>
        {qualification !== undefined && (
          <p className={marks.quietSmall}>
            {qualification} · {reference.peruste?.diaarinumero}
          </p>
        )}
        {reference.peruste === undefined && kind !== 'common' && <p className={styles.note}>{t('noQualification')}</p>}
        {reference.peruste?.taydellinen === false && <p className={styles.note}>{t('partlyKnown')}</p>}
        <div
          className={styles.tools}
          role="presentation"
          onKeyDown={(event) => event.key === 'Enter' && isSearch(event.target) && toggleFirst()}
        >
          <SearchBox
            label={t('search')}
            placeholder={t('plan:searchByName')}
            clearLabel={t('students:clearSearch')}
            value={typed}
            onChange={setTyped}
            autoFocus
            onArrowDown={() => panel.current?.querySelector<HTMLElement>('[role="option"]')?.focus()}
          />
          {kind === 'vocational' && <PathChoice peruste={reference.peruste} polku={polku} onChange={setPolku} />}
          {compulsory.length > 0 && (
            <Button
              onPress={() => {
                // The button can be focused only once there is something to add.
                flushSync(() => choose([...chosen.keys(), ...compulsory.map(({ id }) => id)]));
                addButton.current?.focus();
              }}
            >
              {t('allCompulsory', { count: compulsory.length })}
            </Button>
          )}
        </div>
        <UnitListBox
          label={t('list')}
          groups={groups}
          chosen={chosen}
          unitKey={kind === 'tuva' ? 'weeks' : 'points'}
          onChoose={choose}
          empty={typed.trim() === '' ? (isNational ? t('wholeListHint') : t('noParts')) : t('noMatches')}
        />
        {kind === 'common' && <p className={marks.quietSmall}>{t('areasNote')}</p>}
        <div className={styles.foot}>
          {kind === 'vocational' && (
            <label className={styles.check}>
              <input type="checkbox" checked={isNational} onChange={(event) => setNational(event.target.checked)} />
              {t('wholeList')}
            </label>
          )}
          <span className={marks.spacer} />
          <output className={styles.sum}>
            {chosen.size === 0
              ? t('noneChosen')
              : t('after', { after: withUnit(whole === undefined ? after : `${after} / ${showPoints(whole)}`) })}
          </output>
          <Button ref={addButton} variant="main" isDisabled={chosen.size === 0} onPress={add}>
            {chosen.size === 0
              ? t('add')
              : t(kind === 'common' ? 'addAreas' : 'addUnits', {
                  count: chosen.size,
                  size: total === '' ? '' : ` (${total})`,
                })}
          </Button>
        </div>
      </section>
    </div>
  );
}

/** What the plan holds already, planned and recognised. */
function planned(draft: HoksDraft, reference: Reference): Laajuus {
  const [all] = pointsByGroup(draft, reference);
  return all === undefined ? eiMitaan : summa([all.suunniteltu, all.tunnustettu]);
}

const withId = (choice: UnitChoice) => [choice.id, choice] as const;

function isSearch(target: EventTarget): boolean {
  return target instanceof HTMLInputElement && target.type === 'search';
}

function nationalGroup(choices: readonly UnitChoice[]): readonly ChoiceGroup[] {
  return choices.length === 0 ? [] : [{ kind: 'national', name: '', choices }];
}

/** Groups with only what was searched for; a group's own name counts as well. */
function found(groups: readonly ChoiceGroup[], typed: string): readonly ChoiceGroup[] {
  const words = searchable(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return groups;
  return groups
    .map((group) => ({
      ...group,
      choices: group.choices.filter(({ nimi, code }) => {
        const text = searchable(`${nimi} ${code} ${group.name}`);
        return words.every((word) => text.includes(word));
      }),
    }))
    .filter(({ choices }) => choices.length > 0);
}
