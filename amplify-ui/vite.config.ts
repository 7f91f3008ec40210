import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { budget } from './build/budget.ts';
import { fontsAsFiles } from './build/fonts-as-files.ts';
import { leaveOut } from './build/leave-out.ts';

const components = dirname(createRequire(import.meta.url).resolve('@cloudscape-design/components/package.json'));

export default defineConfig({
  plugins: [fontsAsFiles(), leaveOut(), react(), budget()],
  resolve: {
    // The names of its variables carry a hash, and those of the package of tokens are of another release.
    alias: { '@cloudscape-design/design-tokens': join(components, 'internal/generated/styles/tokens.js') },
  },
  build: {
    target: 'es2022',
    // The Content-Security-Policy takes no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2_000,
  },
});
