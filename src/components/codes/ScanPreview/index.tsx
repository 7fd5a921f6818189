import type { UIFieldServerProps } from 'payload'

import React from 'react'

import { siteURLOf } from '../../../options/addresses.js'
import { optionsOf } from '../../../options/optionsOf.js'
import { pageOwnerOf } from '../../../options/site.js'
import { ScanPreviewPanel } from './index.client.js'

/** Where a scan goes, on a code's page. The server adds what the form does not hold. */
export const ScanPreview: React.FC<UIFieldServerProps> = async ({ data, payload, req }) => {
  const options = optionsOf(payload)
  return (
    <ScanPreviewPanel
      campaigns={options.slugs.campaigns}
      codes={options.slugs.codes}
      defaults={options.utm}
      fallbackURL={options.fallbackURL}
      hasHook={Boolean(options.hooks.beforeRedirect)}
      page={pageOwnerOf(options, siteURLOf(options, req))}
      schemes={options.schemes}
      sent={await sentOf(data?.stats)}
    />
  )

  /** How many people were sent on; for people without its totals only whether the limit is reached. */
  async function sentOf(stats: unknown): Promise<number> {
    const id = stats && typeof stats === 'object' ? (stats as { id: number }).id : stats
    if (!id) return 0
    const { docs } = await payload.find({
      collection: options.slugs.counters,
      depth: 0,
      disableErrors: true,
      overrideAccess: false,
      pagination: false,
      req,
      select: { sent: true },
      user: req.user,
      where: { id: { equals: id } },
    })
    const [counter] = docs as unknown as { sent?: number }[]
    if (counter) return counter.sent ?? 0
    return data?.state === 'used-up' ? Number(data?.scanLimit) : 0
  }
}
