import { defineConfig } from 'vite'

/**
 * The server as plain files for Node 24: main.js serves and runs jobs, cli.js is the command line, file-worker.js looks
 * into files that people send.
 */
export default defineConfig({
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  build: {
    ssr: true,
    outDir: 'dist/server',
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: {
        main: 'src/main.ts',
        cli: 'src/entry/cli/main.ts',
        'file-worker': 'src/modules/messages/files/check/file.worker.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
    },
  },
})
