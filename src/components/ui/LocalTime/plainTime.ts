/** `2026-11-29 06:17 UTC`: an instant as every machine writes it, whatever its language and zone. */
export function plainTime(date: Date): string {
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
