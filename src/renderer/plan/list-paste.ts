/** A dash, bullet or number in front of a line of a pasted list; a number alone may be the line's own text. */
const bullet = /^(?:[-–—*•·▪◦‣]\s+|[•·▪◦‣]|\d{1,3}[.)]\s+|[a-zåäö]\)\s+)/i;

/** The lines of a pasted list without bullets and empty lines; undefined when it is one line and pastes as plain text. */
export function readPastedList(text: string): readonly string[] | undefined {
  const lines = text
    .split(/\r\n|\r|\n|\u2028|\u2029/)
    .map((line) => line.trim().replace(bullet, '').trim())
    .filter((line) => line !== '');
  return lines.length > 1 ? lines : undefined;
}
