import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

const icon = readFileSync(join(import.meta.dirname, 'client/icon.svg'))

/**
 * Writes `manifest.json` beside the assets: the addresses that a page needs, in the shape of `Assets` in
 * `src/ui/page.ts`. Fails the build where one of them is missing.
 */
function manifest(): Plugin {
  return {
    name: 'manifest',
    buildStart() {
      this.emitFile({ type: 'asset', name: 'icon.svg', source: icon })
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const files = Object.keys(bundle)
        const find = (what: RegExp) => {
          const file = files.find(name => what.test(name))
          if (file === undefined) throw new Error(`The build made no file like ${what}`)
          return `/${file}`
        }
        const assets = {
          css: find(/\.css$/),
          js: find(/\.js$/),
          font: find(/-latin-wght-normal-[^/]*\.woff2$/),
          icon: find(/icon-[^/]*\.svg$/),
        }
        this.emitFile({
          type: 'asset',
          fileName: 'manifest.json',
          source: `${JSON.stringify(assets, null, 2)}\n`,
        })
      },
    },
  }
}

/** Builds the browser's scripts, styles and fonts into `dist/public`, each under a name that tells its content. */
export default defineConfig({
  root: join(import.meta.dirname, 'client'),
  publicDir: false,
  plugins: [manifest()],
  build: {
    outDir: join(import.meta.dirname, 'dist/public'),
    emptyOutDir: true,
    // A font inside the style sheet would be sent to those who never need it.
    assetsInlineLimit: 0,
    modulePreload: false,
    target: 'es2022',
    rolldownOptions: {
      input: {
        client: join(import.meta.dirname, 'client/index.ts'),
        styles: join(import.meta.dirname, 'styles/index.css'),
      },
      output: {
        entryFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  },
})
