import type { CollectionConfig, Endpoint } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

import { createOptOutsCollection } from '../collections/mail/createOptOutsCollection.js'
import {
  createReportsCollection,
  createReportSendsCollection,
} from '../collections/reports/createReportCollections.js'
import { unsubscribeEndpoints } from '../endpoints/mail/unsubscribeEndpoints.js'

type Override = (name: keyof QROptions['overrides'], made: CollectionConfig) => CollectionConfig

/** Reports, what was sent of them, and who wants no e-mail. */
export function reportCollections(
  options: QROptions,
  override: Override,
  userSlug: string,
): CollectionConfig[] {
  const optOuts = createOptOutsCollection({ options })
  if (!options.reports) return optOuts
  return [
    ...optOuts,
    override('reports', createReportsCollection({ options, userSlug })),
    createReportSendsCollection({ options }),
  ]
}

export const reportEndpoints = (options: QROptions): Endpoint[] =>
  options.reports ? unsubscribeEndpoints(options, 'reports') : []
