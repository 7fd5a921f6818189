import type { UIFieldServerProps } from 'payload'

import { formatAdminURL } from 'payload/shared'
import React from 'react'

import { optionsOf } from '../../options/optionsOf.js'
import { shortURLOf } from '../../options/shortURLOf.js'
import { translate } from '../../translations/translate.js'
import { CopyButton } from '../CopyButton/index.client.js'

const FORMATS = ['png', 'svg', 'pdf'] as const

/** The symbol of a saved code with its short URL and downloads, in the sidebar of its page. */
export const SymbolPanel: React.FC<UIFieldServerProps> = ({ id, data, payload, req }) => {
  const options = optionsOf(payload)
  const code = typeof data?.code === 'string' ? data.code : null
  if (!id || !code) {
    return <p className="qr-symbol-panel__hint">{translate(req.t, 'plugin-qr:saveFirst')}</p>
  }
  const { url } = shortURLOf(code, options, req)
  const image = formatAdminURL({
    apiRoute: payload.config.routes.api,
    path: `/${options.slugs.codes}/${id}/image`,
  })
  return (
    <div className="qr-symbol-panel field-type">
      <img
        alt={`${translate(req.t, 'plugin-qr:symbol')}: ${code}`}
        className="qr-symbol-panel__symbol"
        height={200}
        src={`${image}?format=svg&code=${encodeURIComponent(code)}`}
        width={200}
      />
      <p className="qr-symbol-panel__url">
        <a href={url} rel="noreferrer" target="_blank">
          {url}
        </a>{' '}
        <CopyButton text={url} />
      </p>
      <p className="qr-symbol-panel__downloads">
        {translate(req.t, 'plugin-qr:download')}:{' '}
        {FORMATS.map((format) => (
          <React.Fragment key={format}>
            <a download href={`${image}?format=${format}&download=1`}>
              {format.toUpperCase()}
            </a>{' '}
          </React.Fragment>
        ))}
      </p>
    </div>
  )
}
