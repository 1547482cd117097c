import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Alphabets no page is written in are left out of the fonts: a letter of one is shown in a font of the machine, as on paper. */
const fontsHeld = {
  name: 'fonts-held',
  enforce: 'pre' as const,
  transform: (code: string, id: string) =>
    /@fontsource-variable\/[^?]+\.css/.test(id) ? code.replace(/@font-face\s*\{[^}]*-vietnamese-[^}]*\}/g, '') : null,
};

export default defineConfig({
  root: 'src/web',
  base: '/',
  plugins: [fontsHeld, react()],
  // The server sends default-src 'self': nothing may be inlined as a data: address, fonts least of all.
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: ['chrome123', 'firefox120', 'safari17.5'],
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
  },
  worker: { format: 'es' },
});
