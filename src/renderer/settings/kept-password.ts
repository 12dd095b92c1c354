import type { Connection, KeptConnection } from '../../shared/ipc-contract.ts';

/**
 * The entered connection with the password to use: the typed one, else the saved one. A saved password goes only where
 * it was saved for: with another account or another login service it has to be typed again.
 */
export function withPassword(entered: Connection, saved: KeptConnection | undefined): KeptConnection {
  if (entered.password !== '' || saved === undefined || !isSavedFor(entered, saved)) return entered;
  return { ...entered, password: saved.password, wrappedBy: saved.wrappedBy };
}

/** Whether what was tried is what deliveries use. */
export function isInUse(tried: KeptConnection, saved: KeptConnection | undefined): boolean {
  if (saved === undefined || !isSavedFor(tried, saved)) return false;
  return tried.password === saved.password && tried.baseUrl.trim() === saved.baseUrl.trim();
}

function isSavedFor(entered: Connection, saved: KeptConnection): boolean {
  return entered.username.trim() === saved.username.trim() && entered.casUrl.trim() === saved.casUrl.trim();
}
