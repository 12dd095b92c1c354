import { defineConfig } from 'vite';
import { external, NODE_TARGET } from './vite.targets.ts';

/** The preload script: one file, because a sandboxed preload can require nothing of its own. */
export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: '.vite/build',
    emptyOutDir: false,
    copyPublicDir: false,
    minify: false,
    sourcemap: false,
    target: NODE_TARGET,
    lib: { entry: { preload: 'src/main/preload.ts' }, formats: ['cjs'], fileName: (_format, name) => `${name}.cjs` },
    rolldownOptions: { external, output: { codeSplitting: false } },
  },
});
