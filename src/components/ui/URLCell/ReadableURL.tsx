'use client'

import { useFormFields } from '@payloadcms/ui'
import React from 'react'

import '../admin.css'
import { readableURL } from '../../../kit/readableURL.js'
import { useInBrowser } from '../useInBrowser.js'

/** Below a field that holds an address in ASCII: how people read it, where that is another text. */
export const ReadableURL: React.FC<{ path: string }> = ({ path }) => {
  const url = useFormFields(([fields]) => fields?.[path]?.value)
  const inBrowser = useInBrowser()
  if (!inBrowser || typeof url !== 'string') return null
  const readable = readableURL(url)
  return readable === url ? null : <bdi className="qr-muted">{readable}</bdi>
}
