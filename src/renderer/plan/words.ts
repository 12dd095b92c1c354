/** A label inside a sentence: "Lisää osa-alue". A label that begins with an abbreviation stays as it is. */
export function lowerFirst(label: string): string {
  return /^\p{Lu}(?:\p{Lu}|-)/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}
