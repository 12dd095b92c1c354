import { type Laajuus, summa } from '../../../shared/reference/laajuus.ts';
import { showNumber } from '../number-entry.ts';

/** Sums of decimals without the noise of binary fractions. */
export function showPoints(points: number): string {
  return showNumber(Math.round(points * 100) / 100);
}

/** A size as a number or a range: "25", "2–10"; empty when nothing is known of it. */
export function sizeText({ min, max }: Laajuus): string {
  if (max === Infinity) return min > 0 ? `${showPoints(min)}+` : '';
  return min === max ? showPoints(min) : `${showPoints(min)}–${showPoints(max)}`;
}

/** The sum of sizes as it is counted with; a range where the sizes are chosen later. */
export function sumText(chosen: readonly { readonly laajuus: Laajuus }[]): string {
  const sum = summa(chosen.map(({ laajuus }) => laajuus));
  const isCounted = chosen.every(({ laajuus }) => laajuus.arvio !== undefined);
  return isCounted && sum.arvio !== undefined ? showPoints(sum.arvio) : sizeText(sum);
}
