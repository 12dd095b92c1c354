import type { HoksDraft } from '../../shared/hoks/hoks.ts';
import type { Student } from '../db/records.ts';
import type { Store } from '../db/store.ts';
import { SaveTemplate } from '../templates/save-template.tsx';
import { ShareView } from './share-view.tsx';

/** What is being made of the open plan for others; `first` is the `placeKey` of the part it was begun from. */
export type Copying = { readonly to: 'template' } | { readonly to: 'others'; readonly first?: string };

interface CopyingViewProps {
  readonly copying: Copying;
  /** The plan as it stands. */
  readonly draft: HoksDraft;
  readonly student: Student;
  readonly diaarinumero: string | undefined;
  readonly store: Store;
  /** Puts on disk what is typed and not saved yet, in any plan. Rejects when it cannot. */
  readonly saveDrafts: () => Promise<void>;
  readonly newId: () => string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Today in Helsinki, YYYY-MM-DD. */
  readonly today: string;
  readonly onLeave: () => void;
}

/** Stands where the editor does while a copy is made of the plan; the plan itself stays as it is. */
export function CopyingView({ copying, draft, saveDrafts, ...props }: CopyingViewProps) {
  if (copying.to === 'template') return <SaveTemplate draft={draft} {...props} />;
  return <ShareView source={draft} first={copying.first} saveDrafts={saveDrafts} {...props} />;
}
