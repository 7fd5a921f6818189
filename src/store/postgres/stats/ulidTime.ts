const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The time part of a ULID: every id made before `at` sorts below it, every other one above. */
export function ulidTime(at: number): string {
  let rest = Math.min(Math.max(0, Math.ceil(at)), 2 ** 48 - 1)
  let text = ''
  for (let i = 0; i < 10; i++) {
    text = CROCKFORD[rest % 32] + text
    rest = Math.floor(rest / 32)
  }
  return text
}

/** When a ULID was made, epoch milliseconds. */
export function timeOfULID(id: string): number {
  let at = 0
  for (const digit of id.slice(0, 10)) at = at * 32 + CROCKFORD.indexOf(digit)
  return at
}
