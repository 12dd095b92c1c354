import { useState } from 'react';
import { containsHetu } from '../../shared/identifiers/hetu.ts';
import {
  type ApprovalRecord,
  type Counselor,
  counselorText,
  type MeetingManner,
  type Participant,
} from '../../shared/meeting/meeting.ts';
import type { Store } from '../db/store.ts';
import type { MeetingDesk } from '../meeting/use-meeting.ts';

/** Who approves, with whom and how: what the approval view asks and the version then keeps. */
export interface ApprovalRecordEntry {
  /** As the settings have it; undefined until the person has named themselves. */
  readonly counselor: Counselor | undefined;
  readonly typed: Counselor;
  readonly type: (typed: Partial<Counselor>) => void;
  /** The person tried to approve without a name. */
  readonly isNameMissing: boolean;
  readonly present: readonly Participant[];
  readonly setPresent: (present: readonly Participant[]) => void;
  readonly manner: MeetingManner | undefined;
  readonly setManner: (manner: MeetingManner) => void;
  /** Whether there is a name; when not, the view says from now on that it is missing. */
  readonly isReady: () => boolean;
  /** The record as it stands; keeps a newly typed name for the next time. Rejects when the store does. */
  readonly take: () => Promise<ApprovalRecord>;
}

/** Begins with today's meeting: whoever was there is there. */
export function useApprovalRecord(
  counselor: Counselor | undefined,
  { meeting, isHeld }: Pick<MeetingDesk, 'meeting' | 'isHeld'>,
  store: Store,
): ApprovalRecordEntry {
  const [typed, setTyped] = useState<Counselor>({ nimi: '', rooli: '' });
  const [isAsked, setAsked] = useState(false);
  const [chosen, setChosen] = useState<readonly Participant[]>();
  const [manner, setManner] = useState<MeetingManner>();
  // Whoever approves is named as the one who approves.
  const present = chosen ?? (isHeld ? meeting.present.filter(({ role }) => role !== 'counselor') : []);
  const approver = counselor ?? { nimi: typed.nimi.trim(), rooli: typed.rooli.trim() };
  const isNamed = approver.nimi !== '' && !containsHetu(counselorText(approver));
  return {
    counselor,
    typed,
    type: (change) => setTyped({ ...typed, ...change }),
    isNameMissing: isAsked && !isNamed,
    present,
    setPresent: setChosen,
    manner: manner ?? (isHeld ? 'met' : undefined),
    setManner,
    isReady: () => {
      setAsked(true);
      return isNamed;
    },
    take: async () => {
      if (counselor === undefined) await store.saveSettings({ ...(await store.settings()), counselor: approver });
      return { approver, present, manner: manner ?? (isHeld ? 'met' : undefined) };
    },
  };
}
