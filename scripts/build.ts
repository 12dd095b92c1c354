/**
 * Builds the app into .vite/, with the same Vite configs that Forge packages with. Development runs these files too,
 * through the app's own app:// scheme, and not a development server: what is seen while developing has the same origin
 * and the same content security policy as what is shipped. Does nothing when nothing changed.
 */
import { buildApp } from './lib/build-app.ts';
import { endWith } from './lib/say.mjs';

try {
  await buildApp();
} catch (error) {
  endWith(error);
}
