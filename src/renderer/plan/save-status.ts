import type { StoreError } from '../db/store.ts';

/** What has to be on disk before the page may end. */
export interface Saving {
  /** Saves now; rejects while something is not on disk. */
  readonly flush: () => Promise<void>;
  readonly isSaved: () => boolean;
}

/** How safe the typed text is; the status bar says it, and a failure stays until a later save succeeds. */
export type SaveStatus =
  | { readonly state: 'saved'; /** Epoch milliseconds. */ readonly at: number }
  | { readonly state: 'saving' }
  | { readonly state: 'failed'; readonly code: StoreError['code'] | 'unknown' };
