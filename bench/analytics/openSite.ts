import type { Config, Payload } from 'payload'

import { postgresAdapter } from '@payloadcms/db-postgres'
import { buildConfig, createLocalReq, getPayload, handleEndpoints } from 'payload'

import type { Analytics } from '../../src/vocabulary/questions.js'
import type { ID } from '../../src/vocabulary/scan.js'

import { qrPlugin } from '../../plugin/index.js'
import { analyticsFor } from '../../src/analytics/analyticsFor.js'
import { optionsOf } from '../../src/options/optionsOf.js'

export type Site = {
  /** An answer of the statistics endpoint, whole. */
  ask: (role: 'all' | 'some', query: string) => Promise<Record<string, never>>
  /** An answer of any endpoint below `/api`. */
  get: (role: 'all' | 'some', path: string) => Promise<Record<string, never>>
  payload: Payload
  /** The questions one reader may ask, without the endpoint around them. */
  questions: (role: 'all' | 'some') => Promise<Analytics>
}

/** Codes the restricted reader may see. */
export const SOME = 50

/** A host with two readers: one of all codes, one of the first fifty. */
export async function openSite(uri: string): Promise<Site> {
  const config = buildConfig({
    collections: [
      { slug: 'users', auth: true, fields: [{ name: 'role', type: 'text', saveToJWT: true }] },
    ],
    db: postgresAdapter({ pool: { connectionString: uri } }),
    // made, and thrown away
    email: () => ({
      defaultFromAddress: 'qr@example.com',
      defaultFromName: 'QR',
      name: 'nowhere',
      sendEmail: async () => undefined,
    }),
    logger: { options: { level: 'error' } },
    plugins: [
      qrPlugin({
        access: {
          codes: {
            read: ({ req }) =>
              (req.user as { role?: string } | null)?.role === 'all' || {
                id: { less_than_equal: SOME },
              },
          },
        },
        recording: { spillDirectory: false },
        reports: {},
        siteURL: 'https://qr.example',
      }),
    ],
    secret: 'benchmark',
    telemetry: false,
    typescript: { autoGenerate: false },
  } as Config)
  const payload = await getPayload({ config })
  const tokens = { all: await tokenOf(payload, 'all'), some: await tokenOf(payload, 'some') }
  const get: Site['get'] = async (role, path) => {
    const answer = await handleEndpoints({
      config,
      request: new Request(`https://qr.example/api${path}`, {
        headers: { Authorization: `JWT ${tokens[role]}` },
      }),
    })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
    return (await answer.json()) as Record<string, never>
  }
  return {
    ask: (role, query) => get(role, `/qr-scans/stats?${query}`),
    get,
    payload,
    async questions(role) {
      const { docs } = await payload.find({
        collection: 'users',
        where: { role: { equals: role } },
      })
      const user = { ...docs[0]!, collection: 'users' } as never
      return analyticsFor(await createLocalReq({ user }, payload), optionsOf(payload))
    },
  }
}

async function tokenOf(payload: Payload, role: string): Promise<string> {
  const who = { email: `${role}@example.com`, password: 'benchmark' }
  const { totalDocs } = await payload.count({
    collection: 'users',
    where: { email: { equals: who.email } },
  })
  if (!totalDocs) await payload.create({ collection: 'users', data: { ...who, role } as never })
  const { token } = await payload.login({ collection: 'users', data: who })
  return token!
}

/** Campaigns and codes, straight into their tables. Resolves to the ids of the codes. */
export async function makeCodes(
  query: (text: string, values: unknown[]) => Promise<{ rows: { id: ID }[] }>,
  { campaigns, codes }: { campaigns: number; codes: number },
): Promise<ID[]> {
  await query(
    `INSERT INTO qr_campaigns (title, slug) SELECT 'Campaign ' || n, 'campaign-' || n FROM generate_series(1, $1::int) n`,
    [campaigns],
  )
  const { rows } = await query(
    `INSERT INTO qr_codes (title, code, destination_type, destination_url, status, campaign_id)
     SELECT 'Code ' || n, 'C' || (n - 1), 'url', 'https://tickets.example/match/' || n, 'active', 1 + (n - 1) % $2
     FROM generate_series(1, $1::int) n RETURNING id`,
    [codes, campaigns],
  )
  return rows.map(({ id }) => id)
}
