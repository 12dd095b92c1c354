import {
  ArrowLeftRight,
  CircleCheck,
  CircleDashed,
  CircleHelp,
  ClipboardCheck,
  ClockArrowUp,
  Eye,
  FileDiff,
  Keyboard,
  type LucideIcon,
  OctagonX,
  PencilLine,
  Upload,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PlanStateName } from '../plan/plan-state.ts';
import { Chip, type ChipTone } from './chip.tsx';

const looks: Readonly<Record<PlanStateName, { readonly tone: ChipTone; readonly icon: LucideIcon }>> = {
  none: { tone: 'none', icon: CircleDashed },
  draft: { tone: 'quiet', icon: PencilLine },
  ready: { tone: 'ready', icon: ClipboardCheck },
  waiting: { tone: 'ready', icon: ClockArrowUp },
  sending: { tone: 'ready', icon: Upload },
  unclear: { tone: 'warn', icon: CircleHelp },
  sent: { tone: 'ok', icon: CircleCheck },
  changed: { tone: 'change', icon: FileDiff },
  server: { tone: 'warn', icon: ArrowLeftRight },
  blocked: { tone: 'error', icon: OctagonX },
  manual: { tone: 'warn', icon: Keyboard },
  readonly: { tone: 'quiet', icon: Eye },
};

/** Where a plan is, as in the mock-ups' table of states. `isShort`: for lists, where the whole word would not fit. */
export function PlanStateChip({
  state,
  isShort = false,
}: {
  readonly state: PlanStateName;
  readonly isShort?: boolean;
}) {
  const { t } = useTranslation('common');
  const word = isShort && (state === 'changed' || state === 'blocked') ? t(`shortState.${state}`) : t(`state.${state}`);
  return <Chip {...looks[state]}>{word}</Chip>;
}
