import { type Dirent, type Stats, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkPlan, isAccepted } from '../src/shared/hoks/check-plan.ts';
import { finnishDate } from '../src/shared/finnish-date.ts';
import { isRealDate } from '../src/shared/hoks/date-text.ts';
import type { Finding, Method, Path, RuleContext } from '../src/shared/hoks/field-spec.ts';
import {
  badStudyRightMessage,
  notJsonMessage,
  notReadableMessage,
  oddityMessage,
  tooLargeMessage,
} from '../src/shared/hoks/messages.ts';
import { type Opiskeluoikeus, tulkitseOpiskeluoikeus } from '../src/shared/hoks/opiskeluoikeus.ts';
import { type PlanJson, readPlanJson } from '../src/shared/hoks/plan-json.ts';

/** Checks HOKS bodies from the command line: one line per file, see USAGE. */

const USAGE = `npm run validate -- --method METHOD [--opiskeluoikeus FILE] [--today YYYY-MM-DD] PATH...

METHOD   post, put, patch, post-virkailija, put-virkailija or patch-virkailija
PATH     a JSON file, or a folder whose *.json files are checked, subfolders too (links to folders are not followed)
FILE     study right from Koski for every plan that has none of its own

X.oo.json beside X.json is the study right of X.json and goes before FILE. A study right that is null, or missing, is
not known: the rules that need it pass. Files named *.oo.json are never checked as plans.

Prints, sorted by path, path<TAB>valid|invalid<TAB>JSON list of findings {level, path, rule, message}.
Exit code: 0 all valid, 1 some invalid, 2 wrong usage.
`;

const MAX_BYTES = 20 * 1024 * 1024;

class UsageError extends Error {}

interface Options {
  readonly method: Method;
  readonly virkailija: boolean;
  readonly today: string;
  readonly studyRightFile: string | undefined;
  readonly paths: readonly string[];
}

function parseMethod(text: string): { method: Method; virkailija: boolean } {
  const virkailija = text.endsWith('-virkailija');
  const method = text.replace(/-virkailija$/, '');
  if (method === 'post' || method === 'put' || method === 'patch') return { method, virkailija };
  throw new UsageError(text === '' ? 'Give --method.' : `Unknown method ${text}.`);
}

function parseOptions(args: readonly string[], now: Date): Options {
  const { values, positionals } = parseCommandLine(args);
  const today = values.today ?? finnishDate(now.getTime());
  if (!isRealDate(today)) throw new UsageError('--today must be a day, YYYY-MM-DD.');
  if (positionals.length === 0) throw new UsageError('Give at least one file or folder.');
  return { ...parseMethod(values.method ?? ''), today, studyRightFile: values.opiskeluoikeus, paths: positionals };
}

function parseCommandLine(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { method: { type: 'string' }, opiskeluoikeus: { type: 'string' }, today: { type: 'string' } },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'Wrong options.');
  }
}

const isStudyRightFile = (path: string) => path.endsWith('.oo.json');

/** Undefined for what is not there, a link that leads nowhere included. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

function isFile(entry: Dirent, path: string): boolean {
  return entry.isFile() || (entry.isSymbolicLink() && (statOf(path)?.isFile() ?? false));
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    throw new UsageError(`The folder cannot be read: ${folder}`);
  }
}

function filesUnder(folder: string): string[] {
  return entriesOf(folder).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesUnder(path);
    return entry.name.endsWith('.json') && isFile(entry, path) ? [path] : [];
  });
}

/** Every file to check, once, in the order of the output. */
function filesToCheck(paths: readonly string[]): string[] {
  const files = paths.flatMap((path) => {
    const stat = statOf(path);
    if (!stat) throw new UsageError(`No such file or folder: ${path}`);
    return stat.isDirectory() ? filesUnder(path) : [path];
  });
  return [...new Set(files.filter((file) => !isStudyRightFile(file)))].toSorted((a, b) => (a < b ? -1 : 1));
}

type FileProblem = 'unreadable' | 'too-large' | 'json';

function readJsonFile(path: string): PlanJson | FileProblem {
  let bytes: Uint8Array;
  try {
    if (statSync(path).size > MAX_BYTES) return 'too-large';
    bytes = readFileSync(path);
  } catch {
    return 'unreadable';
  }
  try {
    // Fatal: the server refuses bytes that are not UTF-8. A byte-order mark is dropped, as there.
    return readPlanJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) ?? 'json';
  } catch {
    return 'json';
  }
}

const problemFindings: Readonly<Record<FileProblem, Finding>> = {
  unreadable: { level: 'error', path: [], rule: 'file', message: notReadableMessage },
  'too-large': { level: 'error', path: [], rule: 'too-large', message: tooLargeMessage },
  json: { level: 'error', path: [], rule: 'json', message: notJsonMessage },
};

const oddText: Finding = { level: 'error', path: [], rule: 'oddity', message: oddityMessage };
const badStudyRight: Finding = { level: 'error', path: [], rule: 'opiskeluoikeus', message: badStudyRightMessage };

type StudyRight = { readonly opiskeluoikeus: Opiskeluoikeus | undefined } | 'bad';

function readStudyRight(path: string): StudyRight {
  const json = readJsonFile(path);
  if (typeof json === 'string' || json.hasTextAfter) return 'bad';
  const opiskeluoikeus = tulkitseOpiskeluoikeus(json.document);
  return opiskeluoikeus === undefined && json.document !== null ? 'bad' : { opiskeluoikeus };
}

function ownStudyRightFile(planFile: string): string | undefined {
  if (!planFile.endsWith('.json')) return undefined;
  const path = join(dirname(planFile), `${basename(planFile, '.json')}.oo.json`);
  return statOf(path) ? path : undefined;
}

function checkFile(path: string, common: StudyRight, context: Omit<RuleContext, 'opiskeluoikeus'>): Finding[] {
  const json = readJsonFile(path);
  if (typeof json === 'string') return [problemFindings[json]];
  const ownFile = ownStudyRightFile(path);
  const studyRight = ownFile ? readStudyRight(ownFile) : common;
  if (studyRight === 'bad') return [badStudyRight];
  const findings = checkPlan(json.document, { ...context, opiskeluoikeus: studyRight.opiskeluoikeus });
  return json.hasTextAfter ? [oddText, ...findings] : findings;
}

/** RFC 6901. */
function jsonPointer(path: Path): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function line(path: string, findings: readonly Finding[]): string {
  const shown = findings.map(({ level, path: at, rule, message }) => ({ level, path: jsonPointer(at), rule, message }));
  return `${path}\t${isAccepted(findings) ? 'valid' : 'invalid'}\t${JSON.stringify(shown)}\n`;
}

function validate({ method, virkailija, today, studyRightFile, paths }: Options): void {
  const common = studyRightFile === undefined ? { opiskeluoikeus: undefined } : readStudyRight(studyRightFile);
  if (common === 'bad') throw new UsageError(`Not a study right in JSON: ${studyRightFile}`);
  const files = filesToCheck(paths);
  for (const file of files) {
    const findings = checkFile(file, common, { method, virkailija, today });
    if (!isAccepted(findings)) process.exitCode = 1;
    process.stdout.write(line(file, findings));
  }
}

// A reader that has seen enough (`| head`) closes the pipe: nothing is wrong then.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') {
    process.stderr.write(`The output could not be written: ${error.message}\n`);
    process.exitCode = 2;
  }
  process.exit();
});

try {
  validate(parseOptions(process.argv.slice(2), new Date()));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n\n${USAGE}`);
  process.exitCode = 2;
}
