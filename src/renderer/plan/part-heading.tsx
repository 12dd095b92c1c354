import type { ReactNode } from 'react';

interface PartHeadingProps {
  /** 3 for the lists of a section; deeper parts go down to 6 and stay there. */
  readonly level: number;
  readonly id?: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A heading whose level follows how deep its part is in the plan. */
export function PartHeading({ level, children, ...heading }: PartHeadingProps) {
  if (level <= 3) return <h3 {...heading}>{children}</h3>;
  if (level === 4) return <h4 {...heading}>{children}</h4>;
  return level === 5 ? <h5 {...heading}>{children}</h5> : <h6 {...heading}>{children}</h6>;
}
