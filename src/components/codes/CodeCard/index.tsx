import type { PayloadRequest, UIFieldServerProps } from 'payload'

import React from 'react'

import type { QROptions } from '../../../options/sanitizeOptions.js'
import type { ID } from '../../../vocabulary/scan.js'
import type { Places } from './usePlace.js'

import { mayViewSales } from '../../../access/mayViewSales.js'
import { mayViewScans } from '../../../access/readableScans.js'
import { domainsOfPerson } from '../../../access/tenants/domainsOfTenants.js'
import { FIGURE_DAYS, FIGURES } from '../../../analytics/codeFigures.js'
import { readSent } from '../../../analytics/readSent.js'
import { readPrintState } from '../../../hooks/codes/readPrintState.js'
import { pausedSince } from '../../../hooks/history/pausedSince.js'
import { drawableTextOf, knownSiteURL, shortURLParts } from '../../../options/addresses.js'
import { optionsOf } from '../../../options/optionsOf.js'
import { shownLook } from '../../../website/design/shownLook.js'
import { templateChoices } from '../PrintPanel/templateChoices.js'
import { CodeCardView } from './index.client.js'
import { savedParts, type SavedSymbol } from './savedParts.js'

/** What short URLs are made of on each domain the code may be on, and on that it is on. */
async function placesOf(options: QROptions, req: PayloadRequest, saved: unknown): Promise<Places> {
  const theirs = (await domainsOfPerson(req, options)).map(({ host }) => host)
  const hosts = new Set(['', ...theirs, ...(typeof saved === 'string' ? [saved] : [])])
  return Object.fromEntries([...hosts].map((host) => [host, shortURLParts(options, req, host)]))
}

/** A code at a glance, on top of its page. The server adds what the form does not hold. */
export const CodeCard: React.FC<UIFieldServerProps> = async ({ data, i18n, payload, req }) => {
  const options = optionsOf(payload)
  const { analytics, slugs } = options
  const saved = typeof data?.code === 'string' && data.id ? (data as SavedSymbol) : null
  const inherited = await shownLook({ ...saved, design: null }, options, req)
  const print = data?.id ? await readPrintState(data.id, options, req) : null
  const since =
    saved && data?.status === 'paused' ? await pausedSince(data.id as ID, options, req) : null
  const maySee = Boolean(saved) && (await mayViewScans(options, req))
  const maySeeSales = maySee && (await mayViewSales(options, req))
  return (
    <CodeCardView
      content={saved && drawableTextOf(saved, options, req)}
      days={FIGURE_DAYS}
      figures={maySee ? FIGURES.filter((name) => name !== 'orders' || maySeeSales) : []}
      hasView={analytics !== false && analytics.tabs}
      inherited={inherited.design}
      pausedSince={since}
      isDownloaded={print?.downloaded ?? false}
      isScanned={print?.scanned ?? false}
      isSiteKnown={knownSiteURL(options, payload.config) !== null}
      places={await placesOf(options, req, data?.host)}
      saved={saved && savedParts(saved)}
      sent={await readSent(data?.stats, options, req)}
      slugs={{ codes: slugs.codes, scans: slugs.scans }}
      templates={templateChoices(options.symbol.templates, i18n.language)}
    />
  )
}
