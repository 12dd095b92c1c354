import type { Path } from '../../shared/hoks/field-spec.ts';
import type { RememberedPlace } from '../../shared/ipc-contract.ts';
import type { PlanView } from '../plan/plan-page.tsx';
import type { MainPage } from '../ui/top-bar.tsx';

/** Where the person is. */
export type Place =
  | { readonly page: 'students'; readonly search?: string }
  | { readonly page: Exclude<MainPage, 'students'> | 'newStudent' | 'register' | 'log' | 'rights' }
  | { readonly page: 'plan'; readonly planId: string; readonly view: PlanView; readonly path?: Path };

/** The place before the lock. A plan that has gone since says so on its page. */
export function placeAgain(recalled: RememberedPlace | null): Place {
  if (recalled === null) return { page: 'students' };
  const { page, planId, view = 'suunnitelma', path } = recalled;
  if (page !== 'plan') return { page };
  return planId === undefined ? { page: 'students' } : { page, planId, view, path };
}

/** The line of the main menu that a place belongs to. */
export function mainPageOf({ page }: Place): MainPage {
  if (page === 'plan' || page === 'newStudent') return 'students';
  return page === 'register' || page === 'log' || page === 'rights' ? 'settings' : page;
}
