'use client'

import { useConfig, useFormFields, usePayloadAPI, useTranslation } from '@payloadcms/ui'
import React from 'react'

import type { UTMDefaults } from '../../scan/resolveUTM.js'

import { resolveUTM, UTM_NAMES } from '../../scan/resolveUTM.js'
import { translate } from '../../translations/translate.js'

type Props = { campaigns: string; defaults: UTMDefaults }
type Campaign = { slug?: null | string; utm?: Record<string, null | string> }

const SOURCE_TEXT = {
  campaign: 'plugin-qr:sourceCampaign',
  code: 'plugin-qr:sourceCode',
  plugin: 'plugin-qr:sourcePlugin',
} as const

/** What a scan would add to the destination now, and where each value comes from. */
export const UTMPreview: React.FC<Props> = ({ campaigns, defaults }) => {
  const { t } = useTranslation()
  const form = useFormFields(([fields]) => ({
    campaign: fields?.campaign?.value as
      null | number | string | { value: number | string } | undefined,
    code: (fields?.code?.value as string | undefined) ?? '',
    utm: UTM_NAMES.map((name) => (fields?.[`utm.${name}`]?.value as string | undefined) ?? '').join(
      '\n',
    ),
  }))
  const campaign = useCampaign(campaigns, form.campaign)
  const own = form.utm.split('\n')
  const { sources, values } = resolveUTM({
    campaign: campaign && { slug: campaign.slug ?? null, utm: campaign.utm ?? {} },
    code: form.code.trim().toUpperCase(),
    defaults,
    utm: Object.fromEntries(UTM_NAMES.map((name, index) => [name, own[index]])),
  })
  const added = UTM_NAMES.filter((name) => values[name])
  if (added.length === 0) return null
  return (
    <dl className="qr-utm-preview">
      <dt>{translate(t, 'plugin-qr:inherited')}</dt>
      {added.map((name) => (
        <dd key={name}>
          <code>
            utm_{name}={values[name]}
          </code>{' '}
          <small>({translate(t, SOURCE_TEXT[sources[name] ?? 'plugin'])})</small>
        </dd>
      ))}
    </dl>
  )
}

function useCampaign(
  slug: string,
  value: null | number | string | { value: number | string } | undefined,
): Campaign | null {
  const { config } = useConfig()
  const id = typeof value === 'object' ? value?.value : value
  const url = id ? `${config.serverURL}${config.routes.api}/${slug}/${id}` : ''
  const [{ data }] = usePayloadAPI(url, { initialParams: { depth: 0 } })
  return id && data && 'slug' in data ? (data as Campaign) : null
}
