import type { TFunction } from 'i18next';
import { versionNumber } from '../../shared/delivery/delivery.ts';
import type { SummaryNames } from '../../shared/hoks/field-spec.ts';
import { hoks } from '../../shared/hoks/hoks.ts';
import { paikallisetTiedot } from '../../shared/hoks/paikalliset-tiedot.ts';
import { meetingFacts } from './meeting-facts.ts';
import { type Report, type ReportRow, type ReportSection, rowsOf } from '../../shared/rights/report.ts';
import { showMoment } from '../plan/date-entry.ts';
import type { SubjectData } from './subject-data.ts';

interface RequestWords {
  readonly t: TFunction<['rights', 'meeting']>;
  readonly names: SummaryNames;
  readonly consentText: (consent: NonNullable<SubjectData['plans'][number]['plan']['suostumukset']>[number]) => string;
}

/** Everything of one student in words. */
export function requestReport({ student, plans, unreadable }: SubjectData, words: RequestWords, now: number): Report {
  const { t, names } = words;
  const row = (label: string, value: string | undefined): ReportRow[] => (value ? [{ label, value, depth: 0 }] : []);
  const section = (title: string, rows: readonly ReportRow[]): ReportSection[] =>
    rows.length === 0 ? [] : [{ title, rows }];
  const time = (moment: number) => showMoment(moment, names.kieli);
  return {
    title: t('request.report'),
    lines: [
      t('disclosure.student', { nimi: student.nimi }),
      t('request.made', { time: time(now) }),
      ...(unreadable > 0 ? [t('request.notWhole', { count: unreadable })] : []),
    ],
    sections: [
      ...section(t('request.subject'), [
        ...row(t('request.nimi'), student.nimi),
        ...row(t('request.ryhma'), student.ryhma),
        ...row(t('request.oppijaOid'), student.oppijaOid),
        ...row(t('request.opiskeluoikeus'), student.opiskeluoikeus.oid),
      ]),
      ...plans.flatMap(({ plan, versions, deliveries, edits }) => [
        ...section(t('request.plan'), rowsOf(hoks, plan.document, names)),
        ...section(t('request.local'), rowsOf(paikallisetTiedot, plan.paikalliset ?? {}, names)),
        ...section(
          t('request.meetings'),
          (plan.keskustelut ?? []).flatMap((meeting) =>
            row(
              names.date(meeting.date),
              meeting.otherRecordOf === undefined
                ? meetingFacts(meeting)
                : `${meetingFacts(meeting)}. ${t('meeting:record.otherRecord')}`,
            ),
          ),
        ),
        ...section(
          t('consents.title'),
          (plan.suostumukset ?? []).flatMap((consent) =>
            consent.history.flatMap(({ answer, at, by }) =>
              row(words.consentText(consent), [t(`meeting:consent.state.${answer}`), time(at), by].join(' ').trim()),
            ),
          ),
        ),
        ...section(
          t('request.versions'),
          versions.flatMap(({ number, approvedAt, hyvaksynta }) =>
            row(
              t('request.version', { number }),
              [time(approvedAt), hyvaksynta?.approver.nimi].filter(Boolean).join(', '),
            ),
          ),
        ),
        ...section(
          t('request.deliveries'),
          deliveries.flatMap((delivery) =>
            row(
              t('request.version', { number: versionNumber(delivery) }),
              delivery.deliveredAt === undefined
                ? t('request.notDelivered')
                : t('request.delivered', { time: time(delivery.deliveredAt) }),
            ),
          ),
        ),
        ...section(
          t('disclosure.log'),
          (plan.luovutukset ?? []).flatMap(({ at, saaja, peruste, fields }) =>
            row(time(at), [saaja, peruste, fields.join(', ')].join('. ')),
          ),
        ),
        ...section(t('request.edits'), row(t('request.editCount'), t('request.editNote', { count: edits.length }))),
      ]),
    ],
  };
}
