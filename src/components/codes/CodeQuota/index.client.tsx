'use client'

import { useListQuery, useTranslation } from '@payloadcms/ui'
import React, { useEffect, useRef } from 'react'

import { translate } from '../../../translations/translate.js'
import { useAnswer } from '../../analytics/lib/useAnswer.js'
import { useAddresses } from '../../ui/useAddresses.js'

type Props = { collectionSlug?: string; hasCreatePermission?: boolean }

/** Above the list: how many codes there are of those allowed, asked anew when the list is. */
export const CodeQuota: React.FC<Props> = ({ collectionSlug = '', hasCreatePermission }) => {
  const { data } = useListQuery()
  if (!hasCreatePermission) return null
  return <QuotaLine collection={collectionSlug} of={data} />
}

/** "12 of 25 codes"; nothing where any number is allowed. */
export const QuotaLine: React.FC<{ collection: string; of?: unknown }> = ({ collection, of }) => {
  const { i18n, t } = useTranslation()
  const { api } = useAddresses()
  const { data, reload } = useAnswer<{ count: null | number; limit: null | number }>(
    api(`/${collection}/quota`),
  )
  const asked = useRef(of)
  useEffect(() => {
    if (asked.current !== of) reload()
    asked.current = of
  }, [of, reload])
  if (!data || data.limit === null) return null
  const there = data.count ?? 0
  const { format } = new Intl.NumberFormat(i18n.language)
  const isFull = there >= data.limit
  const key = isFull ? 'plugin-qr:quotaFull' : 'plugin-qr:quotaUsed'
  return (
    <p className={isFull ? 'qr-quota qr-quota--full' : 'qr-quota'} role="status">
      {translate(t, key, { limit: format(data.limit), there: format(there) })}
    </p>
  )
}
