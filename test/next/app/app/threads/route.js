export const dynamic = 'force-dynamic'

/** What next.config.mjs saw of the recording thread; `DELETE` ends it as a crash would. */
const seen = () => globalThis.recorderSeen
const state = () => Response.json({ started: seen().threads.length, written: seen().written })

export const GET = state
export const DELETE = async () => {
  await Promise.all(seen().threads.map((thread) => thread.terminate()))
  return state()
}
