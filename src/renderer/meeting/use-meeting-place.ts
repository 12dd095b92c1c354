import { useState } from 'react';
import type { Path } from '../../shared/hoks/field-spec.ts';
import type { MeetingStep } from './meeting-steps.ts';

/** Where the meeting is; outlives the view, so that the person comes back to where they were. */
export interface MeetingPlace {
  readonly step: MeetingStep;
  readonly setStep: (step: MeetingStep) => void;
  /** What was mended last, to go on from there. */
  readonly mended: Path | undefined;
  /** True while the meeting waits for a place to be mended. */
  readonly isMending: boolean;
  readonly mend: (path: Path) => void;
  /** Back to the same place. */
  readonly back: () => void;
  /** The meeting is left, or a place that was mended is no longer what it waits for. */
  readonly leave: () => void;
}

/** `jumpTo` opens a place in the editor, `show` the meeting again. */
export function useMeetingPlace(jumpTo: (path: Path) => void, show: () => void): MeetingPlace {
  const [step, setStep] = useState<MeetingStep>('goal');
  const [mended, setMended] = useState<Path>();
  const [isMending, setMending] = useState(false);
  return {
    step,
    setStep,
    mended,
    isMending,
    mend: (path) => {
      setMended(path);
      setMending(true);
      jumpTo(path);
    },
    back: () => {
      setMending(false);
      show();
    },
    leave: () => {
      setMended(undefined);
      setMending(false);
    },
  };
}
