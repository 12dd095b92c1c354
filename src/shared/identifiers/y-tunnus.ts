/** Form of a Finnish business ID (contract 1.3). */
export const yTunnusPattern = /^[0-9]{7}-[0-9]$/;

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2];

/** Whether a well-formed business ID ends in its check digit. A remainder of 1 has no check digit at all. */
export function hasRightYTunnusCheckDigit(yTunnus: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(yTunnus[i]), 0);
  const remainder = sum % 11;
  if (remainder === 1) return false;
  return Number(yTunnus[8]) === (remainder === 0 ? 0 : 11 - remainder);
}

/** A business ID with the right form and check digit. */
export function isYTunnus(text: string): boolean {
  return yTunnusPattern.test(text) && hasRightYTunnusCheckDigit(text);
}
