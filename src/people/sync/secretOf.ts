import type { Secret } from '../../options/checks.js'

/** A secret as the host gives it. The error says what is missing, never what was given. */
export async function secretOf<Args>(
  secret: Secret<Args> | undefined,
  args: Args,
  fix: string,
): Promise<string> {
  const given = typeof secret === 'function' ? await secret(args) : secret
  if (typeof given === 'string' && given.trim()) return given.trim()
  throw new Error(`payload-plugin-qr: a secret is missing: ${fix}`)
}
