'use client'

import { useEffect, useState } from 'react'

import type { SymbolPath } from './symbolPath.js'

/** The symbol of a text; `null` while it is drawn. The encoder is loaded when it is first needed. */
export function useSymbol(
  content: null | string,
  initial: { content: string; symbol: SymbolPath } | null,
) {
  const [drawn, setDrawn] = useState(initial)
  useEffect(() => {
    if (content === null) return
    let isCurrent = true
    void import('./symbolPath.js').then(({ symbolPath }) => {
      if (isCurrent) setDrawn({ content, symbol: symbolPath(content) })
    })
    return () => {
      isCurrent = false
    }
  }, [content])
  if (content === null) return null
  return drawn?.content === content ? drawn.symbol : null
}
