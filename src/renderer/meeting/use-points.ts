import { useTranslation } from 'react-i18next';
import { showNumber } from '../plan/number-entry.ts';

/** "25 osaamispistettä", in preparatory education "5 viikkoa"; nothing when they are not known. */
export function usePoints(isPreparatory: boolean): (points: number | undefined) => string {
  const { t } = useTranslation('meeting');
  return (points) => {
    if (points === undefined) return '';
    // The word follows the number; a fraction is written with its comma.
    const text = t(isPreparatory ? 'pointsWeeks' : 'points', { count: points });
    return text.replace(String(points), showNumber(points));
  };
}
