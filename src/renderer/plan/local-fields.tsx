import { ArrowRight } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { aiemminHankittuPaikallinenTutkinnonOsa } from '../../shared/hoks/aiemmin-hankittu-paikallinen-tutkinnon-osa.ts';
import { isDraft, isList } from '../../shared/hoks/json-shape.ts';
import {
  type PaikallinenKentta,
  paikallisetOsiossa,
  paikallisetPolku,
  paikallisetTiedot,
  paikallistenSijainti,
} from '../../shared/hoks/paikalliset-tiedot.ts';
import type { SectionId } from '../../shared/hoks/sections.ts';
import { Button } from '../ui/button.tsx';
import { useEditor } from './editor-context.ts';
import { newPart } from './new-part.ts';
import type { PartFormProps } from './part-form-props.ts';
import { PartForm } from './part-form.tsx';
import { PartList } from './part-list.tsx';
import styles from './parts.module.css';

const localPath = [paikallisetPolku];

/** The local fields that follow a field of the section, by the name of that field. */
export function useLocalFieldsBeside(section: SectionId) {
  return useMemo(
    () =>
      Object.fromEntries(
        paikallisetOsiossa(section).flatMap((name) => {
          const { after } = paikallistenSijainti[name];
          const field = <PartForm part={paikallisetTiedot} path={localPath} level={3} only={[name]} isInline />;
          return after === undefined ? [] : [[after, field] as const];
        }),
      ),
    [section],
  );
}

/** The local fields that stand after all that the section sends. */
export function LocalFields({ section }: { readonly section: SectionId }) {
  const names = paikallisetOsiossa(section).filter((name) => paikallistenSijainti[name].after === undefined);
  const isList = (name: PaikallinenKentta) => paikallisetTiedot.fields[name].kind === 'parts';
  const single = names.filter((name) => !isList(name));
  return (
    <>
      {names.includes('muu-aiemmin-hankittu-osaaminen') && (
        <PartList
          field={paikallisetTiedot.fields['muu-aiemmin-hankittu-osaaminen']}
          path={[paikallisetPolku, 'muu-aiemmin-hankittu-osaaminen']}
          level={3}
          form={OtherPriorLearning}
          isSection
        />
      )}
      {single.length > 0 && (
        <div className={styles.localFields}>
          <PartForm part={paikallisetTiedot} path={localPath} level={3} only={single} />
        </div>
      )}
    </>
  );
}

const localUnits = 'aiemmin-hankitut-paikalliset-tutkinnon-osat';

/** Other prior learning: eHOKS takes it only as a local unit, so one step makes it that. */
function OtherPriorLearning(props: PartFormProps) {
  const { t } = useTranslation('history');
  const { document, newPartDefaults, jumpTo } = useEditor();
  const toLocalUnit = () => {
    const [listPath, index] = [props.path.slice(0, -1), props.path.at(-1)];
    const [held, rest, units] = [props.path, listPath, [localUnits]].map(document.valueAt);
    const { kuvaus, ...same } = isDraft(held) ? held : {};
    const place = [localUnits, isList(units) ? units.length : 0];
    const unit = newPart(aiemminHankittuPaikallinenTutkinnonOsa, newPartDefaults);
    // Together, so that one undo brings both back.
    document.setAll([
      {
        path: place,
        value: { ...unit, ...same, ...(kuvaus === undefined ? {} : { 'tavoitteet-ja-sisallot': kuvaus }) },
      },
      { path: listPath, value: isList(rest) ? rest.filter((_, i) => i !== index) : undefined },
    ]);
    jumpTo(place);
  };
  return (
    <>
      <p className={styles.convert}>
        <Button variant="quiet" icon={ArrowRight} onPress={toLocalUnit}>
          {t('toLocalUnit')}
        </Button>
        <span>{t('toLocalUnitHelp')}</span>
      </p>
      <PartForm {...props} />
    </>
  );
}
