import type { UIFieldServerProps } from 'payload'

import React from 'react'

import { knownSiteURL, shortURLOf, shortURLParts } from '../../../options/addresses.js'
import { optionsOf } from '../../../options/optionsOf.js'
import { SymbolPreview } from './index.client.js'
import { symbolPath } from './symbolPath.js'

/** The symbol beside a code's form: drawn on the server for what is saved, in the browser while typing. */
export const SymbolPanel: React.FC<UIFieldServerProps> = ({ data, payload, req }) => {
  const options = optionsOf(payload)
  const saved = typeof data?.code === 'string' && data.id ? data.code : null
  return (
    <SymbolPreview
      codes={options.slugs.codes}
      initial={saved ? symbolPath(shortURLOf(saved, options, req).printed) : null}
      isSiteKnown={knownSiteURL(options, payload.config) !== null}
      place={shortURLParts(options, req)}
      saved={saved}
    />
  )
}
