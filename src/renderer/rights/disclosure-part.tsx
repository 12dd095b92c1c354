import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SummaryNames } from '../../shared/hoks/field-spec.ts';
import { containsHetu } from '../../shared/identifiers/hetu.ts';
import { isGiven } from '../../shared/meeting/consents.ts';
import { hasEnded, type StudyRightEnd } from '../../shared/retention/study-right-end.ts';
import { type RecipientClass, recipientClasses, type RecordDisclosure } from '../../shared/rights/disclosure.ts';
import {
  demonstrations,
  type ExtractEntry,
  extractOf,
  fieldNamesOf,
  type PlaceInPlan,
  workplacePeriods,
} from '../../shared/rights/extract.ts';
import type { Plan, Student } from '../db/records.ts';
import { useConsentText } from '../meeting/consent-text.ts';
import { helsinkiDate, showMoment } from '../plan/date-entry.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Field, Fields, SelectField } from '../ui/field.tsx';
import { extractReport, placeText } from './extract-report.ts';
import styles from './rights-page.module.css';
import type { SavingReports } from './use-saving-reports.tsx';

interface DisclosurePartProps {
  readonly student: Student;
  readonly plan: Plan | undefined;
  readonly end: StudyRightEnd | undefined;
  readonly names: SummaryNames;
  readonly saving: SavingReports;
  readonly record: RecordDisclosure;
  /** Name of the person at the desk; empty when they have not told it. */
  readonly by: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Gives a recipient what they may have of a plan, and no more; nothing leaves before it has been written down. */
export function DisclosurePart(props: DisclosurePartProps) {
  const { plan, end, names, now } = props;
  const { t } = useTranslation('rights');
  return (
    <>
      <h3>{t('disclosure.title')}</h3>
      {hasEnded(end, helsinkiDate(now())) ? (
        <Banner tone="warn">{t('disclosure.ended')}</Banner>
      ) : plan === undefined ? (
        <p className={styles.quiet}>{t('disclosure.noPlan')}</p>
      ) : (
        <DisclosureForm {...props} plan={plan} />
      )}
      {plan !== undefined && (
        <>
          <h3>{t('disclosure.log')}</h3>
          {(plan.luovutukset ?? []).length === 0 && <p className={styles.quiet}>{t('disclosure.logEmpty')}</p>}
          <ul className={styles.lines} aria-label={t('disclosure.log')}>
            {plan.luovutukset?.toReversed().map(({ at, saaja, peruste, fields }) => (
              <li key={at}>
                <span data-wide>
                  {t('disclosure.logLine', {
                    time: showMoment(at, names.kieli),
                    saaja,
                    peruste,
                    fields: fields.join(', '),
                  })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function DisclosureForm({ student, plan, names, saving, record, by, now }: DisclosurePartProps & { plan: Plan }) {
  const { t } = useTranslation('rights');
  const consentText = useConsentText();
  const [recipientClass, setRecipientClass] = useState<RecipientClass>('viranomainen');
  const [part, setPart] = useState('');
  const [saaja, setSaaja] = useState('');
  const [peruste, setPeruste] = useState('');
  const [problem, setProblem] = useState<'missing' | 'hetu' | 'notRecorded'>();

  const consents = (plan.suostumukset ?? []).filter(isGiven);
  const places: readonly PlaceInPlan[] =
    recipientClass === 'ohjaaja'
      ? workplacePeriods(plan.document)
      : recipientClass === 'arvioija'
        ? demonstrations(plan.document)
        : [];
  const options =
    recipientClass === 'suostumus'
      ? consents.map((consent, index) => ({ value: String(index), text: consentText(consent) }))
      : places.map((place) => ({ value: place.path.join('.'), text: placeText(place, names) }));
  const chosen = options.find(({ value }) => value === part) ?? options[0];
  const entries = extracted();

  function extracted(): readonly ExtractEntry[] {
    switch (recipientClass) {
      case 'viranomainen':
      case 'tyollisyysrahasto':
        return extractOf(plan.document, { recipientClass });
      case 'ohjaaja':
      case 'arvioija': {
        const place = places.find(({ path }) => path.join('.') === chosen?.value);
        return place === undefined ? [] : extractOf(plan.document, { recipientClass, path: place.path });
      }
      case 'suostumus': {
        const consent = consents[Number(chosen?.value)];
        return consent === undefined ? [] : extractOf(plan.document, { recipientClass, scope: consent.scope });
      }
    }
  }

  const give = async (save: () => Promise<boolean>) => {
    const to = { saaja: saaja.trim(), peruste: peruste.trim() };
    if (to.saaja === '' || to.peruste === '') return setProblem('missing');
    if (containsHetu(`${to.saaja}\n${to.peruste}`)) return setProblem('hetu');
    setProblem(undefined);
    let takeBack: () => Promise<void>;
    try {
      takeBack = await record(plan.id, { at: now(), by, recipientClass, ...to, fields: fieldNamesOf(entries) });
    } catch {
      return setProblem('notRecorded');
    }
    // A record that cannot be taken back says too much rather than too little; the log has both.
    if (!(await save())) await takeBack().catch(() => undefined);
  };
  const about = { nimi: student.nimi, saaja: saaja.trim(), peruste: peruste.trim() };
  const isPossible = entries.length > 0 && !saving.isBusy;
  return (
    <>
      <p className={styles.quiet}>{t('disclosure.lead')}</p>
      <Fields>
        <SelectField
          label={t('disclosure.recipientClass')}
          value={recipientClass}
          onChange={(value) => setRecipientClass(recipientClasses.find((name) => name === value) ?? recipientClass)}
          options={recipientClasses.map((name) => ({ value: name, text: t(`disclosure.classes.${name}`) }))}
        />
        {options.length > 0 && (
          <SelectField label={t('disclosure.part')} value={chosen?.value ?? ''} onChange={setPart} options={options} />
        )}
        <Field label={t('disclosure.saaja')} span={6} value={saaja} onChange={setSaaja} />
        <Field
          label={t('disclosure.peruste')}
          span={6}
          value={peruste}
          onChange={setPeruste}
          help={t('disclosure.perusteHelp')}
        />
      </Fields>
      {entries.length === 0 && (
        <Banner tone="info">{t(recipientClass === 'suostumus' ? 'disclosure.noConsent' : 'disclosure.noPart')}</Banner>
      )}
      {problem && <Banner tone="error">{t(`disclosure.${problem}`)}</Banner>}
      <div className={styles.actions}>
        <Button
          aria-label={`${t('disclosure.title')}: ${t('pdf')}`}
          isDisabled={!isPossible}
          onPress={() =>
            void give(() => saving.savePdf('luovutus', extractReport(entries, about, { t, names }), plan.id))
          }
        >
          {t('pdf')}
        </Button>
        <Button
          aria-label={`${t('disclosure.title')}: ${t('json')}`}
          isDisabled={!isPossible}
          onPress={() =>
            void give(() => {
              const osat = entries.map(({ unit, content }) => ({ tutkinnonOsa: unit, tiedot: content }));
              return saving.saveJson('luovutus', { ...about, osat }, plan.id);
            })
          }
        >
          {t('json')}
        </Button>
      </div>
    </>
  );
}
