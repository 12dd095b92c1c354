import { useTranslation } from 'react-i18next';
import { useEditor, useFromDocument, useReference } from './editor-context.ts';
import { showNumber } from './number-entry.ts';
import { certainties, pointsOfPlan } from './plan-points.ts';
import styles from './points-bar.module.css';
import { PointsTable } from './units/points-table.tsx';

/** The plan's points: one segment a unit, as wide as its points, as dark as it is certain. The numbers say the same. */
export function PointsBar() {
  const { t } = useTranslation('plan');
  const { today } = useEditor();
  const reference = useReference();
  const draft = useFromDocument((document) => document.current());
  const units = pointsOfPlan(draft, reference, today());
  const planned = sum(units);
  const whole = reference.peruste?.laajuus;
  if (planned === 0 && whole === undefined) return null;
  const unit = t(reference.peruste?.koulutuksenOsat.length ? 'unitWeeks' : 'unitPoints');
  const rest = Math.max(0, (whole ?? 0) - planned);
  return (
    <div className={styles.points}>
      <p className={styles.head}>
        <span>{t('inPlan')}</span>
        <span>
          <strong>{showNumber(planned)}</strong>
          {whole !== undefined && ` / ${showNumber(whole)}`} {unit}
        </span>
      </p>
      <div className={styles.bar} aria-hidden="true">
        {units.map(({ points, certainty }, index) => (
          // oxlint-disable-next-line react/no-array-index-key
          <span key={index} data-certainty={certainty} style={{ flexGrow: points }} />
        ))}
        {rest > 0 && <span data-certainty="missing" style={{ flexGrow: rest }} />}
      </div>
      <ul className={styles.legend}>
        {certainties.map((certainty) => {
          const points = sum(units.filter((one) => one.certainty === certainty));
          return (
            points > 0 && (
              <li key={certainty} data-certainty={certainty}>
                {t(`certainty.${certainty}`)} {showNumber(points)}
              </li>
            )
          );
        })}
      </ul>
      <PointsTable />
    </div>
  );
}

function sum(units: readonly { readonly points: number }[]): number {
  return units.reduce((total, { points }) => total + points, 0);
}
