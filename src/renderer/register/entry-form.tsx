import { Trash2 } from 'lucide-react';
import { type SyntheticEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fact, RememberedKind } from '../../shared/hoks/field-spec.ts';
import { factProblems, type RegisterEntry } from '../../shared/register/register.ts';
import { Button } from '../ui/button.tsx';
import { Field, FieldFrame, Fields, SelectField } from '../ui/field.tsx';
import styles from './register-page.module.css';
import { readPastedList } from '../plan/list-paste.ts';
import { useUnitName } from './use-unit-name.ts';

export type EntryToWrite = Pick<RegisterEntry, 'kind' | 'facts' | 'roles' | 'tasks'>;

interface EntryFormProps {
  readonly entry: EntryToWrite;
  /** Entries it may be merged into. */
  readonly others?: readonly RegisterEntry[];
  readonly onSave: (written: EntryToWrite) => Promise<void>;
  readonly onMerge?: (intoId: string) => Promise<void>;
  readonly onRemove?: () => Promise<void>;
  readonly onCancel: () => void;
}

const factsOfKind: Readonly<Record<RememberedKind, readonly Fact[]>> = {
  workplace: ['nimi', 'yTunnus'],
  workplacePerson: ['nimi', 'sahkoposti', 'puhelinnumero'],
  staff: ['nimi', 'rooli', 'oppilaitosOid'],
};

/** The facts of one entry, and of a workplace its tasks by unit. Nothing is stored before "Tallenna". */
export function EntryForm({ entry, others = [], onSave, onMerge, onRemove, onCancel }: EntryFormProps) {
  const { t } = useTranslation('register');
  const { kind } = entry;
  const [facts, setFacts] = useState(entry.facts);
  const [tasks, setTasks] = useState(() => mapTexts(entry.tasks, (texts) => texts.join('\n')));
  const [into, setInto] = useState('');
  const [isAsked, setAsked] = useState(false);
  const written = tidy(facts);
  // The workplace of a person is given by where the form stands.
  const problems = factProblems({ kind, facts: written }).filter((fact) => factsOfKind[kind].includes(fact));

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setAsked(true);
    if (problems.length > 0) return;
    const lines = mapTexts(tasks, linesOf);
    run(onSave({ ...entry, facts: written, ...(entry.tasks && { tasks: withoutEmpty(lines) }) }));
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Fields>
        {factsOfKind[kind].map((fact) => (
          <Field
            key={fact}
            label={t(`fact.${fact}`)}
            span={4}
            value={facts[fact] ?? ''}
            onChange={(value) => setFacts({ ...facts, [fact]: value })}
            problem={isAsked && problems.includes(fact) ? t(`problem.${problemOf(fact)}`) : undefined}
          />
        ))}
      </Fields>
      {Object.entries(tasks).map(([unit, text]) => (
        <UnitTasks key={unit} unit={unit} text={text} onChange={(changed) => setTasks({ ...tasks, [unit]: changed })} />
      ))}
      <div className={styles.actions}>
        <Button type="submit">{t('save')}</Button>
        <Button variant="quiet" onPress={onCancel}>
          {t('cancel')}
        </Button>
        {onRemove && (
          <Button variant="quiet" icon={Trash2} onPress={() => run(onRemove())}>
            {t('remove')}
          </Button>
        )}
      </div>
      {onMerge && others.length > 0 && (
        <div className={styles.merge}>
          <SelectField
            label={t('merge.into')}
            span={4}
            value={into}
            onChange={setInto}
            options={[
              { value: '', text: t('merge.none') },
              ...others.map(({ id, facts: { nimi = '', yTunnus } }) => ({
                value: id,
                text: kind === 'workplace' ? `${nimi}, ${yTunnus}` : nimi,
              })),
            ]}
          />
          <Button isDisabled={into === ''} onPress={() => run(onMerge(into))}>
            {t('merge.act')}
          </Button>
        </div>
      )}
    </form>
  );
}

/** The page shows what the disk refused; the form stays as it is. */
function run(work: Promise<void>): void {
  work.catch(() => undefined);
}

interface UnitTasksProps {
  readonly unit: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

function UnitTasks({ unit, text, onChange }: UnitTasksProps) {
  const { t } = useTranslation('register');
  const id = useId();
  const name = useUnitName(unit);
  return (
    <FieldFrame id={id} label={t('tasksOf', { unit: name })}>
      <textarea
        id={id}
        className={styles.tasks}
        rows={Math.min(8, text.split('\n').length + 1)}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
    </FieldFrame>
  );
}

function problemOf(fact: Fact): 'nimi' | 'yTunnus' | 'oppilaitosOid' {
  return fact === 'yTunnus' || fact === 'oppilaitosOid' ? fact : 'nimi';
}

function tidy(facts: EntryToWrite['facts']): EntryToWrite['facts'] {
  const trimmed = Object.entries(facts).map(([fact, text]) => [fact, text?.trim()] as const);
  return Object.fromEntries(trimmed.filter(([, text]) => text !== undefined && text !== ''));
}

function linesOf(text: string): readonly string[] {
  return readPastedList(text) ?? [text.trim()].filter((line) => line !== '');
}

function mapTexts<From, To>(
  texts: Readonly<Record<string, From>> = {},
  change: (from: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(texts).map(([unit, from]) => [unit, change(from)]));
}

function withoutEmpty(tasks: Readonly<Record<string, readonly string[]>>): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(tasks).filter(([, texts]) => texts.length > 0));
}
