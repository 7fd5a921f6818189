import type { UIFieldServerProps } from 'payload'

import React from 'react'

import type { SymbolSource } from '../../../symbol/symbolText.js'

import { shortURLParts } from '../../../options/addresses.js'
import { optionsOf } from '../../../options/optionsOf.js'
import { completeDesign } from '../../../symbol/design/completeDesign.js'
import { Designer } from './index.client.js'

type Props = { path?: string } & UIFieldServerProps

/** A symbol's look: everything that can be chosen, and the symbol beside it. */
export const DesignField: React.FC<Props> = ({ collectionSlug, data, path, payload, req }) => {
  const options = optionsOf(payload)
  const isCode = collectionSlug === options.slugs.codes
  const saved = isCode && typeof data?.code === 'string' && data.id ? (data as SymbolSource) : null
  return (
    <Designer
      colours={[...options.symbol.colours]}
      hasLogo={options.symbol.logos !== null}
      isCode={isCode}
      path={path ?? 'design'}
      place={shortURLParts(options, req, isCode ? (data?.host as null | string) : null)}
      saved={saved && { code: saved.code, content: saved.content, kind: saved.kind }}
      site={completeDesign(options.symbol.design)}
      slugs={{ codes: options.slugs.codes, designs: options.slugs.designs }}
    />
  )
}
