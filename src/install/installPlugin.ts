import type { CollectionConfig, Config, Endpoint } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'
import type { QRPluginOptions } from '../options/types.js'

import { startAlerts } from '../alerts/startAlerts.js'
import { startWebhooks } from '../alerts/webhooks/startWebhooks.js'
import { createAlertCollections } from '../collections/alerts/createAlertCollections.js'
import { createCampaignsCollection } from '../collections/campaigns/createCampaignsCollection.js'
import { createCodesCollection } from '../collections/codes/createCodesCollection.js'
import {
  createCountersCollection,
  createNamesCollection,
  createReservationsCollection,
  createCheckInsCollection,
  createSharesCollection,
} from '../collections/codes/createCounterCollections.js'
import { createDesignsCollection } from '../collections/designs/createDesignsCollection.js'
import { createHistoryCollection } from '../collections/history/createHistoryCollection.js'
import { createDictionaryCollections } from '../collections/scans/createDictionaryCollections.js'
import { createRollupCollections } from '../collections/scans/createRollupCollections.js'
import { createScansCollection } from '../collections/scans/createScansCollection.js'
import { createSinkCollections } from '../collections/sinks/createSinkCollections.js'
import { createMessagesCollection } from '../collections/webhooks/createMessagesCollection.js'
import { checkInEndpoint } from '../endpoints/checkIn/checkInEndpoint.js'
import { readerEndpoint } from '../endpoints/checkIn/readerEndpoint.js'
import { publicImageEndpoints } from '../endpoints/codes/publicImageEndpoints.js'
import { edgeEndpoints } from '../endpoints/edge/edgeEndpoints.js'
import { openAPIEndpoint } from '../endpoints/openapi/openAPIEndpoint.js'
import { personEndpoints } from '../endpoints/privacy/personEndpoints.js'
import { healthEndpoint, metricsEndpoint } from '../endpoints/watchEndpoints.js'
import { notifyDocumentChange, notifyDocumentDelete } from '../hooks/codes/notifyCodeChange.js'
import { dropHiddenSort } from '../hooks/dropHiddenSort.js'
import { fail } from '../kit/fail.js'
import { bins } from '../mounts/commands/bins.js'
import { watchEnds, watchRequests } from '../mounts/next/watchRequests.js'
import { digitalLinkEndpoints } from '../mounts/payload/digitalLinkEndpoints.js'
import { scanEndpoints } from '../mounts/payload/scanEndpoints.js'
import { besideBasePath, nextBasePath, nextTrailingSlash } from '../options/addresses.js'
import { RENAMED_SLUGS } from '../options/collections.js'
import { PLUGIN } from '../options/optionsOf.js'
import { sanitizeOptions } from '../options/sanitizeOptions.js'
import { checkHubSpot } from '../people/sync/gatewayOf.js'
import { runtimeOf } from '../runtime/runtimeOf.js'
import { assertDatabase } from '../store/storeOf.js'
import { addTranslations } from '../translations/addTranslations.js'
import { textsOfHost } from '../translations/textsOfHost.js'
import { addAlertViews, alertEndpoints, withAlerts } from './addAlerts.js'
import {
  addAnalyticsViews,
  withAnalyticsTab,
  withHealth,
  withPanelEndpoints,
} from './addAnalyticsViews.js'
import { addCheckInView } from './addCheckInView.js'
import { collectionWithKeys, keyCollections, startKeys, withKeys } from './apiKeys.js'
import { checkDomains } from './checkDomains.js'
import { checkPluginOrder, checkTenants } from './checkTenants.js'
import {
  addCRMTasks,
  addCRMViews,
  crmCollections,
  crmEndpointsOf,
  watchForms,
  withSales,
} from './crm.js'
import { leanScans } from './leanScans.js'
import { overrideCollection } from './overrideCollection.js'
import { withOwners } from './ownCodes.js'
import { reportCollections, reportEndpoints } from './reports.js'

/** The config with the plugin in it. Endpoints, views and texts of the host's win, with one warning each. */
export function installPlugin(config: Config, written: QRPluginOptions): Config {
  const options = sanitizeOptions(written)
  const { admin = '/admin', api = '/api' } = config.routes ?? {}
  if ([admin, api].includes(options.path)) {
    fail('options.path', options.path, "a path of its own: that one is Payload's")
  }
  checkDomains(options, { serverURL: config.serverURL ?? '' }, [admin, api])
  assertDatabase((config.db as { name?: string } | undefined)?.name)
  checkPluginOrder(config, options)
  const warnings: string[] = []
  const collections = addCollections(config, options)
  const enabled = !options.disabled
  const texts = textsOfHost(config.i18n)
  if (texts.length > 0) {
    const more = texts.length > 5 ? ` and ${texts.length - 5} more` : ''
    const named = texts.slice(0, 5).join(', ') + more
    warnings.push(`the host's own translations win over ours: ${named}`)
  }
  // Now, not on first use: in a container the first request of a process may be a scan, and nothing
  // of ours has run before it but this config.
  if (enabled) {
    const ofDomains = options.domains.map(({ path }) => path).filter(Boolean)
    const paths = [options.path, `${api}/q`, ...ofDomains]
    watchRequests(...paths, ...paths.map((path) => nextBasePath() + path))
    const slash = nextTrailingSlash()
    if (slash !== null) watchEnds(slash)
    const beside = besideBasePath(options)
    if (beside) warnings.push(beside)
  }
  return {
    ...config,
    admin: enabled
      ? addCheckInView(
          addCRMViews(addAlertViews(addAnalyticsViews(config.admin, options), options), options),
          options,
        )
      : config.admin,
    bin: enabled ? [...(config.bin ?? []), ...bins()] : config.bin,
    collections: enabled
      ? hideSorts(watchDestinations(collections, options), options)
      : collections,
    custom: { ...config.custom, [PLUGIN]: options },
    // Also while the plugin is disabled: the schema must not change with that.
    db: leanScans(config.db, options),
    endpoints: enabled ? addEndpoints(config, options, warnings) : config.endpoints,
    i18n: addTranslations(config.i18n),
    jobs: addCRMTasks(config.jobs, options),
    onInit: async (payload) => {
      const isBuild = process.env.NEXT_PHASE === 'phase-production-build'
      checkTenants(payload, options)
      if (enabled && !isBuild) checkHubSpot(options)
      if (enabled) watchForms(payload, options)
      await config.onInit?.(payload)
      if (enabled) startKeys(payload, options)
      for (const warning of warnings) payload.logger.warn(`${PLUGIN}: ${warning}`)
      // A build renders pages; it neither answers scans nor should hold connections open.
      if (enabled && !isBuild) {
        runtimeOf(payload)
        startAlerts(payload, options)
        startWebhooks(payload, options)
      }
    },
  }
}

function addCollections(config: Config, options: QROptions): CollectionConfig[] {
  const userSlug =
    config.admin?.user ?? config.collections?.find((one) => one.auth)?.slug ?? 'users'
  const withAnalytics = (codes: CollectionConfig) =>
    withAlerts(withHealth(withAnalyticsTab(withSales(codes, options), options), options), options)
  const override = (name: keyof QROptions['overrides'], made: CollectionConfig) =>
    overrideCollection(options, name, collectionWithKeys(options, name, made))
  const ours = [
    override(
      'codes',
      withAnalytics(
        withOwners(createCodesCollection({ options, userSlug }), config.collections ?? [], options),
      ),
    ),
    override(
      'campaigns',
      withAnalyticsTab(withSales(createCampaignsCollection({ options }), options), options),
    ),
    override('designs', createDesignsCollection({ options })),
    override(
      'scans',
      withSales(
        withPanelEndpoints(createScansCollection({ options }), options),
        options,
        'ScanSales',
      ),
    ),
    createCountersCollection({ options }),
    createHistoryCollection({ options }),
    createNamesCollection({ options }),
    createReservationsCollection({ options }),
    createSharesCollection({ options }),
    ...(options.checkIn ? [createCheckInsCollection({ options })] : []),
    ...createDictionaryCollections({ options }),
    ...createRollupCollections({ options }),
    ...createAlertCollections({ options }),
    ...keyCollections(options, userSlug),
    ...reportCollections(options, override, userSlug),
    ...(options.webhooks ? [createMessagesCollection({ options })] : []),
    ...createSinkCollections({ options }),
    ...crmCollections(options, override),
  ]
  const hosts = config.collections ?? []
  for (const { slug } of ours) {
    if (!hosts.some((one) => one.slug === slug)) continue
    const name = RENAMED_SLUGS.find((one) => options.slugs[one] === slug)
    if (name) {
      fail(`options.slugs.${name}`, slug, 'a slug that no other collection of the config has')
    }
    fail('collections', slug, 'another slug there: ours of that name cannot be renamed')
  }
  return [...hosts, ...ours]
}

/** A code follows its document: edits of the collections that codes point to are told as well. */
function watchDestinations(
  collections: CollectionConfig[],
  options: QROptions,
): CollectionConfig[] {
  for (const slug of Object.keys(options.destinations)) {
    if (!collections.some((one) => one.slug === slug)) {
      fail(`options.destinations.${slug}`, slug, 'the slug of a collection in this config')
    }
  }
  return collections.map((collection) =>
    collection.slug in options.destinations
      ? {
          ...collection,
          hooks: {
            ...collection.hooks,
            afterChange: [
              ...(collection.hooks?.afterChange ?? []),
              notifyDocumentChange(options, collection.slug),
            ],
            afterDelete: [
              ...(collection.hooks?.afterDelete ?? []),
              notifyDocumentDelete(options, collection.slug),
            ],
          },
        }
      : collection,
  )
}

/** Our endpoints after the host's. One of the host's for the same requests wins, with a warning. */
function addEndpoints(
  { collections = [], endpoints: hosts = [] }: Config,
  options: QROptions,
  warnings: string[],
): Endpoint[] {
  const all = withKeys<Endpoint>(options, [
    ...scanEndpoints(),
    ...digitalLinkEndpoints(options),
    healthEndpoint(),
    metricsEndpoint(),
    ...publicImageEndpoints(options),
    ...crmEndpointsOf(options),
    ...(options.checkIn ? [checkInEndpoint(options), readerEndpoint(options)] : []),
    ...alertEndpoints(options),
    ...reportEndpoints(options),
    ...personEndpoints(options),
    ...edgeEndpoints(options),
    openAPIEndpoint(options),
  ])
  const ours = all.filter((endpoint) => {
    const own = hosts.find((one) => requestsOf(one) === requestsOf(endpoint))
    if (own) {
      const name = `${own.method.toUpperCase()} ${own.path}`
      warnings.push(`the endpoint ${name} is the host's own and stays as it is`)
    }
    return !own
  })
  // Payload asks the endpoints of a collection, and no others, for every path that begins with it.
  for (const first of new Set(ours.map(({ path }) => path.split('/')[1]))) {
    if (collections.some(({ slug }) => slug === first)) {
      warnings.push(
        `the collection "${first}" is the host's own and answers below /${first} of the API, so our endpoints there do not`,
      )
    }
  }
  return [...hosts, ...ours]
}

/** The requests an endpoint answers: parameters may have any name, and case does not matter. */
function requestsOf({ method, path }: Pick<Endpoint, 'method' | 'path'>): string {
  const shape = path.toLowerCase().replace(/:\w+/g, ':').replace(/\/+$/, '')
  return `${method} ${shape}`
}

/** Orders by what a person may not read are left out, on ours and on every way to ours. */
function hideSorts(collections: CollectionConfig[], options: QROptions): CollectionConfig[] {
  const hook = dropHiddenSort(options)
  return collections.map((collection) => ({
    ...collection,
    hooks: {
      ...collection.hooks,
      beforeOperation: [...(collection.hooks?.beforeOperation ?? []), hook],
    },
  }))
}
