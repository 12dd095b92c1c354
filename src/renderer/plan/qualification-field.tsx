import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { perusteenTila, perusteet } from '../../shared/reference/perusteet.ts';
import { nimiKielella } from '../../shared/reference/nimi.ts';
import { useKieli } from '../kieli/i18n.ts';
import { LocalBadge } from '../ui/local-badge.tsx';
import fields from './widgets/fields.module.css';
import { useEditor } from './editor-context.ts';

interface QualificationFieldProps {
  readonly diaarinumero: string | undefined;
  readonly onChange: (diaarinumero: string) => void;
}

/** Which qualification the pickers offer units from. The API has no field for it: it stays on this machine (R2b). */
export function QualificationField({ diaarinumero, onChange }: QualificationFieldProps) {
  const { t } = useTranslation('plan');
  const { today } = useEditor();
  const id = useId();
  return (
    <div className={`${fields.field} ${fields.span12}`}>
      <label className={fields.label} htmlFor={id}>
        {t('qualification')}
        <LocalBadge />
      </label>
      <QualificationSelect id={id} diaarinumero={diaarinumero} onChange={onChange} today={today()} />
    </div>
  );
}

interface QualificationSelectProps extends QualificationFieldProps {
  readonly id: string;
  readonly today: string;
  /** Diaarinumerot that fit the study right, offered before all others. */
  readonly fitting?: readonly string[];
}

/** The qualifications whose structure is known: those that fit the student first, then those in force. */
export function QualificationSelect({ id, diaarinumero, onChange, today, fitting = [] }: QualificationSelectProps) {
  const { t } = useTranslation('plan');
  const { kieli } = useKieli();
  const named = perusteet()
    .map((peruste) => ({ peruste, nimi: nimiKielella(peruste, kieli)?.nimi ?? peruste.diaarinumero }))
    .toSorted((a, b) => a.nimi.localeCompare(b.nimi, kieli));
  const isOver = (tila: string) => tila === 'paattynyt';
  const fits = named.filter(({ peruste }) => fitting.includes(peruste.diaarinumero));
  const others = named.filter((one) => !fits.includes(one));
  const current = others.filter(({ peruste }) => !isOver(perusteenTila(peruste, today)));
  const ended = others.filter(({ peruste }) => isOver(perusteenTila(peruste, today)));
  const options = (list: typeof named) =>
    list.map(({ peruste, nimi }) => (
      <option key={peruste.diaarinumero} value={peruste.diaarinumero}>
        {nimi} ({peruste.diaarinumero})
      </option>
    ));
  return (
    <div className={fields.control}>
      <select id={id} value={diaarinumero ?? ''} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('notChosen')}</option>
        {fits.length > 0 && <optgroup label={t('fittingQualifications')}>{options(fits)}</optgroup>}
        {fits.length > 0 ? <optgroup label={t('otherQualifications')}>{options(current)}</optgroup> : options(current)}
        {ended.length > 0 && <optgroup label={t('endedQualifications')}>{options(ended)}</optgroup>}
      </select>
    </div>
  );
}
