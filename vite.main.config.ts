import { defineConfig } from 'vite';
import { external, NODE_TARGET } from './vite.targets.ts';

/** The main process and its worker. Complete in itself, so that Forge's plugin and scripts/build.ts give the same. */
export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: '.vite/build',
    emptyOutDir: false,
    copyPublicDir: false,
    minify: false,
    sourcemap: false,
    target: NODE_TARGET,
    lib: {
      entry: { main: 'src/main/main.ts', 'argon2-worker': 'src/main/vault/argon2-worker.ts' },
      formats: ['cjs'],
      fileName: (_format, name) => `${name}.cjs`,
    },
    rolldownOptions: { external, output: { chunkFileNames: '[name]-[hash].cjs' } },
  },
  resolve: { conditions: ['node'], mainFields: ['module', 'main'] },
});
