type Own = { rawQuery?: null | string; scanId?: null | string }

/**
 * Stand in a stored destination for what is the scan's own, so that scans can share the rest.
 * Single characters that no URL holds unencoded, so neither can be part of the other's text.
 */
export const PLACEHOLDERS = { rawQuery: '‹', scanId: '›' } as const

const holdsAny = (text: string): boolean =>
  text.includes(PLACEHOLDERS.rawQuery) || text.includes(PLACEHOLDERS.scanId)

/** A destination as scans share it. */
export function shareDestination(
  destination: null | string,
  { rawQuery, scanId }: Own,
): null | string {
  if (destination === null || holdsAny(destination) || holdsAny(rawQuery ?? '')) return destination
  const shared = scanId ? destination.replaceAll(scanId, PLACEHOLDERS.scanId) : destination
  return rawQuery ? shared.replaceAll(rawQuery, PLACEHOLDERS.rawQuery) : shared
}

/** The destination of one scan again. */
export function ownDestination(destination: string, { rawQuery, scanId }: Own): string {
  return destination
    .replaceAll(PLACEHOLDERS.rawQuery, () => rawQuery || PLACEHOLDERS.rawQuery)
    .replaceAll(PLACEHOLDERS.scanId, () => scanId || PLACEHOLDERS.scanId)
}
