import type { IncomingMessage } from 'node:http'

import { normaliseAddress } from '../../scan/request/normaliseAddress.js'

const FORWARDED = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip']

/** From this machine, and not by way of a proxy on it: that one brings the whole world. */
export function isDirectLoopback({ headers, socket }: IncomingMessage): boolean {
  const address = normaliseAddress(socket.remoteAddress)
  const isLoopback = address === '::1' || address?.startsWith('127.') === true
  return isLoopback && !FORWARDED.some((name) => headers[name] !== undefined)
}
