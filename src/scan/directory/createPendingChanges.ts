import type { ID } from '../../vocabulary/scan.js'
import type { CodeChange } from '../../vocabulary/store.js'

type PendingChanges = {
  add: (change: CodeChange) => void
  size: () => number
  /** What was added since, each thing once: all codes in one change. */
  take: () => CodeChange[]
}

/** Above this one pass over all codes is cheaper than asking for each. */
const TOO_MANY_CODES = 5000
const TOO_MANY_QUERIES = 50

/** Changes waiting for their query, coalesced. */
export function createPendingChanges(): PendingChanges {
  const ids = new Map<string, ID>()
  const others = new Map<string, CodeChange>()
  let everything = false

  function all(): void {
    everything = true
    ids.clear()
    others.clear()
  }

  return {
    add(change) {
      if (everything) return
      if (change.kind === 'everything') return all()
      if (change.kind === 'codes') for (const id of change.ids) ids.set(String(id), id)
      else if (change.kind === 'campaign') others.set(`campaign ${change.id}`, change)
      else others.set(`document ${change.collection} ${change.id}`, change)
      if (ids.size > TOO_MANY_CODES || others.size > TOO_MANY_QUERIES) all()
    },
    size: () => ids.size + others.size + (everything ? 1 : 0),
    take() {
      const changes: CodeChange[] = [...others.values()]
      if (ids.size > 0) changes.unshift({ ids: [...ids.values()], kind: 'codes' })
      if (everything) changes.push({ kind: 'everything' })
      ids.clear()
      others.clear()
      everything = false
      return changes
    },
  }
}
