'use client'

import { useConfig, useTranslation } from '@payloadcms/ui'
import React from 'react'

import type { TextKey } from '../../../translations/en.js'

import { translate } from '../../../translations/translate.js'
import { Filter } from './Filter.client.js'

type Props = {
  collection: string
  onChange: (sort: string) => void
  /** As the list is sorted now. */
  sort: string
}

const ORDERS: [sort: string, text: TextKey][] = [
  ['-createdAt', 'plugin-qr:sortNewest'],
  ['title', 'plugin-qr:sortTitle'],
  ['state', 'plugin-qr:sortState'],
  ['health', 'plugin-qr:sortHealth'],
  ['-health', 'plugin-qr:sortHealthWorst'],
  ['-scans', 'plugin-qr:sortScans'],
  ['-lastScanAt', 'plugin-qr:sortLastScan'],
]

/** The order of the list by what its columns show, and where cards have no headings to press. */
export const SortBy: React.FC<Props> = ({ collection, onChange, sort }) => {
  const { t } = useTranslation()
  const { getEntityConfig } = useConfig()
  const fields = getEntityConfig({ collectionSlug: collection })?.fields ?? []
  const names = new Set(fields.flatMap((one) => ('name' in one ? [one.name] : [])))
  // the state has no field of its own in the browser
  const isThere = (name: string) => ['createdAt', 'state'].includes(name) || names.has(name)
  const orders = ORDERS.filter(([one]) => isThere(one.replace('-', '')))
  const isOurs = orders.some(([one]) => one === sort)
  return (
    <Filter
      choices={[
        ...(isOurs ? [] : [{ label: translate(t, 'plugin-qr:sortOther'), value: sort }]),
        ...orders.map(([value, text]) => ({ label: translate(t, text), value })),
      ]}
      label="plugin-qr:sortBy"
      onChange={onChange}
      value={sort}
    />
  )
}
