import { join } from 'node:path';
import { app, BrowserWindow, dialog } from 'electron';
import { finnishDate } from '../shared/finnish-date.ts';
import type { CallArgument } from '../shared/ipc-contract.ts';
import type { Kieli, Teksti } from '../shared/kieli.ts';

/** The system's own dialogs over the window in use. All give undefined when the person changes their mind. */

/** Where to save the receipts. */
export function chooseReceiptsFile(kieli: Kieli): Promise<string | undefined> {
  const name = `${kieli === 'fi' ? 'ehoks-lahetykset' : 'epuk-sandningar'}-${finnishDate(Date.now())}.csv`;
  return chooseWhere({ defaultPath: inDocuments(name), filters: [{ name: 'CSV', extensions: ['csv'] }] });
}

/** Where to save the log of use. */
export function chooseLogFile(format: 'csv' | 'json', kieli: Kieli): Promise<string | undefined> {
  const name = `${kieli === 'fi' ? 'lokitiedot' : 'logguppgifter'}-${finnishDate(Date.now())}.${format}`;
  return chooseWhere({
    defaultPath: inDocuments(name),
    filters: [{ name: format.toUpperCase(), extensions: [format] }],
  });
}

type PrintedDocument = CallArgument<'print.page'>['document'];

/** Names of what is printed; none holds anything personal. */
const printedNames: Readonly<Record<PrintedDocument, Teksti>> = {
  aikajana: { fi: 'aikajana', sv: 'tidslinje' },
  tietopyynto: { fi: 'tietopyynto', sv: 'begaran-om-uppgifter' },
  luovutus: { fi: 'luovutus', sv: 'utlamnande' },
  suostumukset: { fi: 'suostumukset', sv: 'samtycken' },
  laite: { fi: 'laiteselvitys', sv: 'utredning-om-enheten' },
};

/** Where to save a PDF. */
export function choosePrintedFile(document: PrintedDocument, kieli: Kieli): Promise<string | undefined> {
  const name = `${printedNames[document][kieli]}-${finnishDate(Date.now())}.pdf`;
  return chooseWhere({ defaultPath: inDocuments(name), filters: [{ name: 'PDF', extensions: ['pdf'] }] });
}

/** Where to save data. */
export function chooseDataFile(document: PrintedDocument, kieli: Kieli): Promise<string | undefined> {
  const name = `${printedNames[document][kieli]}-${finnishDate(Date.now())}.json`;
  return chooseWhere({ defaultPath: inDocuments(name), filters: [{ name: 'JSON', extensions: ['json'] }] });
}

/** Which file the reference data is read from, or where it is saved. */
export function chooseReferenceFile(why: 'import' | 'export', kieli: Kieli): Promise<string | undefined> {
  const filters = [{ name: kieli === 'fi' ? 'Koodistot ja perusteet' : 'Kodverk och grunder', extensions: ['json'] }];
  if (why === 'import') return chooseExisting({ filters, properties: ['openFile'] });
  const name = `${kieli === 'fi' ? 'hoks-koodistot' : 'puk-kodverk'}-${finnishDate(Date.now())}.json`;
  return chooseWhere({ defaultPath: inDocuments(name), filters });
}

/** In which folder backups are kept. */
export function chooseBackupFolder(): Promise<string | undefined> {
  return chooseExisting({ properties: ['openDirectory', 'createDirectory'] });
}

/** Which backup is restored. */
export function chooseBackupFile(kieli: Kieli): Promise<string | undefined> {
  const filters = [{ name: kieli === 'fi' ? 'Varmuuskopiot' : 'Säkerhetskopior', extensions: ['hoksvara'] }];
  return chooseExisting({ filters, properties: ['openFile'] });
}

/** Where a handover file is saved, or which one is opened. Its name says nothing of anybody. */
export function chooseHandoverFile(why: 'save' | 'open', kieli: Kieli): Promise<string | undefined> {
  const filters = [{ name: kieli === 'fi' ? 'Siirtotiedostot' : 'Överföringsfiler', extensions: ['hokssiirto'] }];
  if (why === 'open') return chooseExisting({ filters, properties: ['openFile'] });
  const name = `${kieli === 'fi' ? 'hoks-siirto' : 'puk-overforing'}-${finnishDate(Date.now())}.hokssiirto`;
  return chooseWhere({ defaultPath: inDocuments(name), filters });
}

function inDocuments(name: string): string {
  return join(app.getPath('documents'), name);
}

async function chooseWhere(options: Electron.SaveDialogOptions): Promise<string | undefined> {
  const parent = BrowserWindow.getFocusedWindow();
  const chosen = parent ? await dialog.showSaveDialog(parent, options) : await dialog.showSaveDialog(options);
  return chosen.canceled || chosen.filePath === '' ? undefined : chosen.filePath;
}

async function chooseExisting(options: Electron.OpenDialogOptions): Promise<string | undefined> {
  const parent = BrowserWindow.getFocusedWindow();
  const chosen = parent ? await dialog.showOpenDialog(parent, options) : await dialog.showOpenDialog(options);
  return chosen.canceled ? undefined : chosen.filePaths[0];
}
