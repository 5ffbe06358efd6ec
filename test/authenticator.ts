import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** A CBOR item: what an authenticator's answers are made of (RFC 8949), and no more of it. */
type Cbor = number | string | Buffer | Map<number | string, Cbor>

function head(major: number, n: number): Buffer {
  if (n < 24) return Buffer.from([(major << 5) | n])
  if (n < 256) return Buffer.from([(major << 5) | 24, n])
  return Buffer.from([(major << 5) | 25, n >> 8, n & 255])
}

function cbor(item: Cbor): Buffer {
  if (typeof item === 'number') return item >= 0 ? head(0, item) : head(1, -1 - item)
  if (typeof item === 'string') return Buffer.concat([head(3, Buffer.byteLength(item)), Buffer.from(item)])
  if (Buffer.isBuffer(item)) return Buffer.concat([head(2, item.length), item])
  return Buffer.concat([head(5, item.size), ...[...item].flatMap(([key, value]) => [cbor(key), cbor(value)])])
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest()
const base64 = (data: Buffer | string) => Buffer.from(data).toString('base64url')

/** What a forger may do otherwise than a browser and its authenticator would. */
export type Forged = {
  origin?: string
  rp_id?: string
  challenge?: string
  verified?: boolean
  counter?: number
  handle?: string
}

export type Options = {
  challenge: string
  rpId?: string
  rp?: { id: string }
  user?: { id: string }
}

const flags = { present: 1, verified: 4, attested: 64 }

const clientData = (type: string, challenge: string, forged: Forged): string =>
  JSON.stringify({
    type,
    challenge: forged.challenge ?? challenge,
    origin: forged.origin,
    crossOrigin: false,
  })

/** A passkey of ES256 with a counter, as a phone would hold it, that also answers as no phone would. */
export function authenticator(origin = 'http://localhost:3000') {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(16)
  let counter = 0
  let handle = ''

  const data = (rp_id: string, forged: Forged, more = 0): Buffer => {
    counter += 1
    const bytes = Buffer.alloc(37)
    sha256(forged.rp_id ?? rp_id).copy(bytes)
    bytes[32] = flags.present | (forged.verified === false ? 0 : flags.verified) | more
    bytes.writeUInt32BE(forged.counter ?? counter, 33)
    return bytes
  }
  const answer = (response: object) =>
    JSON.stringify({
      id: base64(id),
      rawId: base64(id),
      type: 'public-key',
      clientExtensionResults: {},
      response,
    })

  return {
    /** Answers as `navigator.credentials.create` would, in JSON. */
    create(options: Options, forged: Forged = {}): string {
      handle = options.user?.id ?? ''
      const key = cbor(
        new Map<number, Cbor>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, Buffer.from(x, 'base64url')],
          [-3, Buffer.from(y, 'base64url')],
        ]),
      )
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, key])
      const authData = Buffer.concat([data(options.rp?.id ?? '', forged, flags.attested), attested])
      return answer({
        clientDataJSON: base64(clientData('webauthn.create', options.challenge, { origin, ...forged })),
        attestationObject: base64(
          cbor(
            new Map<string, Cbor>([
              ['fmt', 'none'],
              ['attStmt', new Map()],
              ['authData', authData],
            ]),
          ),
        ),
        transports: ['internal'],
      })
    },
    /** Answers as `navigator.credentials.get` would, in JSON. */
    get(options: Options, forged: Forged = {}): string {
      const client = clientData('webauthn.get', options.challenge, { origin, ...forged })
      const authData = data(options.rpId ?? '', forged)
      return answer({
        clientDataJSON: base64(client),
        authenticatorData: base64(authData),
        signature: base64(sign('sha256', Buffer.concat([authData, sha256(client)]), privateKey)),
        userHandle: forged.handle ?? handle,
      })
    },
  }
}

/** What a page asks the browser for a passkey. */
export function askedIn(html: string): Options {
  const text = /data-options="([^"]*)"/.exec(html)?.[1]
  if (text === undefined) throw new Error('the page asks for no passkey')
  return JSON.parse(text.replaceAll('&quot;', '"').replaceAll('&amp;', '&'))
}
