import type { UIFieldServerProps } from 'payload'

import React from 'react'

import { readSent } from '../../../analytics/readSent.js'
import { siteURLOf } from '../../../options/addresses.js'
import { optionsOf } from '../../../options/optionsOf.js'
import { pageOwnerOf } from '../../../options/site.js'
import { localeOf } from '../../../vocabulary/ownCode.js'
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
      locale={localeOf((data?.owner as null | string | undefined) ?? null)}
      page={pageOwnerOf(options, siteURLOf(options, req))}
      schemes={options.schemes}
      sent={await sentOf()}
    />
  )

  /** For people without its totals only whether the limit is reached. */
  async function sentOf(): Promise<number> {
    const sent = await readSent(data?.stats, options, req)
    return sent ?? (data?.state === 'used-up' ? Number(data?.scanLimit) : 0)
  }
}
