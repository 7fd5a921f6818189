import type { Config } from 'payload'

import type { QRPluginOptions } from '../../src/options/types.js'

import { flushScans } from '../../plugin/index.js'
import { startHubSpotFake, type HubSpotFakeOptions } from '../fakes/hubspot/startHubSpotFake.js'
import { startVivenuFake } from '../fakes/vivenu/startVivenuFake.js'
import { IPHONE } from '../phone.js'
import { serveHTTP } from '../serveHTTP.js'
import { startPayload, type TestPayload } from '../startPayload.js'
import { until } from '../until.js'
import { dumpDatabase } from './dumpDatabase.js'
import { findSecrets, type Finding } from './findSecrets.js'
import { hearConsole } from './hearConsole.js'
import { secretsOf } from './secretsOf.js'

export const WEBHOOK_KEY = 'webhook-key-of-the-tests'
export const TOKEN = 'pat-eu1-token-of-the-tests'

type Doc = Record<string, any> // eslint-disable-line @typescript-eslint/no-explicit-any

const OPEN = 'qr_deliveries, open'

/** Where addresses belong: contacts, the buyers of orders, staff. */
const PEOPLE = ['qr_contacts', 'qr_conversions', OPEN, 'users']

/**
 * A Payload with contacts, tickets and HubSpot on, and the two other systems over real HTTP. Its
 * `stop` rejects when a secret or a person is left anywhere in the log or the database.
 */
export async function startCRM(
  options: QRPluginOptions = {},
  hubspotOptions: HubSpotFakeOptions = {},
  more?: Parameters<typeof startPayload>[1],
) {
  // Payload pushes a schema once per process, but every database here is a new one
  process.env.PAYLOAD_FORCE_DRIZZLE_PUSH = 'true'
  let site: TestPayload | null = null
  const log: string[] = []
  const hush = hearConsole(log)
  const scanIds = new Set<string>()
  const http = await serveHTTP(() => site as TestPayload)
  const hubspot = await startHubSpotFake({ tokens: [TOKEN], ...hubspotOptions })
  const vivenu = await startVivenuFake({
    port: 0,
    retryDelays: [50, 100],
    webhookKey: WEBHOOK_KEY,
    webhookURL: `${http.url}/api/qr/webhooks/vivenu`,
  })
  const wanted: QRPluginOptions = {
    access: { contacts: ({ req }) => (req.user as { role?: string } | null)?.role === 'crm' },
    attribution: { hosts: ['tickets.example'] },
    contacts: { contractBasis: 'Ticket contract, privacy notice 4' },
    ticketing: {
      testEvents: true,
      vivenu: {
        api: { apiKey: vivenu.apiKey, baseURL: vivenu.url },
        secret: WEBHOOK_KEY,
      },
    },
    ...options,
    hubspot:
      options.hubspot === false
        ? false
        : {
            accessToken: TOKEN,
            baseURL: hubspot.url,
            wait: 0,
            ...(typeof options.hubspot === 'object' ? options.hubspot : null),
          },
  }
  site = await startPayload(wanted, (config) => {
    const logged: Config = {
      ...config,
      logger: { destination: { write: (line: string) => void log.push(line) }, options: { level: 'debug' } }, // prettier-ignore
    }
    return more ? more(logged) : logged
  })
  const { payload } = site
  const find = async (collection: string, where?: object): Promise<Doc[]> => {
    const { docs } = await payload.find({
      collection: collection as never,
      depth: 0,
      limit: 0,
      pagination: false,
      showHiddenFields: true,
      sort: 'id',
      where: where as never,
    })
    return docs as Doc[]
  }
  /** What stands where it does not belong. */
  const search = async (): Promise<Finding[]> => {
    const tables = await dumpDatabase((site as TestPayload).uri)
    // what the host's own forms keep is the host's
    delete tables.form_submissions_submission_data
    // what waits to be worked on, or for a person to replay it, says whom it is about
    const deliveries = (tables.qr_deliveries ?? '').split('\n')
    const isOpen = (row: string) => /^\((?:[^,]*,){4}(?:waiting|dead),/.test(row)
    tables[OPEN] = deliveries.filter(isOpen).join('\n')
    tables.qr_deliveries = deliveries.filter((row) => !isOpen(row)).join('\n')
    return findSecrets({
      log,
      people: PEOPLE,
      secrets: {
        ...secretsOf(
          wanted,
          vivenu.deliveries.map(({ body }) => body),
        ),
        'scan id': [...scanIds],
      },
      tables,
    })
  }
  return {
    contact: async (email: string) => (await find('qr-contacts', { email: { equals: email } }))[0],
    createCode: (data: Doc = {}) =>
      payload.create({
        collection: 'qr-codes' as never,
        data: {
          title: 'Poster',
          destination: { type: 'url', url: 'https://tickets.example/shows' },
          ...data,
        } as never,
      }) as unknown as Promise<Doc>,
    find,
    hubspot,
    inHubSpot: (email: string): Record<string, string> | undefined =>
      [...hubspot.state.contacts.values()].find(({ properties }) => properties.email === email)
        ?.properties,
    payload,
    /** Everything logged so far, at level `debug`. */
    log,
    /** Runs jobs until nothing is left to do. What waits for later (a failed try) is waited for. */
    runJobs: async () => {
      let open: unknown = null
      const isDone = async () => {
        await payload.jobs.run({ limit: 100, silent: true })
        const waiting = await payload.count({
          collection: 'qr-deliveries' as never,
          where: { state: { equals: 'waiting' } },
        })
        const queued = await payload.count({
          collection: 'payload-jobs' as never,
          where: {
            and: [
              { processing: { equals: false } },
              { completedAt: { exists: false } },
              { hasError: { not_equals: true } },
              {
                or: [
                  { waitUntil: { exists: false } },
                  { waitUntil: { less_than: new Date(Date.now() + 10_000).toISOString() } },
                ],
              },
            ],
          },
        })
        open = { jobs: queued, waiting }
        return waiting.totalDocs + queued.totalDocs === 0 ? true : null
      }
      await until(isDone, 30_000).catch(async (error: unknown) => {
        const rows = [
          ...(await find('qr-deliveries', { state: { equals: 'waiting' } })),
          ...(await find('payload-jobs')),
          ...(await find('qr-syncs', { state: { equals: 'waiting' } })),
        ]
        throw new Error(`work stays open: ${JSON.stringify({ open, rows }).slice(0, 4_000)}`, {
          cause: error,
        })
      })
    },
    /** A person with a phone scans: the scan is stored, the id they carry is returned. */
    scan: async (code: string, headers: Record<string, string> = {}) => {
      const answer = await (site as TestPayload).fetch(`/api/q/${code}`, {
        headers: { ...IPHONE, 'x-forwarded-for': '73.162.10.20', ...headers },
      })
      await flushScans(payload)
      const location = answer.headers.get('location') ?? ''
      const id = new URL(location, 'https://none.example').searchParams.get('qr_scan_id')
      if (id) scanIds.add(id)
      return id
    },
    search,
    site,
    stop: async () => {
      hush()
      const left = await search()
      await site?.stop()
      await Promise.all([http.stop(), hubspot.stop(), vivenu.close()])
      const lines = [...new Set(left.map(({ found, kind, place }) => `${place}: ${kind} ${found}`))]
      if (lines.length > 0) throw new Error(`Left behind:\n${lines.slice(0, 40).join('\n')}`)
    },
    url: http.url,
    vivenu,
  }
}

export type CRMTest = Awaited<ReturnType<typeof startCRM>>
