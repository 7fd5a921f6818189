import type { UIFieldServerProps } from 'payload'

import { formatAdminURL } from 'payload/shared'
import React from 'react'

import { mayViewAnalytics } from '../../collections/mayViewAnalytics.js'
import { optionsOf } from '../../options/optionsOf.js'
import { siteURLOf } from '../../options/siteURLOf.js'
import { ScanPreviewPanel } from './index.client.js'

/** Where a scan goes, on a code's page. The server adds what the form does not hold. */
export const ScanPreview: React.FC<UIFieldServerProps> = async ({ data, payload, req }) => {
  const options = optionsOf(payload)
  const api = (slug: string) =>
    formatAdminURL({ apiRoute: payload.config.routes.api, path: `/${slug}` })
  return (
    <ScanPreviewPanel
      api={api(options.slugs.codes)}
      campaigns={api(options.slugs.campaigns)}
      defaults={options.utm}
      fallbackURL={options.fallbackURL}
      hasHook={Boolean(options.hooks.beforeRedirect)}
      page={{
        logo: options.page.logo,
        siteName: options.page.name,
        siteURL: options.page.link ?? siteURLOf(options, req),
      }}
      schemes={options.schemes}
      sent={await sentOf(data?.stats)}
    />
  )

  /** How many people were sent on; for people without statistics only whether the limit is reached. */
  async function sentOf(stats: unknown): Promise<number> {
    const isUsedUp = data?.state === 'used-up'
    const id = stats && typeof stats === 'object' ? (stats as { id: number }).id : stats
    if (!id || !(await mayViewAnalytics(options, req))) {
      return isUsedUp ? Number(data?.scanLimit) : 0
    }
    const counter = await req.payload.db.findOne<{ id: number; sent?: number }>({
      collection: options.slugs.counters,
      req,
      where: { id: { equals: id } },
    })
    return counter?.sent ?? 0
  }
}
