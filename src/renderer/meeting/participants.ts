import { type Counselor, counselorText, isSameParticipant, type Participant } from '../../shared/meeting/meeting.ts';

interface Known {
  /** The student's name. */
  readonly student: string;
  readonly counselor: Counselor | undefined;
  /** The school's other people, as the plan names them. */
  readonly representatives: readonly string[];
  /** Whoever has been marked already. */
  readonly present: readonly Participant[];
}

/** Who may be at a meeting, nobody twice: those the plan knows, a guardian, somebody of the workplace, and who was added. */
export function possibleParticipants({ student, counselor, representatives, present }: Known): readonly Participant[] {
  const self: Participant[] = counselor ? [{ role: 'counselor', nimi: counselorText(counselor) }] : [];
  const known: readonly Participant[] = [
    { role: 'student', nimi: student },
    ...self,
    ...representatives
      .filter((nimi) => self.every((one) => one.nimi !== nimi))
      .map((nimi) => ({ role: 'other' as const, nimi })),
    { role: 'guardian', nimi: '' },
    { role: 'workplace', nimi: '' },
  ];
  return [...known, ...present.filter((person) => !known.some((one) => isSameParticipant(one, person)))];
}
