import type { PlaceSources } from '../vocabulary/placeSources.js'

/** Who has to be named with the places of an export, in one line; `null`: nobody. */
export function sourcesHeader({ sources }: PlaceSources): null | string {
  const named = sources.map(({ credits, date, name }) => {
    const who = credits.map(({ title, url }) => `${title} <${url}>`).join(', ') || name
    return date ? `${who} (${date})` : who
  })
  return [...new Set(named)].join('; ').replace(/[^\x20-\x7e]/g, '?') || null
}
