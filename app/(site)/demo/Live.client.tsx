'use client'

import { useRouter } from 'next/navigation.js'
import { useEffect, useState } from 'react'

/** Shows the page anew every two seconds while it is looked at, until it is paused. */
export const Live = ({ at }: { at: string }) => {
  const router = useRouter()
  const [paused, setPaused] = useState(false)
  useEffect(() => {
    if (paused) return
    const timer = setInterval(() => {
      if (!document.hidden) router.refresh()
    }, 2_000)
    return () => clearInterval(timer)
  }, [paused, router])
  return (
    <p className="live">
      <button onClick={() => setPaused(!paused)} type="button">
        {paused ? 'Go on' : 'Pause'}
      </button>
      <span>
        {paused ? 'Stands as of' : 'Live, as of'} <time dateTime={at}>{at.slice(11, 19)} UTC</time>
      </span>
    </p>
  )
}
