'use client'

import { toast } from '@payloadcms/ui'
import React from 'react'

import { useView } from '../lib/ViewContext.js'

/** Few save a picture: the script for it comes with the click. */
async function saveAs(svg: SVGSVGElement, name: string): Promise<void> {
  const { savePicture } = await import('../lib/savePicture.js')
  await savePicture(svg, name)
}

/** Saves the drawing of the panel it stands in; `name` of the file without its ending, `title` of the panel. */
export const SavePicture: React.FC<{ name: string; title: string }> = ({ name, title }) => {
  const { text } = useView()
  const save = (button: Element): void => {
    const svg = button.closest('.qr-card')?.querySelector<SVGSVGElement>('svg:not(button svg)')
    if (svg) saveAs(svg, name).catch(() => toast.error(text('statsPanelFailed')))
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
