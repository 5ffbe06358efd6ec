import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Context } from 'hono'
import type { Assets } from '../../ui/page.ts'
import { answerWith } from './headers.ts'
import type { Portal } from './portal.ts'

type Bytes = Buffer<ArrayBuffer>
type Asset = { type: string; plain: Bytes; br: Bytes | null; gzip: Bytes | null; etag: string }

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
}

const folders = new Map<string, Map<string, Asset>>()

/** The built files are few and small: they are read and compressed once, and served from memory. */
function assetsIn(folder: string): Map<string, Asset> {
  const known = folders.get(folder)
  if (known) return known
  const read = new Map(
    readdirSync(folder).map(name => [name, assetOf(readFileSync(join(folder, name)), extname(name))]),
  )
  folders.set(folder, read)
  return read
}

function assetOf(plain: Bytes, extension: string): Asset {
  const compressible = extension !== '.woff2' && extension !== '.png'
  return {
    type: types[extension] ?? 'application/octet-stream',
    plain,
    br: compressible ? brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }) : null,
    gzip: compressible ? gzipSync(plain, { level: 9 }) : null,
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
  }
}

/** One built file. Their names carry a hash of their content, so a browser may keep them for good. */
export function serveAsset(portal: Portal, c: Context): Response {
  const asset = assetsIn(join(portal.publicFolder, 'assets')).get(c.req.param('file') ?? '')
  if (!asset) return answerWith(portal.https, 'Not found', 404, { 'Content-Type': 'text/plain' })
  const headers: Record<string, string> = {
    'Content-Type': asset.type,
    'Cache-Control': 'public, max-age=31536000, immutable',
    ETag: asset.etag,
    Vary: 'Accept-Encoding',
  }
  const { https } = portal
  if (c.req.header('if-none-match') === asset.etag) return answerWith(https, null, 304, headers)
  const accepted = c.req.header('accept-encoding') ?? ''
  if (asset.br && /\bbr\b/.test(accepted))
    return answerWith(https, asset.br, 200, { ...headers, 'Content-Encoding': 'br' })
  if (asset.gzip && /\bgzip\b/.test(accepted))
    return answerWith(https, asset.gzip, 200, { ...headers, 'Content-Encoding': 'gzip' })
  return answerWith(https, asset.plain, 200, headers)
}

type Accent = { light: string; dark: string | null }

/**
 * What the build made, by the manifest that it wrote. A clinic's accent becomes a stylesheet of its own: the
 * built one with two custom properties after it, so that no page needs a second request or an inline style.
 */
export function readAssets(publicFolder: string, accent: Accent | null): Assets {
  const assets = JSON.parse(readFileSync(join(publicFolder, 'manifest.json'), 'utf8')) as Assets
  if (accent === null) return assets
  const files = assetsIn(join(publicFolder, 'assets'))
  const built = files.get(basename(assets.css))
  if (!built) return assets
  const { light, dark } = accent
  const text = `${built.plain}\n:root{--accent-light:${light};--accent-dark:${dark ?? light}}`
  const name = `clinic-${createHash('sha256').update(text).digest('hex').slice(0, 12)}.css`
  files.set(name, assetOf(Buffer.from(text), '.css'))
  return { ...assets, css: `/assets/${name}` }
}
