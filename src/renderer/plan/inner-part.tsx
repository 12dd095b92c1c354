import { Plus, Trash2 } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Part, PartField, Path } from '../../shared/hoks/field-spec.ts';
import { useKieli } from '../kieli/i18n.ts';
import { Button } from '../ui/button.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { useEditor, useFindingsAt, useHasPart } from './editor-context.ts';
import { FindingMessages } from './finding-messages.tsx';
import { newPart } from './new-part.ts';
import type { PartFormComponent } from './part-form-props.ts';
import { PartHeading } from './part-heading.tsx';
import styles from './parts.module.css';
import fields from './widgets/fields.module.css';
import { pathKey } from './value-at.ts';
import { lowerFirst } from './words.ts';

interface InnerPartProps {
  readonly field: PartField<Part>;
  readonly path: Path;
  readonly level: number;
  readonly form: PartFormComponent;
}

/** A part inside a part. One that eHOKS demands is always there; any other is added and removed. */
export function InnerPart({ field, path, level, form: Form }: InnerPartProps) {
  const { t } = useTranslation('plan');
  const { teksti } = useKieli();
  const { document, newPartDefaults, announceRemoval, jumpTo } = useEditor();
  const isThere = useHasPart(path);
  const findings = useFindingsAt(path);
  const isDemanded = field.presence.post === 'required';
  const label = teksti(field.label);
  const headingId = useId();
  const messageId = useId();
  const described = findings.length > 0 ? messageId : undefined;

  if (!isThere && !isDemanded) {
    return (
      <div className={`${fields.field} ${fields.span6} ${styles.adder}`} data-path={pathKey(path)}>
        <Button
          variant="quiet"
          icon={Plus}
          {...(described && { 'aria-describedby': described })}
          onPress={() => {
            document.setAll([{ path, value: newPart(field.part, newPartDefaults) }]);
            jumpTo([...path, firstKey(field.part)]);
          }}
        >
          {t('add', { what: lowerFirst(label) })}
        </Button>
        <FindingMessages findings={findings} id={messageId} />
      </div>
    );
  }
  if (field.isInline) {
    return (
      // A fieldset cannot lay its fields among those around it.
      <div
        role="group"
        aria-label={label}
        aria-describedby={described}
        className={fields.inline}
        data-path={pathKey(path)}
      >
        <Form part={field.part} path={path} level={level} isInline />
        <FindingMessages findings={findings} id={messageId} />
      </div>
    );
  }
  return (
    <fieldset
      className={`${styles.inner} ${fields.span12}`}
      data-path={pathKey(path)}
      data-demanded={isDemanded || undefined}
      aria-labelledby={headingId}
      aria-describedby={described}
    >
      <div className={styles.innerHead}>
        <PartHeading level={level} id={headingId}>
          {label}
        </PartHeading>
        {!isDemanded && (
          <Button
            variant="quiet"
            icon={Trash2}
            onPress={() => {
              document.setAll([{ path, value: undefined }]);
              announceRemoval(label);
            }}
          >
            {t('remove')}
            <VisuallyHidden> {lowerFirst(label)}</VisuallyHidden>
          </Button>
        )}
      </div>
      <FindingMessages findings={findings} id={messageId} />
      <Form part={field.part} path={path} level={level + 1} />
    </fieldset>
  );
}

function firstKey(part: Part): string {
  return Object.keys(part.fields)[0] ?? '';
}
