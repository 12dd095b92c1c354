/** JSON text of a plan, read as the server reads it (contract 1.4.7). */

export interface PlanJson {
  readonly document: unknown;
  /** The server ignores text after the document; a client never sends any. */
  readonly hasTextAfter: boolean;
}

function parse(text: string): { readonly document: unknown } | undefined {
  try {
    return { document: JSON.parse(text) };
  } catch {
    // Broken JSON, or nested deeper than any parser takes.
    return undefined;
  }
}

/** Index behind the object or list that the text begins with, undefined when it begins with neither or never closes. */
function endOfDocument(text: string): number | undefined {
  let depth = 0;
  let inString = false;
  for (let index = text.search(/[^ \t\n\r]/); index >= 0 && index < text.length; index++) {
    const character = text[index];
    if (inString) {
      if (character === '\\') index++;
      else if (character === '"') inString = false;
    } else if (character === '"') {
      inString = true;
    } else if (character === '{' || character === '[') {
      depth++;
    } else if (character === '}' || character === ']') {
      depth--;
    }
    if (depth === 0) return character === '}' || character === ']' ? index + 1 : undefined;
  }
  return undefined;
}

/**
 * Reads one JSON document. Of duplicate keys the last wins, as in the server. Undefined when the text is not JSON;
 * never throws.
 */
export function readPlanJson(text: string): PlanJson | undefined {
  const whole = parse(text);
  if (whole) return { ...whole, hasTextAfter: false };
  const end = endOfDocument(text);
  const first = end === undefined ? undefined : parse(text.slice(0, end));
  return first && { ...first, hasTextAfter: true };
}
