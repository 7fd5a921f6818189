/** A zone in which it is about noon now, so that today has a before and an after. */
export function noonZone(now = new Date()): string {
  const ahead = 12 - now.getUTCHours()
  // These names have their signs the other way round.
  return ahead === 0 ? 'UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
}
