'use client'

import type { Where } from 'payload'

import { useConfig, useTranslation } from '@payloadcms/ui'
import React from 'react'

import { HEALTHS } from '../../../analytics/codeHealth.js'
import { translate } from '../../../translations/translate.js'
import { conditionOn } from '../../ui/quickWhere.js'
import { useRelations } from '../useRelations.js'
import { useTags } from '../useTags.js'
import { Filter } from './Filter.client.js'

type Ask = (field: string, condition: null | object) => void
type Props = { ask: Ask; collection: string; where: undefined | Where }

const NONE = 'none'

/** What else the list shows of a code, as filters. One more is one more `Filter` here. */
export const MoreFilters: React.FC<Props> = ({ ask, collection, where }) => {
  const { t } = useTranslation()
  const { getEntityConfig } = useConfig()
  const campaigns = useRelations(collection, 'campaign')
  const tags = useTags(collection)
  const fields = getEntityConfig({ collectionSlug: collection })?.fields ?? []
  const hasHealth = fields.some((one) => 'name' in one && one.name === 'health')
  const health = HEALTHS.map((value) => ({
    label: translate(t, `plugin-qr:statsHealth_${value}`),
    value,
  }))
  return (
    <>
      {hasHealth && (
        <Filter
          any="plugin-qr:allHealth"
          choices={health}
          label="plugin-qr:statsHealth"
          onChange={(value) => ask('health', value ? { equals: value } : null)}
          value={String(conditionOn(where, 'health')?.equals ?? '')}
        />
      )}
      {campaigns !== null && campaigns.length > 0 && (
        <Filter
          any="plugin-qr:allCampaigns"
          choices={[
            ...campaigns.map(({ id, title }) => ({ label: title, value: String(id) })),
            { label: translate(t, 'plugin-qr:noCampaign'), value: NONE },
          ]}
          label="plugin-qr:campaign"
          onChange={(value) => ask('campaign', conditionFor(value))}
          value={chosenOf(conditionOn(where, 'campaign'))}
        />
      )}
      {tags !== null && tags.length > 0 && (
        <Filter
          any="plugin-qr:allTags"
          choices={tags.map((tag) => ({ label: tag, value: tag }))}
          label="plugin-qr:tags"
          onChange={(value) => ask('tags', value ? { in: [value] } : null)}
          value={String([conditionOn(where, 'tags')?.in ?? ''].flat()[0] ?? '')}
        />
      )}
    </>
  )
}

const conditionFor = (value: string): null | object =>
  value === NONE ? { exists: false } : value ? { equals: value } : null

const chosenOf = (condition: null | Record<string, unknown>): string =>
  condition && 'exists' in condition ? NONE : String(condition?.equals ?? '')
