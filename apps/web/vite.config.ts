import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = 'http://localhost:3000';
const proxied = [
  '/ims',
  '/registry',
  '/issuer',
  '/wallet/',
  '/verifier',
  '/vc-api',
  '/matching',
  '/analytics',
  '/identity',
  '/oidc',
  '/operations',
  '/health',
];

export default defineConfig({
  plugins: [react()],
  resolve: { conditions: ['@wellspring/source', 'module', 'browser', 'development|production'] },
  build: { outDir: 'dist', emptyOutDir: true, chunkSizeWarningLimit: 1200, reportCompressedSize: false },
  server: { port: 5173, proxy: Object.fromEntries(proxied.map((path) => [path, server])) },
});
