'use client'

import { useEffect, useState } from 'react'

/**
 * The time, anew every half minute. `null` on the server and in the first render, which cannot know
 * the reader's clock and time zone.
 */
export function useNow(): null | number {
  const [now, setNow] = useState<null | number>(null)
  useEffect(() => {
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
