import { useTranslation } from 'react-i18next';
import { type Nimellinen, nimiKielella } from '../../../shared/reference/nimi.ts';
import type { Nimike, Peruste } from '../../../shared/reference/perusteet.ts';
import { type Opintopolku, polunValinnat } from '../../../shared/reference/rakenne.ts';
import { useKieli } from '../../kieli/i18n.ts';
import fields from '../widgets/fields.module.css';
import styles from './units.module.css';

interface PathChoiceProps {
  readonly peruste: Peruste | undefined;
  readonly polku: Opintopolku;
  readonly onChange: (polku: Opintopolku) => void;
}

/** Which osaamisala and tutkintonimike to show; asked only where the curriculum's units depend on them. */
export function PathChoice({ peruste, polku, onChange }: PathChoiceProps) {
  const { t } = useTranslation('units');
  if (peruste === undefined) return null;
  const [area] = polku.osaamisalat;
  const { osaamisalat: areas, tutkintonimikkeet: titles } = polunValinnat(peruste, polku);
  return (
    <>
      <Choice
        label={t('competenceArea')}
        all={t('allCompetenceAreas')}
        choices={areas}
        chosen={area}
        onChange={(uris) => onChange({ ...polku, osaamisalat: uris, tutkintonimikkeet: [] })}
      />
      <Choice
        label={t('title')}
        all={t('allTitles')}
        choices={titles}
        chosen={polku.tutkintonimikkeet[0]}
        onChange={(uris) => onChange({ ...polku, tutkintonimikkeet: uris })}
      />
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly all: string;
  readonly choices: readonly Nimike[];
  readonly chosen: string | undefined;
  readonly onChange: (uris: readonly string[]) => void;
}

function Choice({ label, all, choices, chosen, onChange }: ChoiceProps) {
  const { kieli } = useKieli();
  const nameOf = (named: Nimellinen) => nimiKielella(named, kieli)?.nimi ?? '';
  if (choices.length < 2) return null;
  return (
    <span className={`${fields.control} ${styles.select}`}>
      <select
        aria-label={label}
        value={chosen ?? ''}
        onChange={(event) => onChange(event.target.value === '' ? [] : [event.target.value])}
      >
        <option value="">{all}</option>
        {choices.map((one) => (
          <option key={one.uri} value={one.uri}>
            {nameOf(one)}
          </option>
        ))}
      </select>
    </span>
  );
}
