import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { PAGE_TARGET } from './vite.targets.ts';

/**
 * The page. Scripts, styles, fonts and pictures are files of their own and nothing is inline: the page's content
 * security policy allows 'self' only.
 */
export default defineConfig({
  root: resolve(import.meta.dirname, 'src/renderer'),
  base: './',
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: resolve(import.meta.dirname, '.vite/renderer/main_window'),
    emptyOutDir: true,
    sourcemap: false,
    target: PAGE_TARGET,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The reference data is large on purpose: it ships inside the app.
    chunkSizeWarningLimit: 8000,
  },
  resolve: { preserveSymlinks: true },
});
