// Settings of the host's Next, as `withPayload` passes them on; without Next there are none. By their
// whole names: Next puts the values in their place.

/** `basePath`; empty without one. */
export const nextBasePath = (): string => process.env.NEXT_BASE_PATH ?? ''

/** `trailingSlash`; `null` where nobody said. */
export function nextTrailingSlash(): boolean | null {
  const said = process.env.NEXT_TRAILING_SLASH
  return said ? said === 'true' : null
}
