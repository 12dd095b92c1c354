import { z } from 'zod';

export const profileSchema = z.enum(['harjoittelu', 'testi', 'tuotanto']);
/** Practice, test and production never share a folder, a vault or a database (architecture 1). */
export type Profile = z.infer<typeof profileSchema>;
