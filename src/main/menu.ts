import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Kieli, Teksti } from '../shared/kieli.ts';
import { productName } from './start-failure.ts';

const words = {
  about: { fi: 'Tietoja', sv: 'Om' },
  hide: { fi: 'Kätke', sv: 'Göm' },
  quit: { fi: 'Lopeta', sv: 'Avsluta' },
  edit: { fi: 'Muokkaa', sv: 'Redigera' },
  undo: { fi: 'Kumoa', sv: 'Ångra' },
  redo: { fi: 'Tee uudelleen', sv: 'Gör om' },
  cut: { fi: 'Leikkaa', sv: 'Klipp ut' },
  copy: { fi: 'Kopioi', sv: 'Kopiera' },
  paste: { fi: 'Liitä', sv: 'Klistra in' },
  selectAll: { fi: 'Valitse kaikki', sv: 'Markera allt' },
  view: { fi: 'Näytä', sv: 'Visa' },
  larger: { fi: 'Suurenna tekstiä', sv: 'Större text' },
  smaller: { fi: 'Pienennä tekstiä', sv: 'Mindre text' },
  normal: { fi: 'Alkuperäinen koko', sv: 'Ursprunglig storlek' },
  fullScreen: { fi: 'Koko näyttö', sv: 'Helskärm' },
  developer: { fi: 'Kehittäjän työkalut', sv: 'Utvecklarverktyg' },
} as const satisfies Record<string, Teksti>;

/**
 * The application menu: only what the system or the text size needs. There is no reload: it would end a draft that is
 * being typed. macOS gets copy and paste from its menu; Windows and Linux have them without one.
 */
export function menuTemplate(app: {
  readonly kieli: Kieli;
  readonly platform: string;
  readonly devTools: boolean;
}): MenuItemConstructorOptions[] {
  const text = (key: keyof typeof words): string => words[key][app.kieli];
  const view: MenuItemConstructorOptions = {
    label: text('view'),
    submenu: [
      { role: 'zoomIn', label: text('larger') },
      { role: 'zoomOut', label: text('smaller') },
      { role: 'resetZoom', label: text('normal') },
      { type: 'separator' },
      { role: 'togglefullscreen', label: text('fullScreen') },
      ...(app.devTools ? [{ role: 'toggleDevTools', label: text('developer') } as const] : []),
    ],
  };
  if (app.platform !== 'darwin') return [view];
  const program: MenuItemConstructorOptions = {
    label: productName[app.kieli],
    submenu: [
      { role: 'about', label: text('about') },
      { type: 'separator' },
      { role: 'hide', label: text('hide') },
      { type: 'separator' },
      { role: 'quit', label: text('quit') },
    ],
  };
  const edit: MenuItemConstructorOptions = {
    label: text('edit'),
    submenu: [
      { role: 'undo', label: text('undo') },
      { role: 'redo', label: text('redo') },
      { type: 'separator' },
      { role: 'cut', label: text('cut') },
      { role: 'copy', label: text('copy') },
      { role: 'paste', label: text('paste') },
      { role: 'selectAll', label: text('selectAll') },
    ],
  };
  return [program, edit, view];
}

/** Puts the menu in place, in the language given; called again when the language changes. */
export function showMenu(app: Parameters<typeof menuTemplate>[0]): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(app)));
}
