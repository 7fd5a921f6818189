'use client'

import type { Where } from 'payload'

import { Button, useListQuery, useTranslation } from '@payloadcms/ui'
import { usePathname } from 'next/navigation.js'
import React from 'react'

import { translate } from '../../../translations/translate.js'
import { CODE_STATES } from '../../../vocabulary/codeState.js'
import { FilterChips } from '../../ui/FilterChips/index.client.js'
import { conditionOn, withCondition } from '../../ui/quickWhere.js'
import { BulkActions } from '../BulkActions/index.client.js'
import { BulkCreate } from '../BulkCreate/index.client.js'
import { STATE_TEXT } from '../StatePill/index.client.js'
import { MoreFilters } from './MoreFilters.client.js'
import { SortBy } from './SortBy.client.js'

type Props = {
  collectionSlug?: string
  hasCreatePermission?: boolean
  newDocumentURL?: string
}

/** Above the list of codes: what they do now as filters; without any code, the way to the first. */
export const CodeFilters: React.FC<Props> = ({
  collectionSlug = '',
  hasCreatePermission,
  newDocumentURL,
}) => {
  const { t } = useTranslation()
  const { data, query, refineListData } = useListQuery()
  const isTrash = /\/trash\/?$/.test(usePathname() ?? '')
  const where = query?.where as undefined | Where
  const isFiltered = Boolean(query?.search) || Object.keys(where ?? {}).length > 0
  if (isTrash) return null
  if (data?.docs?.length === 0 && !isFiltered) {
    return (
      <FirstCode
        collection={collectionSlug}
        url={hasCreatePermission ? newDocumentURL : undefined}
      />
    )
  }
  const ask = (field: string, condition: null | object) =>
    void refineListData({ page: 1, where: withCondition(where, field, condition as never) })
  const value = String(conditionOn(where, 'state')?.equals ?? '')
  const choose = (state: string) => ask('state', state ? { equals: state } : null)
  const states = CODE_STATES.map((state) => ({
    label: translate(t, STATE_TEXT[state]),
    value: state as string,
  }))
  return (
    <>
      <div className="qr-list-top">
        <FilterChips
          label={translate(t, 'plugin-qr:filterByStatus')}
          onChange={choose}
          options={[{ label: translate(t, 'plugin-qr:all'), value: '' }, ...states]}
          value={value}
        />
        <MoreFilters ask={ask} collection={collectionSlug} where={where} />
        <SortBy
          collection={collectionSlug}
          onChange={(sort) => void refineListData({ page: 1, sort })}
          sort={sorted(query?.sort)}
        />
        {hasCreatePermission && <BulkCreate collection={collectionSlug} />}
      </div>
      <BulkActions collection={collectionSlug} />
    </>
  )
}

/** A list that was asked for nothing is in the order of its collection. */
const sorted = (sort: unknown): string => [sort || '-createdAt'].flat().join(',')

const FirstCode: React.FC<{ collection: string; url?: string }> = ({ collection, url }) => {
  const { t } = useTranslation()
  return (
    <section className="qr-first-code">
      <h2>{translate(t, 'plugin-qr:firstCode')}</h2>
      <ol>
        <li>{translate(t, 'plugin-qr:firstCodeStep1')}</li>
        <li>{translate(t, 'plugin-qr:firstCodeStep2')}</li>
        <li>{translate(t, 'plugin-qr:firstCodeStep3')}</li>
      </ol>
      {url ? (
        <div className="qr-bulk__actions">
          <Button buttonStyle="primary" el="link" to={url}>
            {translate(t, 'plugin-qr:firstCodeCreate')}
          </Button>
          <BulkCreate collection={collection} />
        </div>
      ) : (
        <p>{translate(t, 'plugin-qr:firstCodeAsk')}</p>
      )}
    </section>
  )
}
