import { Minus, PencilLine, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Change } from '../../shared/hoks/diff-hoks.ts';
import type { AnyDraft, Path } from '../../shared/hoks/field-spec.ts';
import { hoks, type HoksDraft } from '../../shared/hoks/hoks.ts';
import { isDraft } from '../../shared/hoks/json-shape.ts';
import { showDateRange } from './date-entry.ts';
import { useReference } from './editor-context.ts';
import styles from './approval.module.css';
import { showNumber } from './number-entry.ts';
import { pointsOfDraft } from './reference.ts';
import { draftsIn } from '../../shared/hoks/json-shape.ts';
import { demonstrationsOf, periodsOf } from './unit-facts.ts';
import { isWithin } from './value-at.ts';

interface PlanPaperProps {
  readonly draft: HoksDraft;
  readonly changes: readonly Change[];
}

const acquired = [
  'hankittavat-ammat-tutkinnon-osat',
  'hankittavat-paikalliset-tutkinnon-osat',
  'hankittavat-yhteiset-tutkinnon-osat',
  'hankittavat-koulutuksen-osat',
] as const;
const recognised = [
  'aiemmin-hankitut-ammat-tutkinnon-osat',
  'aiemmin-hankitut-paikalliset-tutkinnon-osat',
  'aiemmin-hankitut-yhteiset-tutkinnon-osat',
] as const;
const support = ['oppimisen-tuki', 'opiskeluvalmiuksia-tukevat-opinnot'] as const;

/** The plan as the student will see it: what, where, when, and how it is shown. */
export function PlanPaper({ draft, changes }: PlanPaperProps) {
  const { t } = useTranslation('plan');
  const reference = useReference();
  const { names } = reference;
  const rows = acquired.flatMap((list) =>
    draftsIn(draft[list]).map((unit, index) => ({ list, unit, path: [list, index] satisfies Path })),
  );
  const summaries = (lists: readonly (keyof HoksDraft)[]) =>
    lists.flatMap((list) => {
      const field = hoks.fields[list];
      if (field.kind !== 'parts') return [];
      return draftsIn(draft[list]).map((part) => field.part.summary?.(part, names) ?? '');
    });
  const linesOf = (lists: readonly (keyof HoksDraft)[]) => {
    const lines = summaries(lists).filter(Boolean);
    return lines.length > 0 ? lines : [t('approval.none')];
  };
  const removed = changes.filter(
    ({ kind, path }) => kind === 'removed' && path.length === 2 && acquired.some((list) => list === path[0]),
  );
  const isWeeks = rows.some(({ list }) => list === 'hankittavat-koulutuksen-osat');
  const total = rows.reduce((sum, { unit }) => sum + (pointsOfDraft(unit, reference) ?? 0), 0);
  const isTouched = (lists: readonly (keyof HoksDraft)[]) =>
    changes.some(({ path }) => lists.some((list) => list === path[0]));
  const need = draft['osaamisen-hankkimisen-tarve'];
  const careerPlan = draft['urasuunnitelma-koodi-uri'];
  const facts = [
    [
      t('approval.careerPlan'),
      [careerPlan === undefined ? t('approval.none') : names.codeName(careerPlan)],
      isTouched(['urasuunnitelma-koodi-uri']),
    ],
    [
      t('approval.need'),
      [need === true ? t('approval.needYes') : need === false ? t('approval.needNo') : t('approval.needUnknown')],
      isTouched(['osaamisen-hankkimisen-tarve']),
    ],
    [t('approval.priorLearning'), linesOf(recognised), isTouched(recognised)],
    [t('approval.support'), linesOf(support), isTouched(support)],
    ...(total > 0
      ? [[t('approval.total'), [`${showNumber(total)} ${t(isWeeks ? 'unitWeeks' : 'unitPoints')}`], false] as const]
      : []),
  ] as const;
  return (
    <>
      <dl className={styles.goal}>
        {facts.map(([name, lines, isChanged]) => (
          <div key={name}>
            <dt>
              {name} {isChanged && <MarkOf mark="isChanged" />}
            </dt>
            {lines.map((line, index) => (
              // oxlint-disable-next-line react/no-array-index-key
              <dd key={index}>{line}</dd>
            ))}
          </div>
        ))}
      </dl>
      {rows.length === 0 && removed.length === 0 ? (
        <p className={styles.none}>{t('approval.nothing')}</p>
      ) : (
        <table className={styles.paperTable}>
          <caption className={styles.hidden}>{t('approval.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('approval.what')}</th>
              <th scope="col" className={styles.number}>
                {t('approval.points')}
              </th>
              <th scope="col">{t('approval.whereWhen')}</th>
              <th scope="col">{t('approval.demonstration')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ list, unit, path }) => (
              <UnitRow key={path.join('.')} list={list} unit={unit} mark={markOf(path, changes)} />
            ))}
            {removed.map((change) => (
              <tr key={change.path.join('.')} data-mark="isRemoved">
                <th scope="row" colSpan={4}>
                  <del>{change.before}</del>
                  <MarkOf mark="isRemoved" />
                </th>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

type Mark = 'isNew' | 'isChanged' | 'isRemoved';

const markIcons = { isNew: Plus, isChanged: PencilLine, isRemoved: Minus };

function MarkOf({ mark }: { readonly mark: Mark }) {
  const { t } = useTranslation('plan');
  const Icon = markIcons[mark];
  return (
    <span className={styles.mark}>
      <Icon aria-hidden="true" />
      {t(`approval.${mark}`)}
    </span>
  );
}

function markOf(path: Path, changes: readonly Change[]): Mark | undefined {
  const within = changes.filter((change) => change.kind !== 'removed' && isWithin(change.path, path));
  if (within.some((change) => change.kind === 'added' && change.path.length === path.length)) return 'isNew';
  return within.length > 0 ? 'isChanged' : undefined;
}

function UnitRow({
  list,
  unit,
  mark,
}: {
  readonly list: (typeof acquired)[number];
  readonly unit: AnyDraft;
  readonly mark: Mark | undefined;
}) {
  const { t } = useTranslation('plan');
  const reference = useReference();
  const field = hoks.fields[list];
  const name = field.part.summary?.(unit, reference.names) || field.part.label[reference.kieli];
  const points = pointsOfDraft(unit, reference);
  const subAreas = draftsIn(unit['osa-alueet']).map((area) =>
    codeName(area, 'osa-alue-koodi-uri', reference.names.codeName),
  );
  const periods = list === 'hankittavat-koulutuksen-osat' ? [unit] : periodsOf(unit);
  return (
    <tr data-mark={mark}>
      <th scope="row">
        {name}
        {list === 'hankittavat-paikalliset-tutkinnon-osat' && (
          <span className={styles.quietSmall}> {t('approval.local')}</span>
        )}
        {subAreas.length > 0 && <span className={styles.subAreas}>{subAreas.filter(Boolean).join(', ')}</span>}
        {mark && <MarkOf mark={mark} />}
      </th>
      <td className={styles.number}>{points !== undefined && showNumber(points)}</td>
      <td>
        {periods.map((period, index) => (
          // oxlint-disable-next-line react/no-array-index-key
          <span key={index} className={styles.paperLine}>
            {placeOf(period, t('approval.atSchool'))} {datesOf(period)}
          </span>
        ))}
      </td>
      <td>
        {demonstrationsOf(unit).map((demonstration, index) => (
          // oxlint-disable-next-line react/no-array-index-key
          <span key={index} className={styles.paperLine}>
            {datesOf(demonstration)}
          </span>
        ))}
      </td>
    </tr>
  );
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function codeName(draft: AnyDraft, key: string, nameOf: (uri: string) => string): string {
  const uri = text(draft[key]);
  return uri === '' ? '' : nameOf(uri);
}

function datesOf(draft: AnyDraft): string {
  return showDateRange(text(draft['alku']), text(draft['loppu']));
}

function placeOf(period: AnyDraft, atSchool: string): string {
  const workplace = period['tyopaikalla-jarjestettava-koulutus'];
  return (isDraft(workplace) && text(workplace['tyopaikan-nimi'])) || atSchool;
}
