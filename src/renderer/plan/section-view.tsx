import { Redo2, Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Path } from '../../shared/hoks/field-spec.ts';
import { hoks } from '../../shared/hoks/hoks.ts';
import type { Section } from '../../shared/hoks/sections.ts';
import { useKieli } from '../kieli/i18n.ts';
import { IconButton } from '../ui/button.tsx';
import { useFromDocument } from './editor-context.ts';
import { focusPlace } from './focus-place.ts';
import { LocalFields, useLocalFieldsBeside } from './local-fields.tsx';
import { PartForm } from './part-form.tsx';
import { AddPart, PartList } from './part-list.tsx';
import marks from './marks.module.css';
import styles from './parts.module.css';
import { QualificationField } from './qualification-field.tsx';
import { StrayContent } from './stray-content.tsx';
import { ChooseUnits } from './units/choose-units.tsx';
import { isUnitList, type UnitList } from './units/unit-choices.ts';
import { UnitsPanel } from './units/units-panel.tsx';

interface SectionViewProps {
  readonly section: Section;
  readonly diaarinumero: string | undefined;
  readonly onDiaarinumero: (diaarinumero: string) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
}

/** Id of the open section's heading. */
export const sectionHeading = 'osion-otsikko';

/** The section being worked on. */
export function SectionView({ section, diaarinumero, onDiaarinumero, onUndo, onRedo }: SectionViewProps) {
  const { t } = useTranslation('plan');
  const { teksti } = useKieli();
  const canUndo = useFromDocument((document) => document.canUndo());
  const canRedo = useFromDocument((document) => document.canRedo());
  const beside = useLocalFieldsBeside(section.id);
  const isBasic = section.id === 'perustiedot';
  const lists = section.fields.flatMap((name) => {
    const field = hoks.fields[name];
    return field.kind === 'parts' ? [{ name, field }] : [];
  });
  const only = lists.length === 1 ? lists[0] : undefined;
  const [choosing, setChoosing] = useState<UnitList>();
  const [left, setLeft] = useState<Path>();
  // Leaving the panel leads to what it added, or back to its button.
  useEffect(() => {
    if (left !== undefined) focusPlace(left);
  }, [left]);
  const chooser = (name: string) =>
    isUnitList(name) && (
      <ChooseUnits
        list={name}
        isOpen={choosing === name}
        onPress={() => setChoosing(choosing === name ? undefined : name)}
      />
    );
  const panel = (name: string) =>
    isUnitList(name) &&
    choosing === name && (
      <UnitsPanel
        list={name}
        onClose={(added) => {
          setChoosing(undefined);
          setLeft(added ?? [name]);
        }}
      />
    );
  return (
    <>
      <div className={styles.workHead}>
        <h2 id={sectionHeading}>{teksti(section.label)}</h2>
        <span className={marks.spacer} />
        <IconButton icon={Undo2} label={t('undo')} isDisabled={!canUndo} onPress={onUndo} />
        <IconButton icon={Redo2} label={t('redo')} isDisabled={!canRedo} onPress={onRedo} />
        {only && chooser(only.name)}
        {only && <AddPart field={only.field} path={[only.name]} />}
      </div>
      {only && panel(only.name)}
      {isBasic ? (
        <div className={styles.basic}>
          <QualificationField diaarinumero={diaarinumero} onChange={onDiaarinumero} />
          <PartForm part={hoks} path={[]} level={3} only={section.fields} beside={beside} />
          <StrayContent part={hoks} path={[]} />
        </div>
      ) : (
        lists.map(({ name, field }) => (
          <PartList
            key={name}
            field={field}
            path={[name]}
            level={only ? 2 : 3}
            form={PartForm}
            isSection
            hasOwnHead={only === undefined}
            tools={only === undefined && chooser(name)}
            panel={only === undefined && panel(name)}
          />
        ))
      )}
      <LocalFields section={section.id} />
    </>
  );
}
