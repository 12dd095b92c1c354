import type { TFunction } from 'i18next';
import type { AnyDraft, SummaryNames } from '../../shared/hoks/field-spec.ts';
import type { ExtractEntry, PlaceInPlan } from '../../shared/rights/extract.ts';
import { type Report, rowsOf } from '../../shared/rights/report.ts';

interface About {
  readonly nimi: string;
  readonly saaja: string;
  readonly peruste: string;
}

/** An extract on paper: whose, to whom, on what ground, and exactly what the extract holds. */
export function extractReport(
  entries: readonly ExtractEntry[],
  { nimi, saaja, peruste }: About,
  { t, names }: { readonly t: TFunction<'rights'>; readonly names: SummaryNames },
): Report {
  return {
    title: t('disclosure.report'),
    lines: [
      t('disclosure.secrecy'),
      t('disclosure.student', { nimi }),
      t('disclosure.to', { saaja }),
      t('disclosure.ground', { peruste }),
    ],
    sections: entries.map(({ part, unit, content }) => ({
      title: (unit && unitName(unit, names)) || part.label[names.kieli],
      rows: rowsOf(part, content, names),
    })),
  };
}

/** "Ajoneuvon huoltotyöt, Korjaamo Oy 1.9.2026": to choose one of several by. */
export function placeText({ unit, draft }: PlaceInPlan, names: SummaryNames): string {
  const days = [draft['alku'], draft['loppu']].flatMap((day) => (typeof day === 'string' ? [names.date(day)] : []));
  return [unitName(unit, names), days.join('–')].filter(Boolean).join(', ');
}

function unitName(unit: AnyDraft, names: SummaryNames): string {
  if (typeof unit['nimi'] === 'string') return unit['nimi'];
  const uri = unit['tutkinnon-osa-koodi-uri'] ?? unit['osa-alue-koodi-uri'];
  return typeof uri === 'string' ? names.codeName(uri) : '';
}
