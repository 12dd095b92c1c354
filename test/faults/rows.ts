import type { Row } from './row.ts';
import { answerRows } from './rows/answers.ts';
import { killRows } from './rows/kills.ts';
import { machineRows } from './rows/machine.ts';
import { networkRows } from './rows/network.ts';
import { otherRows } from './rows/others.ts';
import { damageRows } from './rows/damage.ts';
import { peopleRows } from './rows/people.ts';

/** The fault matrix, row by row. */
export const allRows: readonly Row[] = [
  ...killRows,
  ...answerRows,
  ...networkRows,
  ...otherRows,
  ...machineRows,
  ...peopleRows,
  ...damageRows,
].toSorted((a, b) => a.row - b.row);
