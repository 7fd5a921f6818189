import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

import type { CodeEntry } from '../../vocabulary/scan.js'
import type { Gate } from '../../vocabulary/scanContext.js'

import { createLRU } from '../../kit/createLRU.js'
import { PASSWORD_LENGTH } from '../../vocabulary/between.js'
import { timeOfULID } from '../../vocabulary/ulid.js'
import { createTries, type Tries } from './createTries.js'
import { isPassword } from './hashPassword.js'

/** How long a page in between may lie open, and how far the clock of another process may be ahead. */
const FORM_MS = 3_600_000
const AHEAD_MS = 60_000
/** How long somebody who knew the password is not asked for it again. */
const COOKIE_SECONDS = 12 * 3600
/**
 * Passwords looked at at the same time, and how many may wait: Node has four threads for this, for files
 * and for names, and redirects wait for none of them.
 */
const AT_ONCE = 2
const WAITING = 100
/** Codes whose password this process has seen to be right. */
const REMEMBERED = 1_000

const FORM = /^([0-9A-HJKMNP-TV-Z]{26})\.([\w-]{22})$/
const COOKIE = /^([0-9a-z]{1,10})\.([\w-]{22})$/

/**
 * @param secret Payload's; keys of our own are made of it, so that what is signed here says nothing elsewhere
 */
export function createGate(secret: string, tries: Tries = createTries()): Gate {
  const sign = signer(secret)
  const isRight = createPasswords()

  return {
    async check(password, entry, address) {
      const took = tries.take(entry.id, address)
      if ('seconds' in took) return { seconds: took.seconds, verdict: 'later' }
      const said = await isRight(password, entry.between?.passwordHash ?? null)
      // Only wrong ones count: a whole crowd may sit behind one address.
      if (said !== false) took.giveBack()
      if (said === 'busy') return { seconds: 5, verdict: 'busy' }
      return { verdict: said ? 'right' : 'wrong' }
    },
    cookie: (entry, now) => {
      const end = (now + COOKIE_SECONDS * 1000).toString(36)
      return { seconds: COOKIE_SECONDS, value: `${end}.${sign('pass', passOf(entry, end))}` }
    },
    readForm(proof, code, now) {
      const [, scanId, signature] = FORM.exec(proof) ?? []
      if (!scanId || !signature || !same(signature, sign('form', `${code}\n${scanId}`))) return null
      const at = timeOfULID(scanId)
      return at > now - FORM_MS && at < now + AHEAD_MS ? scanId : null
    },
    signForm: (scanId, code) => `${scanId}.${sign('form', `${code}\n${scanId}`)}`,
    vouches(cookie, entry, now) {
      const [, end, signature] = COOKIE.exec(cookie) ?? []
      if (!end || !signature || !entry.between?.passwordHash) return false
      const until = parseInt(end, 36)
      if (until < now || until > now + 2 * COOKIE_SECONDS * 1000) return false
      return same(signature, sign('pass', passOf(entry, end)))
    },
  }
}

/** Bound to the code, and by the salt to the password. */
const passOf = ({ id, between }: CodeEntry, end: string): string =>
  `${id}\n${between?.passwordHash ?? ''}\n${end}`

function signer(secret: string): (what: 'form' | 'pass', text: string) => string {
  const key = createHmac('sha256', secret).update('payload-plugin-qr between').digest()
  return (what, text) =>
    createHmac('sha256', key)
      .update(`${what}\n${text}`)
      .digest()
      .subarray(0, 16)
      .toString('base64url')
}

const same = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/**
 * Looks at passwords, some at a time. Once one was right, others are compared with a hash of it that
 * only this process can make: a thousand people who type the right one at the start of an event need
 * not wait for a thousand slow hashes.
 */
function createPasswords() {
  const key = randomBytes(32)
  const quick = (text: string): Buffer =>
    createHmac('sha256', key).update(text.normalize('NFKC')).digest()
  const known = createLRU<Buffer>(REMEMBERED)
  const waiting: (() => void)[] = []
  let running = 0

  async function slow(password: string, hash: string): Promise<boolean> {
    if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      // Somebody before may have been right meanwhile.
      const right = known.get(hash)
      if (right) return timingSafeEqual(right, quick(password))
      const isRight = await isPassword(password, hash)
      if (isRight) known.set(hash, quick(password))
      return isRight
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }

  return async (password: string, hash: null | string): Promise<'busy' | boolean> => {
    if (hash === null || password === '' || password.length > PASSWORD_LENGTH.most) return false
    const right = known.get(hash)
    if (right) return timingSafeEqual(right, quick(password))
    return waiting.length >= WAITING ? 'busy' : slow(password, hash)
  }
}
