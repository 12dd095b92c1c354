import type { locked as fi } from '../fi/locked.ts';
import type { SameKeys } from '../same-keys.ts';

export const locked = {
  reason: {
    asked: 'Låst på din begäran',
    unused: 'Låst eftersom datorn inte användes',
    suspend: 'Låst eftersom datorn gick i viloläge',
    'lock-screen': 'Låst eftersom datorns skärm låstes',
    'page-gone': 'Låst eftersom vyn stängdes av ett fel',
  },
  waiting: 'Väntar på upplåsning',
  queued: 'Godkända planer som inte har skickats',
  nearest: 'Närmaste tidsfrist',
  late: 'Tidsfristen gick ut',
} satisfies SameKeys<typeof fi>;
