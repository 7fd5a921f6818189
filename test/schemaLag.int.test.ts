import type { Pool } from 'pg'

import { postgresAdapter } from '@payloadcms/db-postgres'
import { afterAll, beforeAll, expect, it } from 'vitest'

import type { QRPluginOptions } from '../src/options/types.js'

import { flushScans } from '../plugin/index.js'
import { optionsOf } from '../src/options/optionsOf.js'
import { runtimeOf } from '../src/runtime/runtimeOf.js'
import { readSchema, type Table } from '../src/store/postgres/schema.js'
import { storeOf } from '../src/store/storeOf.js'
import { IPHONE } from './phone.js'
import { serveHTTP } from './serveHTTP.js'
import { startPayload, type TestPayload } from './startPayload.js'
import { temporaryFolder } from './temporaryFolder.js'
import { until } from './until.js'

// Code that is deployed before its migration, or whose database lost something.

const DESTINATION = 'https://tickets.example/'

const optionsIn = (folder: string): QRPluginOptions => ({
  attribution: { hosts: ['tickets.example'] },
  gs1: true,
  places: { perVisitor: 1_000_000 },
  recording: { flushInterval: 20, spillDirectory: folder },
  scans: { sinks: [{ name: 'lake', write: async () => {} }] },
})

type Door = Awaited<ReturnType<typeof serveHTTP>>

let site: TestPayload
let door: Door

beforeAll(async () => {
  site = await startPayload(optionsIn(temporaryFolder('lag')))
  door = await serveHTTP(() => site)
  await addCodes(site)
})
afterAll(async () => {
  await door.stop()
  await site.stop()
})

async function addCodes({ payload }: TestPayload): Promise<void> {
  const { campaigns, codes } = optionsOf(payload).slugs
  const utm = { term: 'derby-term' }
  const campaign = (await payload.create({
    collection: campaigns as never,
    data: { slug: 'derby', title: 'Derby', utm } as never,
  })) as { id: number }
  const codesMade = [
    { code: 'FREE' },
    { code: 'LIMITED', scanLimit: 1_000_000 },
    { code: 'PAUSED', status: 'paused' },
    { code: 'MUG', gs1: { identifiers: '9506000134352' } },
  ]
  for (const made of codesMade) {
    const destination = { type: 'url', url: DESTINATION }
    const data = { campaign: campaign.id, destination, title: made.code, ...made }
    await payload.create({ collection: codes as never, data: data as never })
  }
}

const schemaOf = ({ payload }: TestPayload) => readSchema(payload, optionsOf(payload))
const poolOf = ({ payload }: TestPayload) => (payload.db as unknown as { pool: Pool }).pool
const presenceOf = ({ payload }: TestPayload) => storeOf(payload, optionsOf(payload)).presence
const plain = (name: string): string => name.slice(1, -1)

async function scan(code: string, through = door): Promise<{ location: string; status: number }> {
  const url = `${through.url}/api/q/${code}`
  const answer = await fetch(url, { headers: IPHONE, redirect: 'manual' })
  await answer.arrayBuffer()
  return { location: answer.headers.get('location') ?? '', status: answer.status }
}

async function redirects(code: string, through = door): Promise<boolean> {
  const { location, status } = await scan(code, through)
  return status === 302 && location.startsWith(DESTINATION)
}

type Health = { degraded: string[]; status: string }
const healthOf = async (of: TestPayload): Promise<Health> =>
  (await (await of.fetch('/api/qr/health')).json()) as Health

/** Scans of a code: rows, and what its counter says. */
async function countsOf(of: TestPayload, code: string): Promise<[number, number]> {
  const { codes, counters, scans } = schemaOf(of)
  const { rows } = await poolOf(of).query<{ all: string; scans: string }>(
    `SELECT (SELECT count(*) FROM ${scans.name} WHERE ${scans.column('code')} = $1) AS scans,
      (SELECT n.${counters.column('allScans')} FROM ${counters.name} n JOIN ${codes.name} c
        ON c.${codes.column('id')} = n.${counters.column('qrCode')} WHERE c.${codes.column('code')} = $1) AS all`,
    [code],
  )
  return [Number(rows[0]!.scans), Number(rows[0]!.all ?? 0)]
}

const counted = (of: TestPayload, code: string, count: number) =>
  until(async () => {
    const counts = await countsOf(of, code)
    return counts[0] >= count && counts[1] >= count ? counts : null
  })

async function settledCount(of: TestPayload, code: string): Promise<number> {
  await flushScans(of.payload)
  return (await countsOf(of, code))[0]
}

/** Everything of the schema: how it goes, how it comes back, and what people call it. */
function* everything(of: TestPayload): Generator<{ away: string; back: string; name: string }> {
  for (const table of Object.values(schemaOf(of)).filter((one): one is Table => one !== null)) {
    const { columns, title } = table.facts
    yield {
      away: `ALTER TABLE ${table.name} RENAME TO "gone"`,
      back: `ALTER TABLE "gone" RENAME TO ${table.name}`,
      name: `the table ${title}`,
    }
    for (const { name } of Object.values(columns)) {
      yield {
        away: `ALTER TABLE ${table.name} RENAME COLUMN ${name} TO "gone"`,
        back: `ALTER TABLE ${table.name} RENAME COLUMN "gone" TO ${name}`,
        name: `${title}.${plain(name)}`,
      }
    }
  }
}

/** Limited codes keep their limit: what says who has a place must be there. */
const PLACES = /qr_counters(\.(qr_code_id|sent))?$/

/** Takes everything away in turn and gives it back; what was not as it should be, in words. */
async function takeInTurn(of: TestPayload, through: Door): Promise<string[]> {
  const [pool, presence] = [poolOf(of), presenceOf(of)]
  const wrong: string[] = []
  let free = await settledCount(of, 'FREE')
  let limited = await settledCount(of, 'LIMITED')
  const start = free
  for (const { away, back, name } of everything(of)) {
    await pool.query(away)
    await presence.look()
    if (await redirects('FREE', through)) free += 1
    else wrong.push(`${name}: no redirect`)
    if (!PLACES.test(name)) {
      if (await redirects('LIMITED', through)) limited += 1
      else wrong.push(`${name}: no redirect of a limited code`)
    }
    await flushScans(of.payload)
    const { degraded } = await healthOf(of)
    const isNamed = degraded.some((line) => line.includes(`lacks ${name}: run \`payload migrate\``))
    if (!isNamed) wrong.push(`${name}: health says ${degraded.join()}`)
    await pool.query(back)
    await presence.look()
    const counts = [await counted(of, 'FREE', free), await counted(of, 'LIMITED', limited)]
    const right = [free, free, limited, limited]
    if (counts.flat().join() !== right.join()) wrong.push(`${name}: ${counts.join()}, not ${right}`)
  }
  expect(free - start).toBeGreaterThan(100)
  expect(runtimeOf(of.payload).writer.state()).toMatchObject({ dropped: 0, rejected: 0 })
  await until(async () => ((await healthOf(of)).status === 'ok' ? true : null))
  return wrong
}

it('whatever the database lacks, redirects go on and each scan is counted once', async () => {
  await until(async () => ((await redirects('FREE')) ? true : null))
  expect(await takeInTurn(site, door)).toEqual([])
}, 240_000)

/** A process on the same database that is newer than its migration. */
async function startEarly(name: string, hear: (line: string) => void) {
  const uri = `${site.uri}?application_name=early-${name}`
  const logger = { level: 'warn', name: 'early' } as const
  const early = await startPayload(
    optionsIn(temporaryFolder(name)),
    (config) => ({
      ...config,
      db: postgresAdapter({ pool: { connectionString: uri }, push: false }),
      logger: { destination: { write: hear }, options: logger },
    }),
    uri,
  )
  const through = await serveHTTP(() => early)
  const stop = async () => {
    await through.stop()
    await early.stop()
  }
  return { early, stop, through }
}

it('code that is newer than its migration answers, says what to do, and finds the columns by itself', async () => {
  const pool = poolOf(site)
  const before = await countsOf(site, 'LIMITED')
  await pool.query('ALTER TABLE qr_codes RENAME COLUMN scan_limit TO gone')
  await pool.query('ALTER TABLE qr_campaigns RENAME COLUMN utm_term TO gone')
  await pool.query('ALTER TABLE qr_scans RENAME COLUMN visitor TO gone')
  const lines: string[] = []
  const { early, stop, through } = await startEarly('early', (line) => lines.push(line))
  try {
    await until(async () => ((await redirects('LIMITED', through)) ? true : null))
    const missing = ['qr_codes.scan_limit', 'qr_campaigns.utm_term', 'qr_scans.visitor']
    const { degraded } = await until(async () => {
      const health = await healthOf(early)
      return health.status === 'degraded' ? health : null
    })
    for (const name of missing) expect(degraded.join()).toContain(name)
    const said = lines.find((line) => line.includes('payload migrate'))
    for (const name of missing) expect(said).toContain(name)
    expect((await scan('LIMITED', through)).location).not.toContain('derby-term')

    await pool.query('ALTER TABLE qr_codes RENAME COLUMN gone TO scan_limit')
    await pool.query('ALTER TABLE qr_campaigns RENAME COLUMN gone TO utm_term')
    await pool.query('ALTER TABLE qr_scans RENAME COLUMN gone TO visitor')
    await until(async () => ((await healthOf(early)).status === 'ok' ? true : null))
    await until(async () => {
      const { location } = await scan('LIMITED', through)
      return location.includes('derby-term') ? true : null
    })
    await flushScans(early.payload)
    const { queued, rejected, spilled } = runtimeOf(early.payload).writer.state()
    expect([queued, rejected, spilled > 0]).toEqual([0, 0, true])
    const [scans, counter] = await until(async () => {
      const counts = await countsOf(site, 'LIMITED')
      return counts[0] >= before[0] + spilled ? counts : null
    })
    expect(counter).toBe(scans)
    // The limit is known again: nobody gets in when it is lowered.
    await pool.query('UPDATE qr_counters SET sent = 1000000')
    await until(async () => ((await scan('LIMITED', through)).status === 410 ? true : null))
  } finally {
    await stop()
    await pool.query('UPDATE qr_counters SET sent = 0')
  }
}, 60_000)

/** What designs, static codes and codes made together brought: columns of their tables, and a table. */
const OF_SYMBOLS: readonly [table: string, column: RegExp][] = [
  ['qr_codes', /^(kind|content_\w+|preset_id|design|batch)$/],
  ['qr_campaigns', /^preset_id$/],
]

/** Takes them all away at once, and says how they come back. */
async function takeSymbols(pool: Pool): Promise<{ back: () => Promise<void>; names: string[] }> {
  const [away, back, names] = [[] as string[], [] as string[], [] as string[]]
  for (const [table, pattern] of OF_SYMBOLS) {
    const { rows } = await pool.query<{ name: string }>(
      'SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1',
      [table],
    )
    for (const { name } of rows.filter(({ name }) => pattern.test(name))) {
      away.push(`ALTER TABLE ${table} RENAME COLUMN ${name} TO gone_${name}`)
      back.push(`ALTER TABLE ${table} RENAME COLUMN gone_${name} TO ${name}`)
      names.push(`${table}.${name}`)
    }
  }
  away.push('ALTER TABLE qr_designs RENAME TO qr_gone')
  back.push('ALTER TABLE qr_gone RENAME TO qr_designs')
  await pool.query(away.join(';'))
  return { back: async () => void (await pool.query(back.join(';'))), names }
}

it('before the migration for designs and static codes, codes lead where they led, and are counted', async () => {
  const pool = poolOf(site)
  const before = await countsOf(site, 'FREE')
  const { back, names } = await takeSymbols(pool)
  expect(names).toContain('qr_codes.kind')
  expect(names).toContain('qr_codes.batch')
  expect(names).toContain('qr_campaigns.preset_id')
  expect(names.length).toBeGreaterThan(20)
  const { early, stop, through } = await startEarly('symbols', () => {})
  try {
    // One that starts now, and one that was there before.
    await until(async () => ((await redirects('FREE', through)) ? true : null))
    await until(async () => ((await redirects('FREE')) ? true : null))
    await flushScans(early.payload)
    await flushScans(site.payload)
    const [scans, counter] = await counted(site, 'FREE', before[0] + 2)
    expect(counter).toBe(scans)
    const { degraded } = await until(async () => {
      const health = await healthOf(early)
      return health.status === 'degraded' ? health : null
    })
    expect(degraded.join()).toContain('qr_codes.kind')
  } finally {
    await back()
    await stop()
  }
  await until(async () => ((await healthOf(site)).status === 'ok' ? true : null))
}, 60_000)

it('before the migration for rules, codes lead to their destination, and numbers are answered', async () => {
  const pool = poolOf(site)
  const tables = ['qr_codes', 'qr_campaigns'].map((table) => [table, 'rules'] as const)
  const columns = [...tables, ['qr_links', 'rule'] as const]
  const rename = async (from: (name: string) => string, to: (name: string) => string) => {
    for (const [table, name] of columns) {
      await pool.query(`ALTER TABLE ${table} RENAME COLUMN ${from(name)} TO ${to(name)}`)
    }
  }
  const own = (name: string) => name
  const gone = (name: string) => `gone_${name}`
  const before = await countsOf(site, 'FREE')
  await rename(own, gone)
  const { early, stop, through } = await startEarly('rules', () => {})
  try {
    await until(async () => ((await redirects('FREE', through)) ? true : null))
    await flushScans(early.payload)
    await counted(site, 'FREE', before[0] + 1)
    const { stats } = storeOf(early.payload, optionsOf(early.payload))
    const day = 86_400_000
    const start = Math.floor(Date.now() / day) * day
    const selection = { classes: 'all', codes: 'all', countries: null, devices: null, end: start + day, outcomes: null, start } as const // prettier-ignore
    const limits = { breakdown: 5, courses: 0, points: 0 }
    for (const where of [undefined, { code: { equals: 'FREE' } }]) {
      const { breakdowns } = await stats.facts({
        limits,
        selection: { ...selection, where },
        want: ['breakdowns', 'totals'],
      })
      expect(breakdowns.rule!.rows).toMatchObject([{ value: null }])
    }
  } finally {
    await rename(gone, own)
    await stop()
  }
  await until(async () => ((await healthOf(site)).status === 'ok' ? true : null))
}, 60_000)

it('before the migration for names, codes lead on, and a printed one keeps its text', async () => {
  const pool = poolOf(site)
  const collection = 'qr-codes' as never
  const gone = ['ALTER TABLE qr_names RENAME TO gone_names', 'ALTER TABLE qr_links RENAME COLUMN alias TO gone_alias', 'ALTER TABLE qr_links RENAME COLUMN channel TO gone_channel'] // prettier-ignore
  const back = ['ALTER TABLE gone_names RENAME TO qr_names', 'ALTER TABLE qr_links RENAME COLUMN gone_alias TO alias', 'ALTER TABLE qr_links RENAME COLUMN gone_channel TO channel'] // prettier-ignore
  const before = await countsOf(site, 'FREE')
  await pool.query(gone.join(';'))
  await presenceOf(site).look()
  const { early, stop, through } = await startEarly('names', () => {})
  try {
    await until(async () => ((await redirects('FREE', through)) ? true : null))
    await flushScans(early.payload)
    await counted(site, 'FREE', before[0] + 1)
    const data = { destination: { type: 'url', url: DESTINATION }, title: 'Early' }
    const made = (await early.payload.create({
      collection,
      data: { ...data, code: 'EARLIER' } as never,
    })) as { id: number }
    const update = (id: number, change: object) =>
      early.payload.update({ id, collection, data: change as never })
    expect(await update(made.id, { code: 'STILL-EARLY' })).toMatchObject({ code: 'STILL-EARLY' })
    const migrate = (path: string) => ({
      data: { errors: [{ message: expect.stringContaining('payload migrate'), path }] },
    })
    await expect(update(made.id, { aliases: ['SOON'] })).rejects.toMatchObject(migrate('aliases'))
    const { docs } = await early.payload.find({ collection, where: { code: { equals: 'FREE' } } })
    await expect(update((docs[0] as { id: number }).id, { code: 'FREED' })).rejects.toMatchObject(
      migrate('code'),
    )
  } finally {
    await pool.query(back.join(';'))
    await presenceOf(site).look()
    await stop()
  }
  await until(async () => ((await healthOf(site)).status === 'ok' ? true : null))
}, 60_000)

it('before the migration for domains, codes lead on by whatever host, and on theirs again after it', async () => {
  const pool = poolOf(site)
  const columns = [['qr_codes', 'domain'], ['qr_codes', 'host'], ['qr_campaigns', 'domain']] // prettier-ignore
  const before = await countsOf(site, 'FREE')
  for (const [table, column] of columns) await pool.query(`ALTER TABLE ${table} RENAME COLUMN ${column} TO gone_${column}`) // prettier-ignore
  await presenceOf(site).look()
  const { early, stop, through } = await startEarly('domains', () => {})
  try {
    await until(async () => ((await redirects('FREE', through)) ? true : null))
    await flushScans(site.payload)
    await counted(site, 'FREE', before[0] + 1)
    const health = await healthOf(early)
    expect(health.degraded.join()).toContain('qr_codes.host')
  } finally {
    for (const [table, column] of columns) await pool.query(`ALTER TABLE ${table} RENAME COLUMN gone_${column} TO ${column}`) // prettier-ignore
    await presenceOf(site).look()
    await stop()
  }
  await until(async () => ((await healthOf(site)).status === 'ok' ? true : null))
}, 60_000)

it('before the migration for pages in between, codes lead to their destination and are counted', async () => {
  const pool = poolOf(site)
  const { rows } = await pool.query<{ name: string }>(
    "SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'qr_codes' AND column_name LIKE 'between\\_%'",
  )
  expect(rows.length).toBeGreaterThan(8)
  const rename = async (from: string, to: string) => {
    for (const { name } of rows) {
      await pool.query(`ALTER TABLE qr_codes RENAME COLUMN ${from}${name} TO ${to}${name}`)
    }
  }
  const before = await countsOf(site, 'FREE')
  await rename('', 'gone_')
  await pool.query('ALTER TABLE qr_codes_between_choices RENAME TO gone_choices')
  await pool.query("ALTER TYPE enum_qr_scans_outcome RENAME VALUE 'asked' TO 'gone'")
  const { early, stop, through } = await startEarly('between', () => {})
  try {
    await until(async () => ((await redirects('FREE', through)) ? true : null))
    await flushScans(early.payload)
    await counted(site, 'FREE', before[0] + 1)
    const { degraded } = await until(async () => {
      const health = await healthOf(early)
      return health.status === 'degraded' ? health : null
    })
    expect(degraded.join()).toContain('between_kind')
  } finally {
    await rename('gone_', '')
    await pool.query('ALTER TABLE gone_choices RENAME TO qr_codes_between_choices')
    await pool.query("ALTER TYPE enum_qr_scans_outcome RENAME VALUE 'gone' TO 'asked'")
    await stop()
  }
  await until(async () => ((await healthOf(site)).status === 'ok' ? true : null))
}, 60_000)

it('before the migration for limits of visitors, codes lead on and are counted as they were', async () => {
  const pool = poolOf(site)
  const { rows } = await pool.query<{ column: string; table: string }>(
    `SELECT column_name AS column, table_name AS table FROM information_schema.columns
    WHERE table_name IN ('qr_codes', 'qr_campaigns') AND (column_name LIKE 'pages\\_%' OR column_name = 'scans_per_visitor')
    OR table_name = 'qr_shares' AND column_name IN ('visitor', 'expires_at')`,
  )
  expect(rows).toHaveLength(19)
  const rename = async (from: string, to: string) => {
    for (const { column, table } of rows) {
      await pool.query(`ALTER TABLE ${table} RENAME COLUMN ${from}${column} TO ${to}${column}`)
    }
  }
  const before = await countsOf(site, 'LIMITED')
  await rename('', 'gone_')
  await pool.query("ALTER TYPE enum_qr_scans_outcome RENAME VALUE 'already-used' TO 'gone'")
  const { early, stop, through } = await startEarly('perVisitor', () => {})
  try {
    await until(async () => ((await redirects('LIMITED', through)) ? true : null))
    await flushScans(early.payload)
    await counted(site, 'LIMITED', before[0] + 1)
    const { degraded } = await until(async () => {
      const health = await healthOf(early)
      return health.status === 'degraded' ? health : null
    })
    expect(degraded.join()).toContain('scans_per_visitor')
    const { erasure } = storeOf(early.payload, optionsOf(early.payload))
    const nobody = await erasure.findScans({ visitor: 'nobody' })
    expect(await erasure.eraseScans(nobody)).toBe(0)
  } finally {
    await rename('gone_', '')
    await pool.query("ALTER TYPE enum_qr_scans_outcome RENAME VALUE 'gone' TO 'already-used'")
    await stop()
  }
  await until(async () => ((await healthOf(site)).status === 'ok' ? true : null))
}, 60_000)

it('a code can be created, changed and deleted before the column for downloads is there', async () => {
  const { payload } = site
  const collection = 'qr-codes' as never
  const pool = poolOf(site)
  await pool.query('ALTER TABLE qr_counters RENAME COLUMN downloaded_at TO gone')
  try {
    const data = { code: 'EARLY', destination: { type: 'url', url: DESTINATION }, title: 'Early' }
    const { id } = (await payload.create({ collection, data: data as never })) as { id: number }
    expect(await payload.findByID({ id, collection })).toMatchObject({ scans: 0 })
    await until(async () => ((await redirects('EARLY')) ? true : null))
    expect((await counted(site, 'EARLY', 1))[0]).toBeGreaterThan(0)
    const [{ scans }] = (
      await pool.query('SELECT scans::int FROM qr_counters WHERE qr_code_id = $1', [id])
    ).rows
    expect(await payload.findByID({ id, collection })).toMatchObject({ scans })
    await payload.update({ id, collection, data: { title: 'Earlier' } as never })
    await payload.delete({ id, collection })
    const { rowCount } = await pool.query('SELECT 1 FROM qr_counters WHERE qr_code_id = $1', [id])
    expect(rowCount).toBe(0)
  } finally {
    await pool.query('ALTER TABLE qr_counters RENAME COLUMN gone TO downloaded_at')
  }
})

it.each([
  ['outcome', 'enum_qr_scans_outcome', 'qr_scans.outcome', 'redirected'],
  ['class', 'enum_qr_scans_traffic_class', 'qr_scans.traffic_class', 'human'],
])(
  'a scan whose %s the database has no label for waits for it, others do not',
  async (_, type, column, value) => {
    const pool = poolOf(site)
    const before = await countsOf(site, 'FREE')
    await pool.query(`ALTER TYPE ${type} RENAME VALUE '${value}' TO 'gone'`)
    expect(await redirects('FREE')).toBe(true)
    await flushScans(site.payload)
    const health = await until(async () => {
      const now = await healthOf(site)
      return now.degraded.length > 0 ? now : null
    })
    expect(health.degraded.join()).toContain(`the value "${value}" of ${column}`)
    expect(health.status).toBe('degraded')
    expect(await countsOf(site, 'FREE')).toEqual(before)
    const others = await countsOf(site, 'PAUSED')
    await scan('PAUSED')
    await flushScans(site.payload)
    // Without `human` nothing could be counted.
    const now = value === 'human' ? others[0] : others[0] + 1
    expect(await countsOf(site, 'PAUSED')).toEqual([now, now])
    await pool.query(`ALTER TYPE ${type} RENAME VALUE 'gone' TO '${value}'`)
    const after = before[0] + 1
    expect(await counted(site, 'FREE', after)).toEqual([after, after])
    await until(async () => ((await healthOf(site)).status === 'ok' ? true : null))
    expect(runtimeOf(site.payload).writer.state()).toMatchObject({ dropped: 0, rejected: 0 })
  },
  40_000,
)

it('tables of renamed collections are followed the same way', async () => {
  const slugs = {
    campaigns: 'drives',
    codes: 'short-links',
    scans: 'hits',
  }
  const renamed = await startPayload({ ...optionsIn(temporaryFolder('renamed')), slugs } as never)
  const through = await serveHTTP(() => renamed)
  try {
    await addCodes(renamed)
    await presenceOf(renamed).look()
    await until(async () => ((await scan('NONE', through)).status === 404 ? true : null))
    expect(await takeInTurn(renamed, through)).toEqual([])
  } finally {
    await through.stop()
    await renamed.stop()
  }
}, 240_000)
