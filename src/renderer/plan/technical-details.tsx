import { RefreshCw, Trash2 } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Path, ScalarField } from '../../shared/hoks/field-spec.ts';
import { useKieli } from '../kieli/i18n.ts';
import { Button } from '../ui/button.tsx';
import { showMoment } from './date-entry.ts';
import { useEditor, useFindingsAt, useFromDocument, useFromFindings, useValue } from './editor-context.ts';
import { FindingMessages } from './finding-messages.tsx';
import styles from './parts.module.css';
import { pathKey } from './value-at.ts';
import { asText } from './widgets/text-widgets.tsx';

interface TechnicalDetailsProps {
  /** The part's derived fields. */
  readonly fields: readonly (readonly [name: string, field: ScalarField<unknown>])[];
  /** The part's own way. */
  readonly path: Path;
}

/** What the app fills in and a person seldom needs, folded away; open when something in it has to be mended. */
export function TechnicalDetails({ fields, path }: TechnicalDetailsProps) {
  const { t } = useTranslation('rules');
  const hasFinding = useFromFindings(({ at }) => fields.some(([name]) => at([...path, name]).length > 0));
  const names = useFromDocument(({ valueAt }) =>
    fields.flatMap(([name]) => (valueAt([...path, name]) === undefined ? [] : [name])).join(' '),
  );
  const held = fields.filter(([name]) => names.split(' ').includes(name));
  if (held.length === 0) return null;
  return (
    <details className={styles.technical} open={hasFinding || undefined}>
      <summary>{t('technical')}</summary>
      <ul>
        {held.map(([name, field]) => (
          <DerivedValue key={name} name={name} field={field} path={[...path, name]} />
        ))}
      </ul>
    </details>
  );
}

interface DerivedValueProps {
  readonly name: string;
  readonly field: ScalarField<unknown>;
  readonly path: Path;
}

/** One value with its label; a wrong one can be taken away, and a period's identifier renewed. */
function DerivedValue({ name, field, path }: DerivedValueProps) {
  const { teksti, kieli } = useKieli();
  const value = useValue(path);
  const findings = useFindingsAt(path);
  const messageId = useId();
  const moment = field.valueType === 'timestamp' && typeof value === 'string' ? Date.parse(value) : Number.NaN;
  const isWrong = findings.length > 0;
  return (
    <li data-path={pathKey(path)}>
      {teksti(field.label)}{' '}
      <span className={styles.derived}>{Number.isNaN(moment) ? asText(value) : showMoment(moment, kieli)}</span>
      {isWrong && name === 'yksiloiva-tunniste' && <NewPeriodId path={path} messageId={messageId} />}
      {isWrong && name !== 'yksiloiva-tunniste' && field.presence.post !== 'required' && (
        <RemoveValue label={teksti(field.label)} path={path} messageId={messageId} />
      )}
      <FindingMessages findings={findings} id={messageId} />
    </li>
  );
}

interface MendingProps {
  readonly path: Path;
  readonly messageId: string;
}

function NewPeriodId({ path, messageId }: MendingProps) {
  const { t } = useTranslation('rules');
  const { document, newPartDefaults } = useEditor();
  return (
    <Button
      variant="quiet"
      icon={RefreshCw}
      aria-describedby={messageId}
      onPress={({ target }) => {
        document.setAll([{ path, value: newPartDefaults.newId() }]);
        // The button goes with what was wrong; the focus stays with the details.
        target.closest('details')?.querySelector('summary')?.focus();
      }}
    >
      {t('newPeriodId')}
    </Button>
  );
}

function RemoveValue({ label, path, messageId }: MendingProps & { readonly label: string }) {
  const { t } = useTranslation('rules');
  const { document, announceRemoval } = useEditor();
  return (
    <Button
      variant="quiet"
      icon={Trash2}
      aria-describedby={messageId}
      onPress={() => {
        document.setAll([{ path, value: undefined }]);
        announceRemoval(label);
      }}
    >
      {t('removeValue')}
    </Button>
  );
}
