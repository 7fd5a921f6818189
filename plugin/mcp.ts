import { findCodes, makeCode, setStatus } from '../src/endpoints/mcp/codeTools.js'
import { readNumbers } from '../src/endpoints/mcp/readNumbers.js'
import { refusing, type Tool } from '../src/endpoints/mcp/tool.js'

/**
 * Tools for `@payloadcms/plugin-mcp`: `mcpPlugin({ mcp: { tools: qrTools() } })`. They find, make, pause
 * and count codes as the user whose key it is, and know nothing of contacts. Which of them a key may use
 * is ticked on the key.
 */
export const qrTools = (): Tool[] => [findCodes, makeCode, readNumbers, setStatus].map(refusing)
