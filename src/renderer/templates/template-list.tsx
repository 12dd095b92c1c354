import { Pencil, Trash2, Undo2 } from 'lucide-react';
import { type SyntheticEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Template } from '../db/records.ts';
import type { Store } from '../db/store.ts';
import { useKieli } from '../kieli/i18n.ts';
import { helsinkiDate, showMoment } from '../plan/date-entry.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Field, Fields } from '../ui/field.tsx';
import { useLive } from '../use-live.ts';
import { qualificationName } from './template-facts.ts';
import { templateNameProblem } from './template-name.ts';
import { TemplatePreview } from './template-preview.tsx';
import styles from './templates.module.css';

interface TemplateListProps {
  readonly store: Store;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Every template: what it is for and what it holds, its name, and taking it away. */
export function TemplateList({ store, now }: TemplateListProps) {
  const { t } = useTranslation('templates');
  const { kieli } = useKieli();
  const templates = useLive(store.templates).value;
  const [removed, setRemoved] = useState<Template>();
  const [hasFailed, setFailed] = useState(false);
  if (templates === undefined) return null;
  const today = helsinkiDate(now());

  const attempt = async (work: () => Promise<void>) => {
    setFailed(false);
    try {
      await work();
    } catch {
      setFailed(true);
    }
  };
  const remove = (template: Template) =>
    attempt(async () => {
      await store.removeTemplate(template.id);
      setRemoved(template);
    });
  const bringBack = (template: Template) =>
    attempt(async () => {
      await store.saveTemplate(template);
      setRemoved(undefined);
    });
  const named = (template: Template) => qualificationName(template.diaarinumero, kieli) ?? '';
  const sorted = templates.toSorted(
    (a, b) => named(a).localeCompare(named(b), kieli) || a.nimi.localeCompare(b.nimi, kieli),
  );

  return (
    <div className={styles.list}>
      {sorted.length === 0 ? (
        <p>{t('list.none')}</p>
      ) : (
        <ul aria-label={t('list.table')}>
          {sorted.map((template) => (
            <TemplateLine
              key={template.id}
              template={template}
              others={templates.filter(({ id }) => id !== template.id)}
              today={today}
              onRename={(nimi) => attempt(() => store.saveTemplate({ ...template, nimi }))}
              onRemove={() => void remove(template)}
            />
          ))}
        </ul>
      )}
      {removed && (
        <Banner
          tone="info"
          actions={
            // What was pressed is gone with its line.
            <Button icon={Undo2} autoFocus onPress={() => void bringBack(removed)}>
              {t('list.undo')}
            </Button>
          }
        >
          {t('list.removed', { nimi: removed.nimi })}
        </Banner>
      )}
      {hasFailed && <Banner tone="error">{t('list.failed')}</Banner>}
    </div>
  );
}

interface TemplateLineProps {
  readonly template: Template;
  readonly others: readonly Template[];
  readonly today: string;
  readonly onRename: (nimi: string) => Promise<void>;
  readonly onRemove: () => void;
}

function TemplateLine({ template, others, today, onRename, onRemove }: TemplateLineProps) {
  const { t } = useTranslation('templates');
  const { kieli } = useKieli();
  const [isRenaming, setRenaming] = useState(false);
  const line = useRef<HTMLLIElement>(null);
  const endRenaming = () => {
    setRenaming(false);
    line.current?.querySelector('button')?.focus();
  };
  const { nimi, diaarinumero, content, savedAt } = template;
  const saved = t('list.savedAt', { time: showMoment(savedAt, kieli) });
  return (
    <li className={styles.item} ref={line}>
      <div>
        <strong>{nimi}</strong>
        <p className={styles.itemFacts}>
          {qualificationName(diaarinumero, kieli) ?? t('list.unknownQualification')} · {saved}
        </p>
        <TemplatePreview content={content} diaarinumero={diaarinumero} today={today} />
      </div>
      <div className={styles.buttons}>
        <Button
          variant="quiet"
          icon={Pencil}
          aria-label={t('list.renameOf', { nimi })}
          onPress={() => setRenaming(!isRenaming)}
        >
          {t('list.rename')}
        </Button>
        <Button variant="quiet" icon={Trash2} aria-label={t('list.removeOf', { nimi })} onPress={onRemove}>
          {t('list.remove')}
        </Button>
      </div>
      {isRenaming && (
        <RenameForm
          template={template}
          others={others}
          onRename={async (chosen) => {
            await onRename(chosen);
            endRenaming();
          }}
          onCancel={endRenaming}
        />
      )}
    </li>
  );
}

interface RenameFormProps {
  readonly template: Template;
  readonly others: readonly Template[];
  readonly onRename: (nimi: string) => Promise<void>;
  readonly onCancel: () => void;
}

function RenameForm({ template, others, onRename, onCancel }: RenameFormProps) {
  const { t } = useTranslation(['templates', 'common']);
  const [nimi, setNimi] = useState(template.nimi);
  const [isAsked, setAsked] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const problem = templateNameProblem(nimi, template.diaarinumero, others);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setAsked(true);
    if (problem === undefined) await onRename(nimi.trim());
    else input.current?.focus();
  };
  return (
    <form className={styles.rename} onSubmit={(event) => void submit(event)} noValidate>
      <Fields>
        <Field
          label={t('list.newName')}
          value={nimi}
          onChange={setNimi}
          inputRef={input}
          problem={isAsked && problem !== undefined ? t(`problem.${problem}`) : undefined}
          autoFocus
        />
      </Fields>
      <div className={styles.buttons}>
        <Button type="submit">{t('list.rename')}</Button>
        <Button variant="quiet" onPress={onCancel}>
          {t('common:cancel')}
        </Button>
      </div>
    </form>
  );
}
