import type { UIFieldServerProps } from 'payload'

import { formatAdminURL } from 'payload/shared'
import React from 'react'

import { optionsOf } from '../../options/optionsOf.js'
import { shortURLOf } from '../../options/shortURLOf.js'
import { siteURLOf } from '../../options/siteURLOf.js'
import { SymbolPreview } from './index.client.js'
import { symbolPath } from './symbolPath.js'

/** The symbol beside a code's form: drawn on the server for what is saved, in the browser while typing. */
export const SymbolPanel: React.FC<UIFieldServerProps> = ({ data, payload, req }) => {
  const options = optionsOf(payload)
  const saved = typeof data?.code === 'string' && data.id ? data.code : null
  return (
    <SymbolPreview
      api={formatAdminURL({
        apiRoute: payload.config.routes.api,
        path: `/${options.slugs.codes}`,
      })}
      apiRoute={payload.config.routes.api}
      baseURL={siteURLOf(options, req) ?? 'http://localhost:3000'}
      initial={saved ? symbolPath(shortURLOf(saved, options, req).printed) : null}
      isSiteKnown={Boolean(options.siteURL ?? payload.config.serverURL)}
      path={options.path}
      saved={saved}
    />
  )
}
