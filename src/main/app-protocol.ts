import { readFile } from 'node:fs/promises';
import { type Protocol, protocol } from 'electron';
import { answerPageRequest, appScheme, type PageFiles } from './page-files.ts';

/** Makes app:// a standard, secure scheme (own origin, IndexedDB, fetch rules). Has to run before Electron is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the listed page files under app://hoks/ in one session; works from inside app.asar as well. */
export function serveApp(handler: Pick<Protocol, 'handle'>, files: PageFiles): void {
  handler.handle(appScheme, async (request) => {
    const { status, headers, file } = answerPageRequest(files, request);
    if (file === undefined) return new Response(null, { status, headers });
    try {
      return new Response(await readFile(file), { status, headers });
    } catch {
      return new Response(null, { status: 404, headers });
    }
  });
}
