import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** Which sentences of `locales/*.json` the window says itself; the others are said by the core. */
const ofTheWindow = /^(app|ui|error|received)\./;

/** Leaves the core's own sentences (reports, diagnostics) out of the window's script. */
function windowSentences(): Plugin {
  return {
    name: 'paduk-window-sentences',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/locales\/(id|en)\.json$/.test(id)) return undefined;
      const all = JSON.parse(code) as Record<string, string>;
      const kept = Object.fromEntries(Object.entries(all).filter(([key]) => ofTheWindow.test(key)));
      return { code: JSON.stringify(kept), map: null };
    },
  };
}

export default defineConfig({
  base: './',
  plugins: [windowSentences(), svelte(), svelteTesting()],
  server: { fs: { allow: ['..'] } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    cssCodeSplit: false,
    // Everything is a file of its own: the window's policy allows no inline script, style or font.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 400,
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts'],
    setupFiles: ['src/test/setup.ts'],
  },
});
