import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** What is sealed: each purpose has a key of its own, so that one's seal opens nothing of another's. */
export type Purpose = 'held forms' | 'authenticator apps' | 'backup codes' | 'sign-ups'

const nonce_bytes = 12
const tag_bytes = 16

/** A key for one purpose, from the portal's secret. */
export const keyFor = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))

/** AES-256-GCM: nonce, tag, text. The id is bound in, so that one row's seal cannot stand in another's place. */
export function seal(secret: string, purpose: Purpose, id: string, text: string): Buffer {
  const nonce = randomBytes(nonce_bytes)
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, purpose), nonce).setAAD(Buffer.from(id))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
}

/** Throws if it was not sealed so: for another purpose, for another id, with another secret, or altered. */
export function unseal(secret: string, purpose: Purpose, id: string, sealed: Buffer): string {
  const nonce = sealed.subarray(0, nonce_bytes)
  const decipher = createDecipheriv('aes-256-gcm', keyFor(secret, purpose), nonce)
  decipher.setAAD(Buffer.from(id)).setAuthTag(sealed.subarray(nonce_bytes, nonce_bytes + tag_bytes))
  return Buffer.concat([
    decipher.update(sealed.subarray(nonce_bytes + tag_bytes)),
    decipher.final(),
  ]).toString('utf8')
}
