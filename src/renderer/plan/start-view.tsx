import { FileJson } from 'lucide-react';
import { type ReactNode, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HoksDraft } from '../../shared/hoks/hoks.ts';
import type { Student } from '../db/records.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { fittingPerusteet, perusteOf } from './peruste-of.ts';
import marks from './marks.module.css';
import styles from './plan.module.css';
import fields from './widgets/fields.module.css';
import { QualificationSelect } from './qualification-field.tsx';
import { type ImportProblem, importLimitBytes, readImportedPlan } from './read-import.ts';

interface StartViewProps {
  readonly student: Student;
  readonly today: string;
  readonly newId: () => string;
  readonly onStart: (diaarinumero: string | undefined) => void;
  readonly onImport: (draft: HoksDraft, diaarinumero: string | undefined) => void;
  /** The templates to begin from; given the chosen qualification. */
  readonly templates: (diaarinumero: string | undefined) => ReactNode;
  /** The way to a plan that eHOKS already holds; given the chosen qualification. */
  readonly takeOver: (diaarinumero: string | undefined) => ReactNode;
}

/** An empty plan: choose what it is made of, or bring one that exists. */
export function StartView({ student, today, newId, onStart, onImport, templates, takeOver }: StartViewProps) {
  const { t } = useTranslation('plan');
  const selectId = useId();
  const fileInput = useRef<HTMLInputElement>(null);
  const suggested = perusteOf(student.opiskeluoikeus, today);
  const fitting = fittingPerusteet(student.opiskeluoikeus, today).map((peruste) => peruste.diaarinumero);
  const [diaarinumero, setDiaarinumero] = useState(suggested);
  const [problem, setProblem] = useState<ImportProblem | 'unreadable'>();

  const importFile = async (file: File) => {
    if (file.size > importLimitBytes) return setProblem('too-large');
    let text: string;
    try {
      text = await file.text();
    } catch {
      return setProblem('unreadable');
    }
    const target = { oppijaOid: student.oppijaOid, opiskeluoikeusOid: student.opiskeluoikeus.oid };
    const read = readImportedPlan(text, target, newId);
    if (read.ok) onImport(read.value, diaarinumero);
    else setProblem(read.error);
  };

  return (
    <section className={styles.start} aria-labelledby={`${selectId}-otsikko`}>
      <h2 id={`${selectId}-otsikko`}>{t('start.title')}</h2>
      <div className={fields.field}>
        <label className={fields.label} htmlFor={selectId}>
          {t('start.qualification')}
        </label>
        <QualificationSelect
          id={selectId}
          diaarinumero={diaarinumero}
          onChange={(chosen) => setDiaarinumero(chosen || undefined)}
          today={today}
          fitting={fitting}
        />
        <p className={fields.help}>
          <span>{t('start.help')}</span>
          {suggested === undefined && fitting.length > 0 && <span>{t('start.askFitting')}</span>}
          {suggested !== undefined && suggested === diaarinumero && <span>{t('start.prefilled')}</span>}
        </p>
      </div>
      {templates(diaarinumero)}
      {/* The person has come to begin a plan. A template that fits takes the focus in its turn. */}
      <Button variant="main" autoFocus onPress={() => onStart(diaarinumero)}>
        {t(diaarinumero === undefined ? 'start.without' : 'start.begin')}
      </Button>
      {takeOver(diaarinumero)}
      <p className={styles.startOr}>{t('start.or')}</p>
      <Button icon={FileJson} onPress={() => fileInput.current?.click()}>
        {t('start.import')}
      </Button>
      <input
        ref={fileInput}
        type="file"
        className={marks.hidden}
        accept=".json,application/json"
        aria-label={t('start.import')}
        tabIndex={-1}
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file may be chosen again after it has been mended.
          event.target.value = '';
          if (file) void importFile(file);
        }}
      />
      {problem && (
        <Banner tone="error">
          {t(`import.${problem}`)} {t('import.nothingLost')}
        </Banner>
      )}
    </section>
  );
}
