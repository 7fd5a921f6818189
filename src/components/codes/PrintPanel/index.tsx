import type { UIFieldServerProps } from 'payload'

import React from 'react'

import { shortURLParts } from '../../../options/addresses.js'
import { optionsOf } from '../../../options/optionsOf.js'
import { savedParts, type SavedSymbol } from '../SymbolPanel/savedParts.js'
import { PrintDesk } from './index.client.js'
import { templateChoices } from './templateChoices.js'

/** Pages and sheets with the symbol of a code: chosen, seen, downloaded. */
export const PrintPanel: React.FC<UIFieldServerProps> = ({ data, i18n, payload, req }) => {
  const options = optionsOf(payload)
  const isSaved = typeof data?.code === 'string' && data.id
  return (
    <PrintDesk
      codes={options.slugs.codes}
      place={shortURLParts(options, req)}
      saved={isSaved ? savedParts(data as SavedSymbol) : null}
      templates={templateChoices(options.symbol.templates, i18n.language)}
    />
  )
}
