/** A page of the host's that is no scan. */
export const dynamic = 'force-dynamic'

export const GET = () => new Response(null, { status: 204 })
