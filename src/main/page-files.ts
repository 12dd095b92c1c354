import { existsSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';

/** The page's own address. Node gives `new URL('app://hoks/').origin` as the text "null" (F11): compare scheme and host instead. */
export const pageUrl = 'app://hoks/';
export const appScheme = 'app';
export const appHost = 'hoks';

/** True for an address of our own page or one of its files. */
export function isOwnAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === `${appScheme}:` && url.host === appHost && url.username === '' && url.password === '';
}

/**
 * Reliability 4 row 7. No framework policy is needed: React and React Aria write no HTML from text, so trusted types are
 * 'none' and every such attempt throws.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

/** Address path -> file on disk: everything the page may load. Anything else does not exist for it. */
export type PageFiles = ReadonlyMap<string, string>;

/** Lists the built page once at start, so that no request is ever turned into a path. Undefined when there is no page. */
export function listPageFiles(folder: string): PageFiles | undefined {
  const index = join(folder, 'index.html');
  if (!existsSync(index)) return undefined;
  const files = new Map<string, string>([['/', index]]);
  const collect = (inside: string, address: string): void => {
    for (const entry of readdirSync(inside, { withFileTypes: true })) {
      if (entry.isDirectory()) collect(join(inside, entry.name), `${address}${entry.name}/`);
      else if (extname(entry.name) in contentTypes) files.set(`${address}${entry.name}`, join(inside, entry.name));
    }
  };
  collect(folder, '/');
  return files;
}

export interface PageAnswer {
  readonly status: 200 | 404 | 405;
  readonly headers: Readonly<Record<string, string>>;
  /** The file to send as the body; none for HEAD and refusals. */
  readonly file?: string;
}

const headersOfEveryAnswer = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/** Decides the answer to one request of the page by exact look-up in the list; paths are never decoded or joined. */
export function answerPageRequest(
  files: PageFiles,
  request: { readonly method: string; readonly url: string },
): PageAnswer {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return { status: 405, headers: { ...headersOfEveryAnswer, allow: 'GET, HEAD' } };
  }
  const file = isOwnAddress(request.url) ? files.get(new URL(request.url).pathname) : undefined;
  if (file === undefined) return { status: 404, headers: headersOfEveryAnswer };
  const headers = {
    ...headersOfEveryAnswer,
    'content-type': contentTypes[extname(file)] ?? 'application/octet-stream',
  };
  return request.method === 'HEAD' ? { status: 200, headers } : { status: 200, headers, file };
}
