import { Trash2 } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Part, Path } from '../../shared/hoks/field-spec.ts';
import { hoks } from '../../shared/hoks/hoks.ts';
import { isDraft, isList } from '../../shared/hoks/json-shape.ts';
import { Button } from '../ui/button.tsx';
import { useEditor, useFindingsAt, useFromDocument } from './editor-context.ts';
import { FindingMessages } from './finding-messages.tsx';
import styles from './parts.module.css';
import { pathKey } from './value-at.ts';

/** Content that has no field on the screen, as an imported plan may bring: named, so that it can be found and removed. */
export function StrayContent({ part, path }: { readonly part: Part; readonly path: Path }) {
  const { document, announceRemoval } = useEditor();
  const keys = useFromDocument(({ valueAt }) => strayKeys(part, valueAt(path)).join('\n'));
  if (keys === '') return null;
  return keys.split('\n').map((key) => (
    <StrayLine
      key={key}
      path={[...path, key]}
      name={key}
      onRemove={() => {
        document.setAll([{ path: [...path, key], value: undefined }]);
        announceRemoval(key);
      }}
    />
  ));
}

interface StrayLineProps {
  readonly path: Path;
  readonly name: string;
  readonly onRemove: () => void;
}

/** One thing that does not belong where it stands. */
export function StrayLine({ path, name, onRemove }: StrayLineProps) {
  const { t } = useTranslation('plan');
  const messageId = useId();
  const findings = useFindingsAt(path);
  return (
    <div data-path={pathKey(path)}>
      <p className={styles.stray}>
        {t('stray', { key: name })}
        <Button
          variant="quiet"
          icon={Trash2}
          {...(findings.length > 0 && { 'aria-describedby': messageId })}
          onPress={onRemove}
        >
          {t('remove')}
        </Button>
      </p>
      <FindingMessages findings={findings} id={messageId} />
    </div>
  );
}

function strayKeys(part: Part, draft: unknown): readonly string[] {
  if (!isDraft(draft)) return [];
  return Object.keys(draft).filter((key) => {
    const field = Object.hasOwn(part.fields, key) ? part.fields[key] : undefined;
    if (field === undefined) return true;
    const value = draft[key];
    // Inside a part, its own list says so.
    if (field.kind === 'parts') return part === hoks && !isList(value);
    if (field.kind === 'part') return !isDraft(value);
    return field.widget.type === 'none';
  });
}
