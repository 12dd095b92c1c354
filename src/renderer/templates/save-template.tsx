import { type SyntheticEvent, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { templateOf, type TemplateChoices } from '../../shared/hoks/template.ts';
import type { HoksDraft } from '../../shared/hoks/hoks.ts';
import type { Student, Template } from '../db/records.ts';
import type { Store } from '../db/store.ts';
import { useKieli } from '../kieli/i18n.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { CheckBox } from '../ui/check-box.tsx';
import { Field, Fields } from '../ui/field.tsx';
import { useLive } from '../use-live.ts';
import { qualificationName } from './template-facts.ts';
import { templateNameProblem } from './template-name.ts';
import { TemplatePreview } from './template-preview.tsx';
import styles from './templates.module.css';

interface SaveTemplateProps {
  readonly draft: HoksDraft;
  readonly student: Student;
  readonly diaarinumero: string | undefined;
  readonly store: Store;
  readonly today: string;
  readonly newId: () => string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly onLeave: () => void;
}

const choices = ['dates', 'staff', 'workplace'] as const;

/** "Tallenna malliksi": what stays in the template, its name, and what it will hold. */
export function SaveTemplate(props: SaveTemplateProps) {
  const { draft, student, diaarinumero, store, today, newId, now, onLeave } = props;
  const { t } = useTranslation(['templates', 'common', 'share']);
  const { kieli } = useKieli();
  const headId = useId();
  const nameInput = useRef<HTMLInputElement>(null);
  const templates = useLive(store.templates).value;
  const [nimi, setNimi] = useState(qualificationName(diaarinumero, kieli) ?? '');
  const [chosen, setChosen] = useState<TemplateChoices>({ dates: true, staff: true, workplace: false });
  const [state, setState] = useState<'editing' | 'asked' | 'saved' | 'failed'>('editing');
  const content = useMemo(() => templateOf(draft, student.opiskeluoikeus, chosen), [draft, student, chosen]);
  const isEmpty = Object.keys(content).length === 0;
  const problem = templateNameProblem(nimi, diaarinumero, templates ?? []);

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setState('asked');
    if (templates === undefined || isEmpty) return;
    if (problem !== undefined) return nameInput.current?.focus();
    const template: Template = { id: newId(), nimi: nimi.trim(), diaarinumero, content, savedAt: now() };
    try {
      await store.saveTemplate(template);
      setState('saved');
    } catch {
      setState('failed');
    }
  };

  if (state === 'saved') {
    return (
      <section className={styles.page} aria-labelledby={headId}>
        <div className={styles.form}>
          <h2 id={headId}>{t('save.title')}</h2>
          <Banner tone="ok">{t('save.saved', { nimi: nimi.trim() })}</Banner>
          <div className={styles.buttons}>
            {/* What was pressed is gone: the way on takes the focus. */}
            <Button variant="main" autoFocus onPress={onLeave}>
              {t('share:toPlan')}
            </Button>
          </div>
        </div>
      </section>
    );
  }
  return (
    <section className={styles.page} aria-labelledby={headId}>
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        <h2 id={headId}>{t('save.title')}</h2>
        <p className={styles.lead}>{t('save.lead')}</p>
        <Fields>
          <Field
            label={t('save.name')}
            help={t('save.nameHelp')}
            value={nimi}
            onChange={setNimi}
            inputRef={nameInput}
            problem={state !== 'editing' && problem !== undefined ? t(`problem.${problem}`) : undefined}
            isRequired
            isLocal
            autoFocus
          />
        </Fields>
        <fieldset className={styles.choices}>
          <legend>{t('save.keep')}</legend>
          {choices.map((name) => (
            <CheckBox
              key={name}
              isChecked={chosen[name]}
              onChange={(isChecked) => setChosen({ ...chosen, [name]: isChecked })}
              help={t(`save.${name}Help`)}
            >
              {t(`save.${name}`)}
            </CheckBox>
          ))}
        </fieldset>
        <div className={styles.never}>
          <strong>{t('save.never')}</strong>
          <p>{t('save.neverText')}</p>
        </div>
        {isEmpty ? (
          <Banner tone="warn">{t('save.nothing')}</Banner>
        ) : (
          <TemplatePreview content={content} diaarinumero={diaarinumero} today={today} isOpen />
        )}
        {state === 'failed' && <Banner tone="error">{t('save.failed')}</Banner>}
        <div className={styles.buttons}>
          <Button type="submit" variant="main" isDisabled={isEmpty}>
            {t('save.action')}
          </Button>
          <Button onPress={onLeave}>{t('common:cancel')}</Button>
        </div>
      </form>
    </section>
  );
}
