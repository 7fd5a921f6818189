import type { KeyScope } from './openToKeys.js'

const READ = {
  'get /': 'codes:read',
  'get /:id': 'codes:read',
  'get /count': 'codes:read',
} as const

const WRITE = {
  'delete /': 'bulk:write',
  'delete /:id': 'codes:write',
  'patch /': 'bulk:write',
  'patch /:id': 'codes:write',
  'post /': 'codes:write',
  'post /:id/duplicate': 'codes:write',
} as const

/** What a key needs for Payload's own endpoints of our collections. The others are closed to keys. */
export const PAYLOAD_SCOPES = {
  campaigns: { ...READ, ...WRITE },
  codes: { ...READ, ...WRITE },
  designs: { ...READ, ...WRITE },
  scans: { 'get /': 'scans:export', 'get /:id': 'scans:export', 'get /count': 'scans:export' },
} as const satisfies Record<string, Readonly<Record<string, KeyScope>>>
