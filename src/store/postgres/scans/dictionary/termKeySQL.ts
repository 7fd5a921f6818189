/** The key of a term as `termWord` makes it. */
export function termKeySQL(text: string): string {
  const hash = `encode(sha256(convert_to(${text}, 'UTF8')), 'base64')`
  return `left(translate(${hash}, '+/', '-_'), 22)`
}
