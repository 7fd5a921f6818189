/** Digits of a ULID, in their order. */
export const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The least scan id of a millisecond: every scan from then on has a greater one, in any collation of ASCII. */
export function scanIdAt(at: number): string {
  let rest = Math.min(Math.max(0, Math.trunc(at) || 0), 2 ** 48 - 1)
  let prefix = ''
  for (let i = 0; i < 10; i++) {
    prefix = CROCKFORD[rest % 32] + prefix
    rest = Math.floor(rest / 32)
  }
  return prefix + '0'.repeat(16)
}
