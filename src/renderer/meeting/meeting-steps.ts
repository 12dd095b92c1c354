import type { MeetingPlan } from './meeting-plan.ts';

/** The meeting goes through these in order. */
export const meetingSteps = ['goal', 'known', 'learn', 'show', 'support', 'agree'] as const;
export type MeetingStep = (typeof meetingSteps)[number];

/** The steps of a plan: preparatory education has neither prior learning nor demonstrations, unless the plan holds some. */
export function stepsFor(plan: MeetingPlan, isPreparatory: boolean): readonly MeetingStep[] {
  if (!isPreparatory) return meetingSteps;
  const isEmpty: Partial<Record<MeetingStep, boolean>> = {
    known: plan.recognised.length === 0,
    show: plan.units.every(({ demonstrations }) => demonstrations.length === 0),
  };
  return meetingSteps.filter((step) => isEmpty[step] !== true);
}
