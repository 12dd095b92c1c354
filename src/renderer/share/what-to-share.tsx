import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Kept } from '../../shared/hoks/carry-over.ts';
import { hoks, type HoksDraft } from '../../shared/hoks/hoks.ts';
import { sections } from '../../shared/hoks/sections.ts';
import { placeKey, type Shareable } from '../../shared/hoks/share-parts.ts';
import { useKieli } from '../kieli/i18n.ts';
import { useReference } from '../plan/editor-context.ts';
import { TextButton } from '../ui/button.tsx';
import { CheckBox } from '../ui/check-box.tsx';
import { isDemonstration, keysWithin, partName, withChoice } from './chosen-parts.ts';
import styles from './share.module.css';

interface WhatToShareProps {
  readonly source: HoksDraft;
  readonly parts: readonly Shareable[];
  readonly chosen: ReadonlySet<string>;
  readonly onChosen: (chosen: ReadonlySet<string>) => void;
  readonly kept: Kept;
  readonly onKept: (kept: Kept) => void;
}

/** The parts of the plan, a box each: units, and inside them their periods and demonstrations. */
export function WhatToShare({ source, parts, chosen, onChosen, kept, onKept }: WhatToShareProps) {
  const { t } = useTranslation('share');
  const { teksti } = useKieli();
  const headId = useId();
  const lists = sections.flatMap(({ fields }) =>
    fields.flatMap((name) => {
      const ofList = parts.filter(({ path }) => path[0] === name);
      return ofList.length > 0 ? [{ name, ofList }] : [];
    }),
  );
  return (
    <section className={styles.column} aria-labelledby={headId}>
      <div className={styles.columnHead}>
        <h3 id={headId}>{t('what')}</h3>
        <TextButton onPress={() => onChosen(new Set(parts.flatMap(keysWithin)))}>{t('chooseAll')}</TextButton>
        <TextButton onPress={() => onChosen(new Set())}>{t('chooseNone')}</TextButton>
      </div>
      {parts.length === 0 && <p className={styles.quiet}>{t('whatNone')}</p>}
      <div className={styles.scroll}>
        {lists.map(({ name, ofList }) => (
          <div key={name}>
            <h4>{teksti(hoks.fields[name].label)}</h4>
            <PartChoices parts={ofList} source={source} chosen={chosen} onChosen={onChosen} />
          </div>
        ))}
      </div>
      <div className={styles.columnFoot}>
        <CheckBox isChecked={kept.workplace} onChange={(workplace) => onKept({ ...kept, workplace })}>
          {t('keepWorkplace')}
        </CheckBox>
        <CheckBox isChecked={kept.staff} onChange={(staff) => onKept({ ...kept, staff })}>
          {t('keepStaff')}
        </CheckBox>
        <p className={styles.quiet}>{t('secretStays')}</p>
      </div>
    </section>
  );
}

type PartChoicesProps = Pick<WhatToShareProps, 'parts' | 'source' | 'chosen' | 'onChosen'>;

function PartChoices({ parts, source, chosen, onChosen }: PartChoicesProps) {
  const name = usePartName(source);
  return (
    <ul className={styles.parts}>
      {parts.map((part) => (
        <li key={placeKey(part.path)}>
          <CheckBox
            isChecked={chosen.has(placeKey(part.path))}
            onChange={(isChosen) => onChosen(withChoice(chosen, part, isChosen))}
          >
            {name(part)}
          </CheckBox>
          {part.inside.length > 0 && (
            <PartChoices parts={part.inside} source={source} chosen={chosen} onChosen={onChosen} />
          )}
        </li>
      ))}
    </ul>
  );
}

/** What a part of the plan is called on the screen. */
export function usePartName(source: HoksDraft): (part: Shareable) => string {
  const { t } = useTranslation('share');
  const { teksti } = useKieli();
  const { names } = useReference();
  return (part) => {
    const summary = partName(part, source, names);
    if (isDemonstration(part)) return summary === '' ? t('demonstrationAlone') : t('demonstration', { what: summary });
    return summary || t('nameless', { what: teksti(part.part.label) });
  };
}
