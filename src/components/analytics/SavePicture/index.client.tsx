'use client'

import { toast } from '@payloadcms/ui'
import React from 'react'

import { savePicture } from '../lib/savePicture.js'
import { useView } from '../lib/ViewContext.js'

/** Saves the drawing of the panel it stands in; `name` of the file without its ending, `title` of the panel. */
export const SavePicture: React.FC<{ name: string; title: string }> = ({ name, title }) => {
  const { text } = useView()
  const save = (button: Element): void => {
    const svg = button.closest('.qr-card')?.querySelector<SVGSVGElement>('svg:not(button svg)')
    if (svg) savePicture(svg, name).catch(() => toast.error(text('statsPanelFailed')))
  }
  return (
    <button
      aria-label={text('statsSavePicture', { title })}
      className="qr-button"
      onClick={({ currentTarget }) => save(currentTarget)}
      type="button"
    >
      PNG
    </button>
  )
}
