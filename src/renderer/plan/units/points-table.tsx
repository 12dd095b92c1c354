import { useTranslation } from 'react-i18next';
import { missingPoints, pointsByGroup, type PointsGroup } from '../../../shared/hoks/competence-points.ts';
import { nimiKielella } from '../../../shared/reference/nimi.ts';
import { useKieli } from '../../kieli/i18n.ts';
import { useFromDocument, useReference } from '../editor-context.ts';
import { showPoints } from './size-text.ts';
import styles from './points-table.module.css';

/** Planned, recognised and missing points of each group of the qualification, folded under the bar. */
export function PointsTable() {
  const { t } = useTranslation('units');
  const { kieli } = useKieli();
  const reference = useReference();
  const draft = useFromDocument((document) => document.current());
  const groups = pointsByGroup(draft, reference);
  // A programme without groups is the bar alone.
  if (groups.length < 2) return null;
  const isPartlyKnown = reference.peruste?.taydellinen === false;
  const hasUnknown = groups.some(({ suunniteltu, tunnustettu }) => suunniteltu.max + tunnustettu.max === Infinity);
  const nameOf = ({ id, nimi }: PointsGroup) =>
    id === 'yhteinen' ? nimi && nimiKielella(nimi, kieli)?.nimi : t(`points.${id}`);
  return (
    <details className={styles.groups}>
      <summary>{t('byGroup')}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('columns.group')}</th>
            {(['planned', 'recognised', 'missing'] as const).map((column) => (
              <th key={column} scope="col">
                <abbr title={t(`columnsFull.${column}`)}>{t(`columns.${column}`)}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={`${group.id} ${group.nimi?.fi ?? ''}`} data-within={group.isWithin}>
              <th scope="row">
                {nameOf(group)}
                {group.vaadittu !== undefined && (
                  <span> {t('ofRequired', { points: showPoints(group.vaadittu) })}</span>
                )}
              </th>
              <td>{showPoints(group.suunniteltu.arvio ?? 0)}</td>
              <td>{showPoints(group.tunnustettu.arvio ?? 0)}</td>
              <td>{missingText(missingPoints(group))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {isPartlyKnown && <p>{t('partlyKnown')}</p>}
      {hasUnknown && <p>{t('unknownSize')}</p>}
    </details>
  );
}

/** Nothing is said where the qualification does not tell how much there is to be. */
function missingText(points: number | undefined): string {
  return points === undefined ? '' : showPoints(points);
}
