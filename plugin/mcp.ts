import { findCodes, makeCode, setStatus } from '../src/endpoints/mcp/codeTools.js'
import { keyAuth } from '../src/endpoints/mcp/keyAuth.js'
import { readNumbers } from '../src/endpoints/mcp/readNumbers.js'
import { refusing, type Tool } from '../src/endpoints/mcp/tool.js'

/**
 * Tools for `@payloadcms/plugin-mcp`: `mcpPlugin({ mcp: { tools: qrTools() } })`. They find, make, pause
 * and count codes as the user whose key it is, and know nothing of contacts. Which of them a key may use
 * is ticked on the key.
 */
export const qrTools = (): Tool[] => [findCodes, makeCode, readNumbers, setStatus].map(refusing)

/**
 * Lets keys of `options.apiKeys` use these tools, each by its scope, beside that plugin's own keys:
 * `mcpPlugin({ mcp: { tools: qrTools() }, overrideAuth: qrAuth })`.
 */
export const qrAuth = keyAuth
