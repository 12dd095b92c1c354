import type { MeetingPlan } from './meeting-plan.ts';

/** What every step of the meeting tells from. */
export interface StepProps {
  readonly plan: MeetingPlan;
  readonly qualification: string | undefined;
  /** Competence points of the whole qualification, weeks of preparatory education; undefined when not known. */
  readonly wholePoints: number | undefined;
  readonly isPreparatory: boolean;
  /** YYYY-MM-DD, empty when not known. */
  readonly studyRightEnds: string;
  /** YYYY-MM-DD. */
  readonly today: string;
}
