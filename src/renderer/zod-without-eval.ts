import { z } from 'zod';

/**
 * The page's policy forbids making code from text, and zod tries as soon as a schema is made. Imported before anything
 * that has schemas.
 */
z.config({ jitless: true });
