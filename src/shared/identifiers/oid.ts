/** Patterns of Opintopolku OIDs as eHOKS uses them (contract 1.2). Without the line end that Java's `$` lets through. */
export const oppijaOidPattern = /^1\.2\.246\.562\.(?:24|[12]?98)\.[1-9]\d{9}(?:\d|10)$/;
export const opiskeluoikeusOidPattern = /^1\.2\.246\.562\.15\.[1-9]\d{9}(?:\d|10)$/;
export const organisaatioOidPattern = /^1\.2\.246\.562\.(?:10|[12]?99)\.(?:[1-9]\d{9}(?:\d|10)|0{10}1|201[34]\d{18})$/;

const IBM_WEIGHTS = [7, 3, 1];

/** Check digit of ten digits by weights 7, 3, 1 from the right: learners' OIDs of node 24. */
export function ibmCheckDigit(tenDigits: string): number {
  let sum = 0;
  for (let i = 0; i < tenDigits.length; i++) {
    sum += Number(tenDigits[tenDigits.length - 1 - i]) * (IBM_WEIGHTS[i % 3] ?? 0);
  }
  return (10 - (sum % 10)) % 10;
}

/** Luhn check digit of ten digits: every other node, study rights included. */
export function luhnCheckDigit(tenDigits: string): number {
  let sum = 0;
  for (let i = 0; i < tenDigits.length; i++) {
    const digit = Number(tenDigits[tenDigits.length - 1 - i]);
    const weighted = i % 2 === 0 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return (10 - (sum % 10)) % 10;
}

/**
 * Whether the last part of a well-formed learner or study right OID ends in its check digit. An old generator wrote
 * the digit 0 as `10`, so a last part of twelve digits is right only when the computed digit is 0 (contract 1.2).
 */
export function hasRightCheckDigit(oid: string): boolean {
  const parts = oid.split('.');
  const last = parts.at(-1) ?? '';
  const tenDigits = last.slice(0, 10);
  const check = last.slice(10) === '10' ? 0 : Number(last.slice(10));
  return check === (parts.at(-2) === '24' ? ibmCheckDigit(tenDigits) : luhnCheckDigit(tenDigits));
}

/** A learner's OID (oppijanumero) that eHOKS takes: node 24, or 98, 198, 298 of the test environments. */
export function isOppijaOid(text: string): boolean {
  return oppijaOidPattern.test(text) && hasRightCheckDigit(text);
}

/** A study right's OID that eHOKS takes. */
export function isOpiskeluoikeusOid(text: string): boolean {
  return opiskeluoikeusOidPattern.test(text) && hasRightCheckDigit(text);
}

/** An organisation's OID that eHOKS takes. Its check digit is not verified: some real ones are wrong (contract 1.2). */
export function isOrganisaatioOid(text: string): boolean {
  return organisaatioOidPattern.test(text);
}
