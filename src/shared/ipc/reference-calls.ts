import { z } from 'zod';
import {
  currentReferenceSchema,
  progressSchema,
  referenceErrorSchema,
  refreshArgumentSchema,
  refreshedSchema,
} from '../reference/reference-calls.ts';
import { none, resultOf } from './call-shapes.ts';

/** The refreshed reference data. */
export const referenceCalls = {
  /** The refreshed code lists and curricula that lie over the shipped ones. */
  'reference.current': { argument: none, answer: currentReferenceSchema },
  /** Fetches a whole new set from the national services and takes it into use; one at a time. */
  'reference.refresh': { argument: refreshArgumentSchema, answer: resultOf(refreshedSchema, referenceErrorSchema) },
  'reference.progress': { argument: none, answer: progressSchema.nullable() },
  'reference.cancel': { argument: none, answer: none },
  /** Takes a set from a file that the person chooses, for a machine without a network. */
  'reference.import': {
    argument: none,
    answer: resultOf(z.union([refreshedSchema, z.literal('cancelled')]), referenceErrorSchema),
  },
  /** Saves the refreshed set where the person chooses. */
  'reference.export': { argument: none, answer: resultOf(z.enum(['saved', 'cancelled']), referenceErrorSchema) },
} as const;
