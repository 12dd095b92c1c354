import { useEffect, useState, useSyncExternalStore } from 'react';
import type { ConsentRequest } from '../../shared/meeting/consents.ts';
import {
  type Counselor,
  counselorText,
  type Meeting,
  meetingOn,
  type Participant,
} from '../../shared/meeting/meeting.ts';
import type { Plan, Student } from '../db/records.ts';
import type { Store } from '../db/store.ts';
import { type Autosave, createAutosave } from '../plan/autosave.ts';
import type { SaveStatus, Saving } from '../plan/save-status.ts';
import { addConsentRequest, answerConsent, saveMeeting } from './meeting-record.ts';

export interface MeetingDesk {
  readonly meeting: Meeting;
  /** Whether anything of the day's meeting has been recorded. */
  readonly isHeld: boolean;
  readonly status: SaveStatus | undefined;
  /** The last answer to a consent could not be written: it has to be given again. */
  readonly isAnswerLost: boolean;
  readonly change: (change: Partial<Omit<Meeting, 'id' | 'date'>>) => void;
  readonly answer: (request: ConsentRequest, mayHave: boolean) => void;
  readonly ask: (request: ConsentRequest) => void;
}

interface MeetingOptions {
  readonly plan: Plan;
  readonly student: Student;
  readonly counselor: Counselor | undefined;
  readonly store: Store;
  /** Today in Helsinki, YYYY-MM-DD, when the plan is opened. */
  readonly today: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly registerSaving: (saving: Saving) => () => void;
}

const delayMs = 400;
const retryMs = 5_000;

/** Today's meeting about the open plan: kept while it is talked about, continued when the plan is opened again. */
export function useMeeting(options: MeetingOptions): MeetingDesk {
  const { plan, counselor, store, now, registerSaving } = options;
  const [desk] = useState(() => openDesk(options));
  const meeting = useSyncExternalStore(desk.subscribe, desk.meeting);
  const status = useSyncExternalStore(desk.subscribe, desk.status);
  const [isAnswerLost, setAnswerLost] = useState(false);
  const write = async (written: Promise<void>) => {
    try {
      await written;
      setAnswerLost(false);
      desk.wasSaved();
    } catch {
      setAnswerLost(true);
    }
  };

  // The shell goes on saving what was written here after the plan has been left.
  useEffect(() => {
    const { flushOrFail, isSaved } = desk.autosave;
    const takeBack = registerSaving({ flush: flushOrFail, isSaved });
    return () => void flushOrFail().then(takeBack, () => undefined);
  }, [desk, registerSaving]);

  const by = counselor ? counselorText(counselor) : '';
  return {
    meeting,
    isHeld: desk.isHeld() || meetingOn(plan.keskustelut, meeting.date) !== undefined,
    status,
    isAnswerLost,
    change: desk.change,
    answer: (request, mayHave) => void write(answerConsent(store, plan.id, request, mayHave, { at: now(), by })),
    ask: (request) => void write(addConsentRequest(store, plan.id, request)),
  };
}

interface Desk {
  readonly meeting: () => Meeting;
  readonly isHeld: () => boolean;
  readonly status: () => SaveStatus | undefined;
  readonly change: MeetingDesk['change'];
  /** Something else of the meeting was written. */
  readonly wasSaved: () => void;
  readonly subscribe: (listener: () => void) => () => void;
  readonly autosave: Autosave;
}

function openDesk({ plan, student, counselor, store, today, now, newId }: MeetingOptions): Desk {
  const held = meetingOn(plan.keskustelut, today);
  // The two who sit at the desk; nothing is recorded before somebody touches something.
  const present: Participant[] = [
    { role: 'student', nimi: student.nimi },
    ...(counselor ? [{ role: 'counselor' as const, nimi: counselorText(counselor) }] : []),
  ];
  let meeting: Meeting = held ?? { id: newId(), date: today, present };
  let isChanged = false;
  let status: SaveStatus | undefined;
  const listeners = new Set<() => void>();
  const announce = () => {
    for (const listener of listeners) listener();
  };
  const setStatus = (next: SaveStatus) => {
    status = next;
    announce();
  };
  const autosave = createAutosave({
    read: () => meeting,
    save: (draft) => saveMeeting(store, plan.id, draft),
    onStatus: setStatus,
    now,
    delayMs,
    retryMs,
    timers: { start: (run, ms) => window.setTimeout(run, ms), stop: (id) => window.clearTimeout(id) },
  });
  return {
    meeting: () => meeting,
    isHeld: () => isChanged,
    status: () => status,
    change: (change) => {
      meeting = { ...meeting, ...change };
      isChanged = true;
      announce();
      autosave.changed();
    },
    wasSaved: () => setStatus({ state: 'saved', at: now() }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    autosave,
  };
}
