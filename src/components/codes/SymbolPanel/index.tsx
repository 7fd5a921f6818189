import type { UIFieldServerProps } from 'payload'

import React from 'react'

import { readPrintState } from '../../../hooks/codes/readPrintState.js'
import { drawableTextOf, knownSiteURL, shortURLParts } from '../../../options/addresses.js'
import { optionsOf } from '../../../options/optionsOf.js'
import { shownLook } from '../../../website/design/shownLook.js'
import { SymbolPreview } from './index.client.js'
import { savedParts, type SavedSymbol } from './savedParts.js'

/** The symbol beside a code's form, with the verdict on its print and its downloads. */
export const SymbolPanel: React.FC<UIFieldServerProps> = async ({ data, payload, req }) => {
  const options = optionsOf(payload)
  const saved = typeof data?.code === 'string' && data.id ? (data as SavedSymbol) : null
  const inherited = await shownLook({ ...saved, design: null }, options, req)
  return (
    <SymbolPreview
      codes={options.slugs.codes}
      content={saved && drawableTextOf(saved, options, req)}
      inherited={inherited.design}
      isDownloaded={Boolean(data?.id) && (await readPrintState(data.id, options, req)).downloaded}
      isSiteKnown={knownSiteURL(options, payload.config) !== null}
      place={shortURLParts(options, req)}
      saved={saved && savedParts(saved)}
    />
  )
}
