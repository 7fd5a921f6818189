'use client'

import { useFormFields, usePayloadAPI } from '@payloadcms/ui'

import type { ExplainInput } from '../../../scan/explainScan.js'

import { completeURL } from '../../../scan/decide/completeURL.js'
import { UTM_NAMES } from '../../../scan/decide/resolveUTM.js'
import { BETWEEN_KINDS } from '../../../vocabulary/between.js'
import { normaliseCode } from '../../../vocabulary/normaliseCode.js'
import { relationID } from '../../../vocabulary/relationID.js'
import { useAddresses } from '../../ui/useAddresses.js'
import { PAGE_NAMES, pagesOf } from '../OffPreview/pagesOf.js'

type Reference = { relationTo: string; value: number | string | { id: number | string } }
type Destination = { reference?: null | Reference; type?: null | string; url?: null | string }
type Campaign = {
  destination?: Destination
  id?: unknown
  pages?: Parameters<typeof pagesOf>[1]
  slug?: null | string
  utm?: Record<string, null | string>
}

const NAMES = [
  'between.kind',
  'campaign',
  'code',
  'destination.reference',
  'destination.type',
  'destination.url',
  'expiresAt',
  'fallbackURL',
  'placement',
  ...PAGE_NAMES,
  'scanLimit',
  'scansPerVisitor',
  'startsAt',
  'status',
  'title',
  'utm.off',
  ...UTM_NAMES.map((name) => `utm.${name}`),
]

const instant = (value: unknown): null | number => {
  const at = value ? new Date(value as string).getTime() : NaN
  return Number.isNaN(at) ? null : at
}

const text = (value: unknown): null | string =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null

/** An address as it is stored. */
const address = (value: unknown): null | string => {
  const written = text(value)
  return written === null ? null : completeURL(written)
}

type Of = {
  /** Slugs of the collections. */
  campaigns: string
  codes: string
  /** In which the code follows its document; `null`: the site's default one. */
  locale: null | string
}

/** The form as a scan would see it after saving: its document's address and campaign looked up. */
export function useCodeForm({
  campaigns,
  codes,
  locale,
}: Of): { isLoading: boolean } & Pick<
  ExplainInput,
  'asks' | 'campaign' | 'entry' | 'placement' | 'title' | 'utm'
> {
  const { api } = useAddresses()
  // One string, so that only these fields draw the panel anew.
  const json = useFormFields(([fields]) =>
    JSON.stringify(NAMES.map((name) => fields?.[name]?.value ?? null)),
  )
  const values = JSON.parse(json) as unknown[]
  const form = Object.fromEntries(NAMES.map((name, index) => [name, values[index]]))
  const campaignId = relationID(form.campaign)
  const [campaign] = usePayloadAPI(
    campaignId === null ? '' : api(`/${campaigns}/${campaignId}`),
    DEPTH,
  )
  const found = campaignId === null ? null : (campaign.data as Campaign | null)
  const own: Destination = {
    reference: form['destination.reference'] as null | Reference,
    type: form['destination.type'] as null | string,
    url: address(form['destination.url']),
  }
  const destination = own.type === 'reference' || own.url ? own : (found?.destination ?? own)
  const isReference = destination.type === 'reference'
  const document = isReference ? relationID(destination.reference?.value) : null
  const [page] = usePayloadAPI(
    document === null ? '' : api(`/${codes}/address`),
    document === null
      ? NOTHING
      : {
          initialParams: {
            id: document,
            collection: destination.reference?.relationTo,
            ...(locale !== null && own.type === 'reference' && { destinationLocale: locale }),
          },
        },
  )
  return {
    asks: BETWEEN_KINDS.find((one) => one === form['between.kind']) ?? null,
    campaign: found && 'slug' in found ? { slug: found.slug ?? null, utm: found.utm ?? {} } : null,
    entry: {
      code: normaliseCode(String(form.code ?? '')) ?? '',
      destination: isReference
        ? text((page.data as { url?: null | string } | null)?.url)
        : address(destination.url),
      expiresAt: instant(form.expiresAt),
      fallbackURL: address(form.fallbackURL),
      pages: pagesOf((name) => form[name], found?.pages, Boolean(text(form.fallbackURL))),
      scanLimit: typeof form.scanLimit === 'number' ? form.scanLimit : null,
      scansPerVisitor: typeof form.scansPerVisitor === 'number' ? form.scansPerVisitor : undefined,
      startsAt: instant(form.startsAt),
      status: form.status === 'paused' ? 'paused' : 'active',
      untouched: form['utm.off'] === true,
    },
    isLoading: (document !== null && page.isLoading) || (campaignId !== null && campaign.isLoading),
    placement: text(form.placement),
    title: text(form.title),
    utm: Object.fromEntries(UTM_NAMES.map((name) => [name, text(form[`utm.${name}`])])),
  }
}

const NOTHING = { initialParams: {} }
const DEPTH = { initialParams: { depth: 0 } }
