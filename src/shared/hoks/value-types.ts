import { z } from 'zod';
import {
  hasRightCheckDigit,
  opiskeluoikeusOidPattern,
  oppijaOidPattern,
  organisaatioOidPattern,
} from '../identifiers/oid.ts';
import { hasRightYTunnusCheckDigit, yTunnusPattern } from '../identifiers/y-tunnus.ts';
import { isOddDate, isRealDate } from './date-text.ts';
import { isList } from './json-shape.ts';
import { readTimestamp } from './timestamp-text.ts';

/**
 * The kinds of values a HOKS holds, each exactly as the server takes it (contract 1.1-1.4). What the server takes but no
 * client should send is refused as 'oddity'; nothing is accepted that the server refuses.
 */
export const problems = [
  'type',
  'pattern',
  'check-digit',
  'date',
  'timestamp',
  'not-empty',
  'phone',
  'too-long',
  'negative',
  'oddity',
] as const;
export type Problem = (typeof problems)[number];

type Reading<Value> = { readonly value: Value } | { readonly problem: Problem; readonly index?: number };
type Reader<Value> = (input: unknown) => Reading<Value>;

/** A zod schema whose one issue has the problem as its message. */
function schemaOf<Value>(read: Reader<Value>): z.ZodType<Value> {
  return z.unknown().transform((input, context) => {
    const reading = read(input);
    if ('value' in reading) return reading.value;
    const path = reading.index === undefined ? [] : [reading.index];
    context.addIssue({ code: 'custom', message: reading.problem, path });
    return z.NEVER;
  });
}

/** What Java's `Character.isWhitespace` names: not NBSP, but the information separators U+001C-U+001F (contract 1.4.3). */
function isJavaWhitespace(character: string): boolean {
  const code = character.charCodeAt(0);
  return (
    (code >= 0x1c && code <= 0x1f) || /[\t-\r \u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]/.test(character)
  );
}

/** The text as the server stores it. A loop, because a regular expression would be slow on long runs of spaces. */
export function trimmed(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isJavaWhitespace(text.charAt(start))) start++;
  while (end > start && isJavaWhitespace(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

function readText(input: unknown): Reading<string> {
  return typeof input === 'string' ? { value: trimmed(input) } : { problem: 'type' };
}

function readNonEmptyText(input: unknown): Reading<string> {
  const reading = readText(input);
  return 'value' in reading && reading.value === '' ? { problem: 'not-empty' } : reading;
}

const PHONE_LENGTH = 256;

function readPhone(input: unknown): Reading<string> {
  const reading = readText(input);
  if ('problem' in reading) return reading;
  if (!/^[-+0-9() ]*$/.test(reading.value)) return { problem: 'phone' };
  return reading.value.length > PHONE_LENGTH ? { problem: 'too-long' } : reading;
}

/** Java's `$` also matches before one of these at the very end (contract 1.4.2). */
const LINE_END = /(?:\r\n|[\n\r\u0085\u2028\u2029])$/;

function readPattern(pattern: RegExp): Reader<string> {
  return (input) => {
    if (typeof input !== 'string') return { problem: 'type' };
    if (pattern.test(input)) return { value: input };
    return { problem: pattern.test(input.replace(LINE_END, '')) ? 'oddity' : 'pattern' };
  };
}

/** With a line end the server reads the `10` of the twelve-digit form as the digit 1 (contract 1.4.2). */
function passesWithLineEnd(oid: string): boolean {
  return hasRightCheckDigit(oid.replace(/^(.*\.\d{10}1)0$/, '$1'));
}

function readCheckedOid(pattern: RegExp): Reader<string> {
  const readForm = readPattern(pattern);
  return (input) => {
    const form = readForm(input);
    if ('value' in form) return hasRightCheckDigit(form.value) ? form : { problem: 'check-digit' };
    if (form.problem !== 'oddity' || typeof input !== 'string') return form;
    return passesWithLineEnd(input.replace(LINE_END, '')) ? form : { problem: 'check-digit' };
  };
}

/** The one pattern that never lets a line end through: its check digit is read from the whole text. */
function readYTunnus(input: unknown): Reading<string> {
  if (typeof input !== 'string') return { problem: 'type' };
  if (!yTunnusPattern.test(input)) return { problem: 'pattern' };
  return hasRightYTunnusCheckDigit(input) ? { value: input } : { problem: 'check-digit' };
}

/** -0 becomes 0, as in the database. */
function plainZero(value: number): number {
  return value === 0 ? 0 : value;
}

/** From here on the server takes a row of digits and refuses the exponent form; JSON.parse has lost the literal (contract 1.4.6). */
const LITERAL_LOST = 2 ** 63;

function readInteger(input: unknown): Reading<number> {
  if (typeof input !== 'number' || Number.isNaN(input)) return { problem: 'type' };
  if (Math.abs(input) >= LITERAL_LOST) return { problem: 'oddity' };
  return Number.isInteger(input) ? { value: plainZero(input) } : { problem: 'type' };
}

function readAmount(input: unknown): Reading<number> {
  if (typeof input !== 'number' || Number.isNaN(input)) return { problem: 'type' };
  if (input < 0) return { problem: 'negative' };
  return Number.isFinite(input) ? { value: plainZero(input) } : { problem: 'oddity' };
}

function readBoolean(input: unknown): Reading<boolean> {
  return typeof input === 'boolean' ? { value: input } : { problem: 'type' };
}

function readDate(input: unknown): Reading<string> {
  if (typeof input !== 'string') return { problem: 'type' };
  if (isRealDate(input)) return { value: input };
  return { problem: isOddDate(input) ? 'oddity' : 'date' };
}

function readTime(input: unknown): Reading<string> {
  if (typeof input !== 'string') return { problem: 'type' };
  const kind = readTimestamp(input);
  if (kind === 'plain') return { value: input };
  return { problem: kind === 'odd' ? 'oddity' : 'timestamp' };
}

function readTexts(input: unknown): Reading<string[]> {
  if (input === null) return { problem: 'oddity' };
  if (!isList(input)) return { problem: 'type' };
  const texts: string[] = [];
  for (const [index, item] of input.entries()) {
    const reading = readText(item);
    if ('problem' in reading) return { problem: reading.problem, index };
    texts.push(reading.value);
  }
  return { value: texts };
}

/** Any string, trimmed. */
export const text = schemaOf(readText);
/** A string with something left after trimming. */
export const nonEmptyText = schemaOf(readNonEmptyText);
/** The workplace instructor's phone number: digits, space and `-+()`, at most 256, may be empty. */
export const phone = schemaOf(readPhone);
/** A list of strings, each trimmed. */
export const texts = schemaOf(readTexts);
export const integer = schemaOf(readInteger);
/** A number from zero up, decimals allowed. */
export const amount = schemaOf(readAmount);
export const boolean = schemaOf(readBoolean);
/** YYYY-MM-DD of a real day, years 0001-9999. */
export const date = schemaOf(readDate);
/** ISO 8601 date, or date and time with or without an offset; kept as written (see canonical.ts). */
export const timestamp = schemaOf(readTime);
export const oppijaOid = schemaOf(readCheckedOid(oppijaOidPattern));
export const opiskeluoikeusOid = schemaOf(readCheckedOid(opiskeluoikeusOidPattern));
export const organisaatioOid = schemaOf(readPattern(organisaatioOidPattern));
export const yTunnus = schemaOf(readYTunnus);

/**
 * A string that must match; `pattern` is anchored at both ends. For the contract's `.+` use `ANY_SUFFIX`: unlike
 * JavaScript's, Java's dot does not match U+0085.
 */
export function patternText(pattern: RegExp): z.ZodType<string> {
  return schemaOf(readPattern(pattern));
}

export const ANY_SUFFIX = '[^\\n\\r\\u0085\\u2028\\u2029]+';
