'use client'

import { toast } from '@payloadcms/ui'
import React from 'react'

import { useView } from '../lib/ViewContext.js'

/** Few save a picture: the script for it comes with the click. */
async function saveAs(panel: Element, name: string): Promise<void> {
  const svg = panel.querySelector<SVGSVGElement>('svg:not(button svg)')
  if (svg) return (await import('../lib/savePicture.js')).savePicture(svg, name)
  const table = panel.querySelector<HTMLTableElement>('table')
  if (table) await (await import('../lib/saveTable.js')).saveTable(table, name)
}

/** Saves the drawing, or the coloured table, of the panel it stands in; `name` of the file without its ending, `title` of the panel. */
export const SavePicture: React.FC<{ name: string; title: string }> = ({ name, title }) => {
  const { text } = useView()
  const save = (button: Element): void => {
    const panel = button.closest('.qr-card')
    if (panel) saveAs(panel, name).catch(() => toast.error(text('statsPanelFailed')))
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
