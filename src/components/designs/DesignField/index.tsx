import type { UIFieldServerProps } from 'payload'

import React from 'react'

import { knownSiteURL, shortURLOf } from '../../../options/addresses.js'
import { optionsOf } from '../../../options/optionsOf.js'
import { completeDesign } from '../../../symbol/design/completeDesign.js'
import { Designer } from './index.client.js'

type Props = { path?: string } & UIFieldServerProps

/** A symbol's look: everything that can be chosen, and the symbol beside it. */
export const DesignField: React.FC<Props> = ({ collectionSlug, data, path, payload, req }) => {
  const options = optionsOf(payload)
  const isCode = collectionSlug === options.slugs.codes
  const code = isCode && typeof data?.code === 'string' && data.code ? data.code : 'SAMPLE'
  const known = knownSiteURL(options, payload.config)
  return (
    <Designer
      colours={[...options.symbol.colours]}
      content={
        shortURLOf(code, options, known === null ? req : { headers: req.headers, payload }).printed
      }
      hasLogo={options.symbol.logos !== null}
      isCode={isCode}
      path={path ?? 'design'}
      site={completeDesign(options.symbol.design)}
      slugs={{ codes: options.slugs.codes, designs: options.slugs.designs }}
    />
  )
}
