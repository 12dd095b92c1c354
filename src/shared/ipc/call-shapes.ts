import { z } from 'zod';

/** Shapes that calls of every area are made of. */

export const none = z.null();

export function resultOf<V extends z.ZodType, E extends z.ZodType>(value: V, error: E) {
  return z.union([z.strictObject({ ok: z.literal(true), value }), z.strictObject({ ok: z.literal(false), error })]);
}
