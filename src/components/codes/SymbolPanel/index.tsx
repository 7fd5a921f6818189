import type { UIFieldServerProps } from 'payload'

import React from 'react'

import type { SymbolSource } from '../../../symbol/symbolText.js'

import { readPrintState } from '../../../hooks/codes/readPrintState.js'
import { drawableTextOf, knownSiteURL, shortURLParts } from '../../../options/addresses.js'
import { optionsOf } from '../../../options/optionsOf.js'
import { SymbolPreview } from './index.client.js'
import { panelSymbol } from './panelSymbol.js'

/** The symbol beside a code's form: drawn on the server for what is saved, in the browser while typing. */
export const SymbolPanel: React.FC<UIFieldServerProps> = async ({ data, payload, req }) => {
  const options = optionsOf(payload)
  const saved = typeof data?.code === 'string' && data.id ? (data as SymbolSource) : null
  const content = saved && drawableTextOf(saved, options, req)
  return (
    <SymbolPreview
      codes={options.slugs.codes}
      initial={content ? { content, symbol: panelSymbol(content) } : null}
      isDownloaded={Boolean(data?.id) && (await readPrintState(data.id, options, req)).downloaded}
      isSiteKnown={knownSiteURL(options, payload.config) !== null}
      place={shortURLParts(options, req)}
      saved={saved && { code: saved.code, content: saved.content, kind: saved.kind }}
    />
  )
}
