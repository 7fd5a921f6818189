/** What Next itself takes for a redirect. */
export const dynamic = 'force-dynamic'

export const GET = () =>
  new Response(null, { headers: { Location: 'https://example.com/' }, status: 302 })
