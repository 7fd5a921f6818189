'use client'

import React, { useEffect } from 'react'

import { useView } from '../lib/ViewContext.js'
import './index.css'

/** Prints the view; also by the browser's own way it comes out on white. */
export const PrintButton: React.FC = () => {
  const { text } = useView()
  useEffect(() => {
    const root = document.documentElement
    let theme: string | undefined
    const before = (): void => {
      theme = root.dataset.theme
      root.dataset.theme = 'light'
    }
    const after = (): void => {
      if (theme) root.dataset.theme = theme
    }
    addEventListener('beforeprint', before)
    addEventListener('afterprint', after)
    return () => {
      removeEventListener('beforeprint', before)
      removeEventListener('afterprint', after)
    }
  }, [])
  return (
    <button className="qr-button" onClick={() => print()} type="button">
      {text('statsPrint')}
    </button>
  )
}
