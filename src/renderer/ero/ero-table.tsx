import { ArrowLeftRight, type LucideIcon, Monitor, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Choice, Comparison, Difference } from '../../shared/hoks/three-way.ts';
import styles from './ero.module.css';

interface EroTableProps {
  readonly comparison: Comparison;
  readonly isLastSentKnown: boolean;
  /** In words: when the plan was last sent and when eHOKS was read. Empty when it is not known. */
  readonly lastSentAt: string;
  readonly readAt: string;
  readonly choiceOf: (difference: Difference) => Choice | undefined;
  readonly onChoose: (id: string, choice: Choice) => void;
}

/** Who changed it, in the order in which it needs a person. */
export const changers = ['both', 'inEhoks', 'here'] as const;

const icons: Readonly<Record<Difference['changedBy'], LucideIcon>> = {
  both: TriangleAlert,
  inEhoks: ArrowLeftRight,
  here: Monitor,
};

/** Three columns, field by field, sorted by who changed it; the last one says in words what stays. */
export function EroTable(props: EroTableProps) {
  const { comparison, isLastSentKnown, lastSentAt, readAt } = props;
  const { t } = useTranslation('ero');
  return (
    // Scrolls, and the whole of it is reached by its radio buttons.
    <div className={styles.wrap}>
      <table className={styles.table}>
        <caption className={styles.hidden}>{t('caption')}</caption>
        <colgroup>
          <col className={styles.colPart} />
          <col className={styles.colOld} />
          <col className={styles.colSide} />
          <col className={styles.colSide} />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t('column.part')}</th>
            <HeadCell title={t('column.lastSent')} note={isLastSentKnown ? lastSentAt : t('notKnown')} />
            <HeadCell title={t('column.inEhoks')} note={readAt} />
            <HeadCell title={t('column.here')} note={t('thisMachine')} />
            <th scope="col">{t('column.result')}</th>
          </tr>
        </thead>
        <tbody>
          {changers.map((by) => (
            <Group key={by} {...props} by={by} />
          ))}
          {comparison.changedAlike + comparison.unchanged > 0 && (
            <tr className={styles.group}>
              <td colSpan={5}>
                {comparison.changedAlike > 0 && (
                  <span className={styles.folded}>{t('alike', { count: comparison.changedAlike })}</span>
                )}
                {comparison.unchanged > 0 && (
                  <span className={styles.folded}>{t('unchanged', { count: comparison.unchanged })}</span>
                )}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

function HeadCell({ title, note }: { readonly title: string; readonly note: string }) {
  return (
    <th scope="col">
      {title}
      {note !== '' && <span className={styles.note}>{note}</span>}
    </th>
  );
}

function Group({ by, ...props }: EroTableProps & { readonly by: Difference['changedBy'] }) {
  const { t } = useTranslation('ero');
  const rows = props.comparison.differences.filter(({ changedBy }) => changedBy === by);
  if (rows.length === 0) return null;
  const Icon = icons[by];
  return (
    <>
      <tr className={styles.group}>
        <th scope="colgroup" colSpan={5}>
          <Icon aria-hidden="true" className={by === 'both' ? styles.warn : styles.quiet} />{' '}
          <strong>{t(`group.${by}`)}</strong>{' '}
          <span className={styles.muted}>{t(`groupHelp.${by}`, { count: rows.length })}</span>
        </th>
      </tr>
      {rows.map((difference) => (
        <Row key={difference.id} {...props} difference={difference} />
      ))}
    </>
  );
}

/** Marks a row of the table for the keys; its value is the difference's id. */
export const rowAttribute = 'data-ero';

function Row({ difference, choiceOf, onChoose, isLastSentKnown }: EroTableProps & { readonly difference: Difference }) {
  const { t } = useTranslation('ero');
  const { id, kind, place, field, lastSent } = difference;
  const choice = choiceOf(difference);
  const headId = `ero-${id}`;
  return (
    <tr className={choice === undefined ? styles.open : undefined} {...{ [rowAttribute]: id }}>
      <th scope="row" id={headId}>
        {place !== '' && <span className={styles.place}>{place}</span>}
        <span className={styles.field}>{kind === 'order' ? t('orderOf', { field }) : field}</span>
      </th>
      <td className={styles.old}>
        <span className={styles.narrowOnly}>{t('column.lastSent')}: </span>
        {lastSent.length > 0 ? (
          <Lines lines={lastSent} />
        ) : (
          kind !== 'order' && <span className={styles.quiet}>{t(isLastSentKnown ? 'wasNothing' : 'notKnown')}</span>
        )}
      </td>
      {(['inEhoks', 'here'] as const).map((side) => {
        const labelId = `${headId}-${side}`;
        return (
          <td key={side} className={styles.option}>
            <label>
              <input
                type="radio"
                name={headId}
                value={side}
                checked={choice === side}
                aria-labelledby={`${headId} ${labelId}`}
                onChange={() => onChoose(id, side)}
              />
              <span id={labelId}>
                {kind === 'order' ? (
                  t(side === 'here' ? 'orderHere' : 'orderInEhoks')
                ) : difference[side].length === 0 ? (
                  <span className={styles.quiet}>{t('nothing')}</span>
                ) : (
                  <Lines lines={difference[side]} notIn={lastSent} />
                )}
                <span className={styles.hidden}> ({t(`column.${side}`)})</span>
              </span>
            </label>
          </td>
        );
      })}
      <td className={styles.result}>
        <Result difference={difference} choice={choice} />
      </td>
    </tr>
  );
}

/** Each line of a value; what was not in it before is marked. */
function Lines({ lines, notIn }: { readonly lines: readonly string[]; readonly notIn?: readonly string[] }) {
  return lines.map((line, index) => (
    <span key={index} className={styles.line}>
      {notIn === undefined || notIn.includes(line) ? line : <ins>{line}</ins>}
    </span>
  ));
}

function Result({ difference, choice }: { readonly difference: Difference; readonly choice: Choice | undefined }) {
  const { t } = useTranslation('ero');
  if (choice === undefined) {
    return (
      <span className={styles.need}>
        <TriangleAlert aria-hidden="true" /> {t('result.none')}
      </span>
    );
  }
  const Icon = icons[choice];
  const { kind } = difference;
  const isEmpty = kind !== 'order' && difference[choice].length === 0;
  const word = !isEmpty ? choice : kind === 'item' ? (`${choice}Gone` as const) : (`${choice}Empty` as const);
  return (
    <>
      <Icon aria-hidden="true" className={styles.quiet} /> {t(`result.${word}`)}
    </>
  );
}
