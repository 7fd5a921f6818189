'use client'

import { useRouter } from 'next/navigation.js'
import { useEffect } from 'react'

/** In the admin's live preview: shows the page anew whenever its draft is saved. */
export const RefreshOnSave = () => {
  const router = useRouter()
  useEffect(() => {
    const onMessage = ({ data, origin }: MessageEvent<{ type?: string } | null>) => {
      if (origin === location.origin && data?.type === 'payload-document-event') router.refresh()
    }
    window.addEventListener('message', onMessage)
    window.parent.postMessage({ ready: true, type: 'payload-live-preview' }, location.origin)
    return () => window.removeEventListener('message', onMessage)
  }, [router])
  return null
}
