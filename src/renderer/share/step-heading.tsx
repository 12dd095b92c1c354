import { useEffect, useRef } from 'react';

interface StepHeadingProps {
  readonly id: string;
  readonly children: string;
  /** Takes the focus again when this changes. */
  readonly on?: unknown;
}

/** What a step is about. What was pressed to come here is gone: the focus goes to what is said now. */
export function StepHeading({ id, children, on }: StepHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [on]);
  return (
    <h2 id={id} ref={heading} tabIndex={-1}>
      {children}
    </h2>
  );
}
