import type { CollectionSlug, JSONFieldServerProps } from 'payload'

import { Link } from '@payloadcms/ui'
import React from 'react'

import type { SymbolSource } from '../../../symbol/symbolText.js'
import type { ID } from '../../../vocabulary/scan.js'
import type { Designed } from '../../../website/design/createDesigner.js'

import { drawableTextOf } from '../../../options/addresses.js'
import { optionsOf } from '../../../options/optionsOf.js'
import { translate } from '../../../translations/translate.js'
import { ownerOf } from '../../../vocabulary/ownCode.js'
import { drawLook } from '../../../website/design/drawLook.js'
import { pngURL } from '../../../website/design/pngURL.js'
import { shownLook } from '../../../website/design/shownLook.js'
import { ownCodeField, ownLocale } from '../../../website/field/ownCode.js'
import { DrawingSVG } from '../../../website/QRCode/DrawingSVG.js'
import { addressesOf } from '../../ui/addresses.js'
import '../../ui/admin.css'

type Code = {
  code: string
  host?: null | string
  id: ID
  scans?: null | number
  shortURL?: null | string
  visitors?: null | number
} & Designed &
  SymbolSource

/** A document's own code in its sidebar: symbol, short URL and numbers, for who may read it. */
export const OwnCode: React.FC<JSONFieldServerProps> = async ({
  collectionSlug,
  data,
  payload,
  req,
}) => {
  const options = optionsOf(payload)
  const { t } = req
  const { admin } = addressesOf(payload.config)
  const { fields } = payload.collections[collectionSlug]!.config
  const locale = ownLocale(req, ownCodeField(fields)?.locales ?? false)
  const owner = ownerOf(collectionSlug, data?.id as ID, locale)
  const { docs } = data?.id
    ? await payload.find({
        collection: options.slugs.codes as CollectionSlug,
        depth: 0,
        disableErrors: true,
        limit: 1,
        overrideAccess: false,
        pagination: false,
        req,
        where: { owner: { equals: owner } },
      })
    : { docs: [] }
  const code = docs[0] as unknown as Code | undefined
  if (!code) {
    return (
      <div className="field-type qr-own">
        <p className="qr-muted">{translate(t, 'plugin-qr:ownCodeLater')}</p>
      </div>
    )
  }
  const text = drawableTextOf(code, options, req)
  const look = await shownLook(code, options, req)
  const number = new Intl.NumberFormat(req.i18n.language)
  const figures = (['scans', 'visitors'] as const).filter((name) => typeof code[name] === 'number')
  return (
    <section aria-label={translate(t, 'plugin-qr:codeSingular')} className="field-type qr-own">
      {text !== null && (
        <DrawingSVG
          className="qr-own__symbol"
          drawing={await drawLook(text, look)}
          label={`${translate(t, 'plugin-qr:symbol')}: ${code.code}`}
          logoURL={look.logo ? pngURL(look.logo.png) : undefined}
          width={160}
        />
      )}
      <p>
        <Link href={admin(`/collections/${options.slugs.codes}/${code.id}`)} prefetch={false}>
          {code.shortURL?.replace(/^https?:\/\//, '') ?? code.code}
        </Link>
      </p>
      {figures.length > 0 && (
        <dl className="qr-own__figures">
          {figures.map((name) => (
            <div key={name}>
              <dt>{translate(t, `plugin-qr:${name}`)}</dt>
              <dd>{number.format(code[name]!)}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}
