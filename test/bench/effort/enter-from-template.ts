import { expect, type Page } from '@playwright/test';
import { approve, enterBasics } from './enter-plan.ts';
import type { Keyboard } from './keyboard.ts';
import type { Student } from './reference-plan.ts';

/** Makes a template of the open plan, workplaces included. */
export async function saveTemplate(page: Page, keys: Keyboard) {
  keys.step('saving the template');
  await keys.click(page.getByRole('button', { name: 'Suunnitelman toiminnot' }));
  await keys.click(page.getByRole('menuitem', { name: 'Tallenna malliksi…' }));
  await expect(page.getByRole('textbox', { name: 'Mallin nimi' })).toBeFocused();
  await keys.click(page.getByRole('checkbox', { name: 'Työpaikat ja niiden henkilöt' }));
  await keys.click(page.getByRole('button', { name: 'Tallenna malli' }));
  await expect(page.getByText(/tallennettiin tälle koneelle/)).toBeVisible();
}

/** The plan of another student from the newest template of the qualification, to the approved plan. */
export async function enterFromTemplate(page: Page, keys: Keyboard, student: Student) {
  keys.step('begin');
  await expect(page.getByRole('button', { name: /^Aloita tästä mallista/ })).toBeFocused();
  await keys.press('Enter');
  await enterBasics(keys, student, 'full');
  await approve(page, keys);
}
