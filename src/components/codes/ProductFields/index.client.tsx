'use client'

import type { GroupFieldClientProps } from 'payload'

import { useFormFields, useTranslation } from '@payloadcms/ui'
import React, { useState } from 'react'

import { digitalLink } from '../../../symbol/symbolText.js'
import { translate } from '../../../translations/translate.js'
import '../../ui/admin.css'
import { Fold } from '../../ui/Fold/index.client.js'
import { GroupFields } from '../../ui/GroupFields/index.client.js'
import { useInBrowser } from '../../ui/useInBrowser.js'

type Props = {
  /** What stands before Digital Links, below their origin. */
  stem: string
  /** `null`: that of this page. */
  url: null | string
} & GroupFieldClientProps

/** What a code is the code of, folded until it is used, and its Digital Link with all that is known. */
export const ProductFields: React.FC<Props> = (props) => {
  const { path, stem, url } = props
  const { t } = useTranslation()
  const inBrowser = useInBrowser()
  const identifiers = useFormFields(
    ([fields]) => fields?.[`${path}.identifiers`]?.value as null | string | undefined,
  )
  const [wasUsed] = useState(Boolean(identifiers))
  const origin = url ?? (inBrowser ? window.location.origin : '')
  const link = digitalLink(identifiers, origin + stem)
  const [bare] = link?.split('?') ?? []
  return (
    <Fold
      id="field-gs1"
      isUsed={wasUsed}
      label={translate(t, 'plugin-qr:gs1')}
      owns={(name) => name.startsWith(`${path}.`)}
      summary={identifiers ?? ''}
    >
      <p className="qr-muted">{translate(t, 'plugin-qr:gs1Hint')}</p>
      <GroupFields {...props} />
      {link && (
        <p className="qr-muted">
          {translate(t, 'plugin-qr:gs1Address')}: <code>{link}</code>
          <br />
          <a href={`${bare}?linkType=linkset`} rel="noreferrer" target="_blank">
            {translate(t, 'plugin-qr:gs1Linkset')}
          </a>
        </p>
      )}
    </Fold>
  )
}
