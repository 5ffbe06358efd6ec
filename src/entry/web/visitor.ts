import { BlockList, isIP, isIPv6 } from 'node:net'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Portal } from './portal.ts'

/** The signed session cookie, as `beginSession` of accounts makes it; the prefix makes browsers insist on https. */
export const sessionCookie = (portal: Portal, c: Context): string | null =>
  getCookie(c, `${portal.https ? '__Secure-' : ''}porchlight.session_token`) ?? null

/**
 * The address that a visitor comes from; null where there is none (a test without a socket). Behind the clinic's
 * own proxies it is what they wrote into X-Forwarded-For. Each proxy adds at the end what it saw, so the list is
 * read from there, and only as far as trusted proxies wrote it: what a visitor put in front counts for nothing.
 */
export function networkAddress({ trustedProxies }: Portal, c: Context): string | null {
  const peer = socketAddress(c)
  if (peer === null || trustedProxies.length === 0) return peer
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map(entry => entry.trim())
  return visitorBehind(trustedProxies, peer, forwarded)
}

/** `forwarded` is the list as the proxies wrote it, the nearest last. What is no address ends the reading. */
export function visitorBehind(
  trusted: readonly string[],
  peer: string,
  forwarded: readonly string[],
): string {
  const ours = listOf(trusted)
  let visitor = plain(peer)
  for (const entry of [...forwarded].reverse()) {
    if (!ours.check(visitor, isIPv6(visitor) ? 'ipv6' : 'ipv4') || isIP(plain(entry)) === 0) break
    visitor = plain(entry)
  }
  return visitor
}

const lists = new WeakMap<readonly string[], BlockList>()

function listOf(trusted: readonly string[]): BlockList {
  const known = lists.get(trusted)
  if (known) return known
  const list = new BlockList()
  for (const network of trusted) {
    const [address = '', bits] = network.split('/')
    const version = isIPv6(address) ? 'ipv6' : 'ipv4'
    if (bits === undefined) list.addAddress(address, version)
    else list.addSubnet(address, Number(bits), version)
  }
  lists.set(trusted, list)
  return list
}

/** IPv4 as such where a socket writes it in the form of IPv6. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/, '')

function socketAddress(c: Context): string | null {
  try {
    return getConnInfo(c).remote.address ?? null
  } catch {
    return null
  }
}
