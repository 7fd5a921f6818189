'use client'

import type { DefaultCellComponentProps } from 'payload'

import React from 'react'

import '../admin.css'
import { readableURL } from '../../../kit/readableURL.js'
import { useInBrowser } from '../useInBrowser.js'

/** An address with its host as people read it; the stored one is its title. */
export const URLCell: React.FC<DefaultCellComponentProps> = ({ cellData }) => {
  // What letters there are is the machine's to know: said in the browser alone.
  const inBrowser = useInBrowser()
  const url = typeof cellData === 'string' ? cellData : ''
  if (!url) return <span className="qr-muted">–</span>
  return <bdi title={url}>{inBrowser ? readableURL(url) : url}</bdi>
}
