import { useTranslation } from 'react-i18next';
import { type Nimellinen, nimiKielella } from '../../shared/reference/nimi.ts';
import type { Nimike } from '../../shared/reference/perusteet.ts';
import { polunValinnat } from '../../shared/reference/rakenne.ts';
import { useKieli } from '../kieli/i18n.ts';
import { usePeruste } from '../plan/use-peruste.ts';
import { SelectField } from '../ui/field.tsx';
import type { NewStudentEntry } from './new-student.ts';

type StudentPath = Pick<NewStudentEntry, 'osaamisala' | 'tutkintonimike'>;

interface PathFieldsProps {
  readonly entry: NewStudentEntry;
  readonly onChange: (path: StudentPath) => void;
}

/** Osaamisala and tutkintonimike, where the qualification's units depend on them: with them the plan knows what is compulsory. */
export function PathFields({ entry, onChange }: PathFieldsProps) {
  const { t } = useTranslation('units');
  const { diaarinumero, osaamisala, tutkintonimike } = entry;
  const peruste = usePeruste(diaarinumero === '' ? undefined : diaarinumero);
  // The one that was chosen before is still there while the next one is read.
  if (peruste?.diaarinumero !== diaarinumero) return null;
  const { osaamisalat, tutkintonimikkeet } = polunValinnat(peruste, {
    osaamisalat: osaamisala === '' ? [] : [osaamisala],
  });
  return (
    <>
      <Choice
        label={t('competenceArea')}
        choices={osaamisalat}
        value={osaamisala}
        onChange={(chosen) => onChange({ osaamisala: chosen, tutkintonimike: '' })}
      />
      <Choice
        label={t('title')}
        choices={tutkintonimikkeet}
        value={tutkintonimike}
        onChange={(chosen) => onChange({ osaamisala, tutkintonimike: chosen })}
      />
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly choices: readonly Nimike[];
  readonly value: string;
  readonly onChange: (uri: string) => void;
}

/** Nothing where there is nothing to choose between. */
function Choice({ label, choices, value, onChange }: ChoiceProps) {
  const { t } = useTranslation('plan');
  const { kieli } = useKieli();
  const nameOf = (named: Nimellinen) => nimiKielella(named, kieli)?.nimi ?? '';
  if (choices.length < 2) return null;
  return (
    <SelectField
      label={label}
      span={6}
      value={value}
      onChange={onChange}
      options={[{ value: '', text: t('notChosen') }, ...choices.map((one) => ({ value: one.uri, text: nameOf(one) }))]}
    />
  );
}
