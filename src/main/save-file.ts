import { stringify } from 'csv-stringify/sync';
import type { CallAnswer, CallArgument } from '../shared/ipc-contract.ts';
import { fail, ok } from '../shared/result.ts';
import { diskErrorCode } from './disk-error.ts';

export type SaveReceipts = (table: CallArgument<'file.saveReceipts'>) => Promise<CallAnswer<'file.saveReceipts'>>;

export type SavePage = (page: CallArgument<'print.page'>) => Promise<CallAnswer<'print.page'>>;

export type SaveLog = (log: CallArgument<'file.saveLog'>) => Promise<CallAnswer<'file.saveLog'>>;
export type SaveData = (data: CallArgument<'file.saveData'>) => Promise<CallAnswer<'file.saveData'>>;

/**
 * Saves a table of receipts where the person chooses. Nothing is written before they have chosen, and the page never learns
 * where; what the disk refuses is told by a code.
 * @param on.chooseFile asks the person; undefined when they changed their mind
 * @param on.write writes the whole file or throws the system's own error
 */
export function createSaveReceipts(on: {
  readonly chooseFile: () => Promise<string | undefined>;
  readonly write: (path: string, text: string) => void;
}): SaveReceipts {
  return async ({ columns, rows }) => {
    const path = await on.chooseFile();
    if (path === undefined) return ok('cancelled');
    try {
      on.write(path, csvText(columns, rows));
      return ok('saved');
    } catch (error) {
      return fail({ code: diskErrorCode(error) });
    }
  };
}

/**
 * Saves the page as a PDF where the person chooses. The PDF is made in memory after they have chosen: nothing of it is on the
 * disk anywhere else.
 * @param on.chooseFile asks the person; undefined when they changed their mind
 * @param on.layOut makes the PDF of the page as it stands
 * @param on.write writes the whole file or throws the system's own error
 */
export function createSavePage(on: {
  readonly chooseFile: (document: CallArgument<'print.page'>['document']) => Promise<string | undefined>;
  readonly layOut: () => Promise<Uint8Array>;
  readonly write: (path: string, content: Uint8Array) => void;
}): SavePage {
  return async ({ document }) => {
    const path = await on.chooseFile(document);
    if (path === undefined) return ok('cancelled');
    try {
      on.write(path, await on.layOut());
      return ok('saved');
    } catch (error) {
      return fail({ code: diskErrorCode(error) });
    }
  };
}

/** Saves the log of use where the person chooses, in the format they chose. */
export function createSaveLog(on: {
  readonly chooseFile: (format: CallArgument<'file.saveLog'>['format']) => Promise<string | undefined>;
  readonly write: (path: string, text: string) => void;
}): SaveLog {
  return async (log) => {
    const path = await on.chooseFile(log.format);
    if (path === undefined) return ok('cancelled');
    try {
      on.write(
        path,
        log.format === 'csv' ? csvText(log.columns, log.rows) : `${JSON.stringify(log.log, undefined, 2)}\n`,
      );
      return ok('saved');
    } catch (error) {
      return fail({ code: diskErrorCode(error) });
    }
  };
}

/** Saves data as JSON where the person chooses. Nothing is written before they have chosen. */
export function createSaveData(on: {
  readonly chooseFile: (document: CallArgument<'file.saveData'>['document']) => Promise<string | undefined>;
  readonly write: (path: string, text: string) => void;
}): SaveData {
  return async ({ document, json }) => {
    const path = await on.chooseFile(document);
    if (path === undefined) return ok('cancelled');
    try {
      on.write(path, json);
      return ok('saved');
    } catch (error) {
      return fail({ code: diskErrorCode(error) });
    }
  };
}

/**
 * CSV as spreadsheet programs in Finland open it by a double click: UTF-8 with a byte order mark, semicolons, CRLF. A cell
 * that a program would read as a formula begins with an apostrophe instead.
 */
export function csvText(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return stringify([columns, ...rows], {
    bom: true,
    delimiter: ';',
    record_delimiter: 'windows',
    escape_formulas: true,
    // Programs end a line at either character alone, too.
    quoted_match: /[\r\n]/,
  });
}
