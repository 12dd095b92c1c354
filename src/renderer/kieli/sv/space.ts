import type { space as fi } from '../fi/space.ts';
import type { SameKeys } from '../same-keys.ts';

export const space = {
  tooLittle:
    'Det finns {{freeMb}} MB ledigt på disken, och för det här behövs {{needMb}} MB. Inget har ändrats. Frigör utrymme och försök igen.',
} satisfies SameKeys<typeof fi>;
