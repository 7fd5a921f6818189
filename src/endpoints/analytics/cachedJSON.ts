import { createHash } from 'node:crypto'

/** JSON for one person, kept for a few seconds; 304 where the client already has it. */
export function cachedJSON(req: { headers: Headers }, body: unknown): Response {
  const text = JSON.stringify(body, inOrder)
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`
  const headers = {
    'Cache-Control': 'private, max-age=10, must-revalidate',
    ETag: etag,
    Vary: 'Authorization, Cookie',
  }
  const known = req.headers
    .get('if-none-match')
    ?.split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
  if (known?.includes(etag) || known?.includes('*')) {
    return new Response(null, { headers, status: 304 })
  }
  return new Response(text, { headers: { ...headers, 'Content-Type': 'application/json' } })
}

/** Keys in one order: the same answer, counted another way, must keep its tag. */
function inOrder(_: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
