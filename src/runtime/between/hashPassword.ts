import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** 32 MB and about a quarter of a second, by OWASP's table of equal choices (N = 2^15, r = 8, p = 3). */
const COST = { N: 15, p: 3, r: 8 }
const BYTES = 32
/** The most that a stored hash may ask for, so that no row can keep a process busy. */
const MOST = { N: 17, p: 8, r: 16 }

const HASH = /^scrypt\$(\d{1,2})\$(\d{1,2})\$(\d)\$([\w-]{22})\$([\w-]{43})$/

/** In the place of a hash: nobody gets in until a password is set. */
export const NO_PASSWORD = 'none'

/** As `scrypt$log2 N$r$p$salt$hash`, both in base64url: what it was made with can change later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await derive(password, salt, COST)
  const { N, p, r } = COST
  return `scrypt$${N}$${r}$${p}$${salt.toString('base64url')}$${hash.toString('base64url')}`
}

/** `false` also for what is no hash. */
export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [, N, r, p, salt, hash] = HASH.exec(stored) ?? []
  if (!hash) return false
  const cost = { N: Number(N), p: Number(p), r: Number(r) }
  if (cost.N > MOST.N || cost.p > MOST.p || cost.r > MOST.r) return false
  const made = await derive(password, Buffer.from(salt!, 'base64url'), cost)
  return timingSafeEqual(made, Buffer.from(hash, 'base64url'))
}

function derive(password: string, salt: Buffer, { N, p, r }: typeof COST): Promise<Buffer> {
  const options = { N: 2 ** N, maxmem: 256 * 2 ** N * r, p, r }
  // The same letters, however a keyboard puts them together.
  const text = password.normalize('NFKC')
  return new Promise((resolve, reject) =>
    scrypt(text, salt, BYTES, options, (error, key) => (error ? reject(error) : resolve(key))),
  )
}
