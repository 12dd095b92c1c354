import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nimiKielella } from '../../../shared/reference/nimi.ts';
import { omatOrganisaatiot, organisaationNimi } from '../../../shared/reference/organisaatiot.ts';
import { useKieli } from '../../kieli/i18n.ts';
import { useEditor, useValue } from '../editor-context.ts';
import styles from './fields.module.css';
import { FieldFrame, type FieldProps } from './field-frame.tsx';

/** An institution by its OID. The counselor's own is one press away, and shown by its name. */
export function OrganisationWidget({ field, path }: FieldProps) {
  const { t } = useTranslation('plan');
  const { document, ownInstitution } = useEditor();
  const value = useValue(path);
  const oid = typeof value === 'string' ? value : '';
  const { kieli } = useKieli();
  const [isTyping, setTyping] = useState(false);
  const listId = useId();
  const nimi = organisaationNimi(oid, kieli);
  // A provider is another kind of organisation, and named only when it is not the own one.
  const isInstitution = path.at(-1) === 'oppilaitos-oid';
  const isOwn = ownInstitution !== undefined && oid === ownInstitution.oppilaitosOid;
  return (
    <FieldFrame
      field={field}
      path={path}
      span={6}
      isQuiet={isTyping}
      facts={
        isOwn ? (
          <span>{ownInstitution.nimi}</span>
        ) : nimi !== undefined ? (
          <span lang={nimi.kieli}>{nimi.nimi}</span>
        ) : isInstitution && ownInstitution !== undefined ? (
          <button
            type="button"
            className={styles.link}
            onClick={() => document.setAll([{ path, value: ownInstitution.oppilaitosOid }])}
          >
            {t('useOwnInstitution', { name: ownInstitution.nimi })}
          </button>
        ) : null
      }
    >
      {(control) => (
        <div className={styles.control}>
          <datalist id={listId}>
            {omatOrganisaatiot().map((organisaatio) => (
              <option key={organisaatio.oid} value={organisaatio.oid}>
                {nimiKielella(organisaatio, kieli)?.nimi}
              </option>
            ))}
          </datalist>
          <input
            {...control}
            list={listId}
            autoComplete="off"
            placeholder="1.2.246.562.10."
            value={oid}
            onChange={(event) => {
              setTyping(true);
              const text = event.target.value.replace(/\s/g, '');
              document.set(path, text === '' ? undefined : text);
            }}
            onBlur={() => {
              setTyping(false);
              document.endStep();
            }}
          />
        </div>
      )}
    </FieldFrame>
  );
}
