/** Where the demo's webhooks go: takes each, so that the log in the admin has what arrived. */
export const POST = (): Response => new Response(null, { status: 204 })
