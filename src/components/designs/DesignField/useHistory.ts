'use client'

import { useState } from 'react'

import type { SymbolDesign } from '../../../symbol/design/types.js'

/** Steps that can be taken back. */
const MOST = 100

export type History = {
  change: (design: SymbolDesign) => void
  redo: (() => void) | null
  undo: (() => void) | null
}

/** Steps back and forth through what was chosen since the page opened. */
export function useHistory(now: SymbolDesign, set: (design: SymbolDesign) => void): History {
  const [past, setPast] = useState<SymbolDesign[]>([])
  const [future, setFuture] = useState<SymbolDesign[]>([])
  const last = past.at(-1)
  const next = future.at(-1)
  return {
    change: (design) => {
      setPast([...past, now].slice(-MOST))
      setFuture([])
      set(design)
    },
    redo: next
      ? () => {
          setFuture(future.slice(0, -1))
          setPast([...past, now])
          set(next)
        }
      : null,
    undo: last
      ? () => {
          setPast(past.slice(0, -1))
          setFuture([...future, now])
          set(last)
        }
      : null,
  }
}
