/**
 * A list as PostgreSQL writes arrays. JSON writes strings the same way but for the escapes of
 * control characters, which PostgreSQL would take for letters: those few go through `pg`, which is
 * slower. NUL is no text to PostgreSQL.
 */
export function arrayLiteral(list: readonly (boolean | null | number | string)[]): unknown {
  const json = JSON.stringify(list)
  if (!/\\[^"\\]/.test(json)) return `{${json.slice(1, -1)}}`
  return list.map((one) => (typeof one === 'string' ? one.replaceAll('\0', '') : one))
}
