'use client'

import React, { useMemo } from 'react'

import type { LookAnswer } from '../../../endpoints/codes/lookEndpoint.js'
import type { CompleteDesign } from '../../../symbol/design/types.js'

import { createMatrix } from '../../../symbol/createMatrix.js'
import { drawSymbol } from '../../../symbol/geometry/drawSymbol.js'
import { svgOf } from '../../../symbol/render/svgOf.js'

type Props = {
  alt: string
  className?: string
  content: string
  design: CompleteDesign
  logo?: LookAnswer['logo']
}

/** A symbol as a picture; drawn here by what draws every download. */
export const SymbolImage: React.FC<Props> = ({ alt, className, content, design, logo = null }) => {
  const source = useMemo(() => {
    const matrix = createMatrix(content, { errorCorrection: design.errorCorrection })
    const drawing = drawSymbol(matrix, design, {
      logo: logo && { ...logo, png: bytesOf(logo.url) },
    })
    return `data:image/svg+xml,${encodeURIComponent(svgOf(drawing, { title: alt }))}`
  }, [alt, content, design, logo])
  return <img alt={alt} className={className} src={source} />
}

function bytesOf(url: string): Uint8Array {
  const text = atob(url.slice(url.indexOf(',') + 1))
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}
