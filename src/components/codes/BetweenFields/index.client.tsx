'use client'

import type { GroupFieldClientProps } from 'payload'

import { useFormFields, useTranslation } from '@payloadcms/ui'
import React, { useState } from 'react'

import type { BetweenKind } from '../../../vocabulary/between.js'

import { BETWEEN_TEXT } from '../../../translations/betweenKinds.js'
import { translate } from '../../../translations/translate.js'
import { Fold } from '../../ui/Fold/index.client.js'
import { GroupFields } from '../../ui/GroupFields/index.client.js'
import { type BetweenOwner, BetweenPreview } from './BetweenPreview.client.js'

type Props = {
  /** Codes are written for other servers as well, which have no such page. */
  hasMaps: boolean
} & BetweenOwner &
  GroupFieldClientProps

/** What people are asked before they are sent on: folded until it is used. */
export const BetweenFields: React.FC<Props> = (props) => {
  const { hasMaps, logo, path, siteName } = props
  const { t } = useTranslation()
  const kind = useFormFields(([fields]) => fields?.[`${path}.kind`]?.value) as
    'none' | BetweenKind | undefined
  const isOn = kind !== undefined && kind !== null && kind !== 'none'
  const [wasUsed] = useState(isOn)
  return (
    <Fold
      id="field-between"
      isUsed={wasUsed}
      label={translate(t, 'plugin-qr:between')}
      owns={(name) => name.startsWith(`${path}.`)}
      summary={translate(t, BETWEEN_TEXT[kind ?? 'none'])}
    >
      <p className="qr-muted">{translate(t, 'plugin-qr:betweenHint')}</p>
      <GroupFields {...props} />
      {isOn && hasMaps && <p className="qr-muted">{translate(t, 'plugin-qr:warnBetweenMaps')}</p>}
      {isOn && <BetweenPreview logo={logo} path={path} siteName={siteName} />}
    </Fold>
  )
}
