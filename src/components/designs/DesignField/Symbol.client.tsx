'use client'

import React, { useEffect, useMemo, useState } from 'react'

import type { LookAnswer } from '../../../endpoints/codes/lookEndpoint.js'
import type { CompleteDesign } from '../../../symbol/design/types.js'
import type { OutlineText } from '../../../symbol/geometry/frames.js'

import { createMatrix } from '../../../symbol/createMatrix.js'
import { drawSymbol } from '../../../symbol/geometry/drawSymbol.js'
import { svgOf } from '../../../symbol/render/svgOf.js'
import { SymbolError } from '../../../symbol/SymbolError.js'

type Props = {
  alt: string
  className?: string
  content: string
  design: CompleteDesign
  logo?: LookAnswer['logo']
  /** A CSS length. */
  width?: string
}

/** A symbol as a picture; drawn here by what draws every download. */
export const SymbolImage: React.FC<Props> = (props) => {
  const { alt, className, content, design, logo = null, width } = props
  const outline = useOutline(design.frame !== 'none' && design.frameText !== '')
  const source = useMemo(() => {
    const picture = logo && { ...logo, png: bytesOf(logo.url) }
    try {
      const matrix = createMatrix(content, { errorCorrection: design.errorCorrection })
      const drawing = drawSymbol(matrix, design, { logo: picture, outline })
      return `data:image/svg+xml,${encodeURIComponent(svgOf(drawing, { title: alt }))}`
    } catch (error) {
      // More than a symbol of this level holds: the verdict says so, and the form stays.
      if (error instanceof SymbolError) return null
      throw error
    }
  }, [alt, content, design, logo, outline])
  if (!source) return null
  return <img alt={alt} className={className} src={source} style={width ? { width } : undefined} />
}

/** The font comes when there is something to write. */
function useOutline(isNeeded: boolean): OutlineText | undefined {
  const [outline, setOutline] = useState<{ draw: OutlineText }>()
  useEffect(() => {
    if (!isNeeded || outline) return
    let isCurrent = true
    void Promise.all([
      import('../../../symbol/text/frameOutline.js'),
      import('../../../symbol/text/loadGlyphs.js').then(({ loadGlyphs }) => loadGlyphs()),
    ]).then(([{ frameOutline }, glyphs]) => {
      if (isCurrent) setOutline({ draw: frameOutline(glyphs) })
    })
    return () => {
      isCurrent = false
    }
  }, [isNeeded, outline])
  return isNeeded ? outline?.draw : undefined
}

function bytesOf(url: string): Uint8Array {
  const text = atob(url.slice(url.indexOf(',') + 1))
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}
