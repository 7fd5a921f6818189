import type { PayloadRequest } from 'payload'

import { APIError } from 'payload'

import type { APIScope } from '../../vocabulary/apiKeys.js'

import { mayByScope } from '../../access/keys/keyOf.js'
import { optionsOf } from '../../options/optionsOf.js'
import { admitKey, keyIn } from '../keys/openToKeys.js'

/** What a key needs for each tool. */
const TOOL_SCOPES = {
  findQRCodes: 'codes:read',
  makeQRCode: 'codes:write',
  readQRNumbers: 'stats:read',
  setQRCodeStatus: 'codes:write',
} as const satisfies Record<string, APIScope>

/** What `@payloadcms/plugin-mcp` is told of who asks: the tools they have, and nothing else. */
type Settings = {
  'payload-mcp-tool'?: Record<string, boolean>
  user: NonNullable<PayloadRequest['user']>
}

/** `overrideAuth` of that plugin: keys of ours have the tools of their scopes, all others go on to its own. */
export async function keyAuth<Own>(
  req: PayloadRequest,
  ownSettings: (apiKey?: null | string) => Promise<Own>,
): Promise<Own | Settings> {
  const { apiKeys, ...rest } = optionsOf(req.payload)
  const text = keyIn(req.headers)
  if (text === null || apiKeys === false || rest.disabled) return ownSettings()
  const asked = { perMinute: apiKeys.perMinute, text }
  const found = await admitKey(req.payload, { apiKeys, ...rest }, asked)
  if (found instanceof Response) {
    const { errors } = (await found.json()) as { errors: { message: string }[] }
    throw new APIError(errors[0]!.message, found.status, null, true)
  }
  const tools = Object.entries(TOOL_SCOPES).map(([tool, scope]) => [tool, mayByScope(found, scope)])
  return { 'payload-mcp-tool': Object.fromEntries(tools), user: found.user }
}
