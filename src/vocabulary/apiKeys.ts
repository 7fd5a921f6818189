/**
 * What an API key may be allowed. `codes`: codes, campaigns, designs and symbols. `stats`: numbers and the
 * latest scans. `scans:export`: scans row by row.
 */
export const API_SCOPES = [
  'codes:read',
  'codes:write',
  'bulk:write',
  'stats:read',
  'scans:export',
  'check-in',
] as const

export type APIScope = (typeof API_SCOPES)[number]

/** Who may write sees what was written. */
const INCLUDED: Partial<Record<APIScope, APIScope>> = { 'codes:write': 'codes:read' }

export const includesScope = (scopes: readonly APIScope[], asked: APIScope): boolean =>
  scopes.some((scope) => scope === asked || INCLUDED[scope] === asked)
