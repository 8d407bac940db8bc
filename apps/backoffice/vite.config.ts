import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * The server serves `dist/` under `/office/` and replaces `__CSP_NONCE__` in `index.html` at each response. Nothing is inlined, so
 * that `script-src 'self'` holds.
 */
export default defineConfig({
  base: '/office/',
  plugins: [react()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      // The contracts are types here, but for the vocabularies: their schemas need not travel to the browser.
      treeshake: { manualPureFunctions: ['Type', 'nullable', 'Proposed', 'shortText'] },
      output: {
        codeSplitting: {
          groups: [
            { name: 'base', test: /node_modules[\\/](react|react-dom|scheduler|@tanstack)[\\/]/, priority: 3 },
            {
              name: 'editor',
              test: /node_modules[\\/](@tiptap|prosemirror-[a-z]+|linkifyjs|orderedmap|rope-sequence|w3c-keyname)[\\/]/,
              priority: 2,
            },
          ],
        },
      },
    },
  },
});
