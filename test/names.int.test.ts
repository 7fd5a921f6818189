import type { Pool } from 'pg'

import { createRedirector, type Redirector } from 'payload-plugin-qr/redirector'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { StatsJSON } from '../src/analytics/statsJSON.js'

import { flushScans } from '../plugin/index.js'
import { optionsOf } from '../src/options/optionsOf.js'
import { runtimeOf } from '../src/runtime/runtimeOf.js'
import { storeOf } from '../src/store/storeOf.js'
import { codesOf } from './codesOf.js'
import { IPHONE } from './phone.js'
import { startPayload, type TestPayload } from './startPayload.js'
import { until } from './until.js'

type Doc = { aliases?: null | string[]; code: string; id: number }

let site: TestPayload
let redirector: Redirector

beforeAll(async () => {
  site = await startPayload({
    access: {
      analytics: ({ req }) => Boolean(req.user),
      codes: {
        read: ({ req }) =>
          roleOf(req.user) === 'east' ? { placement: { equals: 'east' } } : Boolean(req.user),
      },
    },
    recording: { spillDirectory: false },
  })
  for (const role of ['admin', 'east']) {
    await site.payload.create({
      collection: 'users',
      data: { email: `${role}@example.com`, password: 'secret', role } as never,
    })
  }
  redirector = await createRedirector({ config: site.payload.config, path: '/', port: 0 })
})
afterAll(async () => {
  await redirector.close()
  await site.stop()
})

const roleOf = (user: unknown) => (user as { role?: string } | null)?.role
const poolOf = ({ payload }: TestPayload) => (payload.db as unknown as { pool: Pool }).pool

const { create, update } = codesOf<Doc>(() => site)

const refused = (path: string, said: string) => ({
  data: { errors: [{ message: expect.stringContaining(said), path }] },
})

let phones = 0
/** An address that was not here before. */
const newAddress = () => `73.162.${(phones += 1) >> 8}.${phones & 255}`

const MOUNTS: Record<string, (path: string, init: RequestInit) => Promise<Response>> = {
  payload: (path, init) => site.fetch(`/api${path}`, init),
  redirector: (path, init) =>
    fetch(`http://127.0.0.1:${redirector.port}${path}`, { ...init, redirect: 'manual' }),
}

/** Where a scan leads; `null`: to a page. */
async function scan(
  path: string,
  mount = 'payload',
  headers: Record<string, string> = {},
): Promise<null | string> {
  const answer = await MOUNTS[mount]!(path, {
    headers: { ...IPHONE, 'x-forwarded-for': newAddress(), ...headers },
  })
  return answer.headers.get('location')
}

const leads = (text: string, code: string, mount = 'payload') =>
  until(async () => {
    const host = `https://${code.toLowerCase()}.example/`
    return (await scan(`/q/${text}`, mount))?.startsWith(host) ? true : null
  })

const isUnknown = (text: string, mount = 'payload') =>
  until(async () => ((await scan(`/q/${text}`, mount)) === null ? true : null))

async function tokenOf(role: string): Promise<Record<string, string>> {
  const { token } = await site.payload.login({
    collection: 'users',
    data: { email: `${role}@example.com`, password: 'secret' },
  })
  return { authorization: `JWT ${token}` }
}

const statsOf = async (id: number, query = '', role = 'admin') => {
  const path = `/api/qr-codes/${id}/stats?detail=1&range=30d${query.includes('traffic') ? '' : '&traffic=all'}${query}`
  const answer = await site.fetch(path, { headers: await tokenOf(role) })
  return { status: answer.status, stats: (await answer.json()) as StatsJSON }
}

const flush = async () => {
  await flushScans(site.payload)
  // what the redirector answered
  await until(async () => (runtimeOf(site.payload).writer.state().queued === 0 ? true : null))
}

describe.each(Object.keys(MOUNTS))('through %s', (mount) => {
  const name = (text: string) => `${text}-${mount.toUpperCase()}`

  it('an alias leads where its code does, in any case, until it is taken away', async () => {
    const { aliases, id } = await create(name('OWN'), {
      aliases: [` ${name('Menu').toLowerCase()} `, name('T1'), name('t1'), name('own')],
    })
    expect(aliases).toEqual([name('MENU'), name('T1')])
    for (const text of [name('OWN'), name('menu'), name('MENU'), `${name('T1')}.`]) {
      await leads(text, name('OWN'), mount)
    }
    const { id: other } = await create(name('FREE'), { aliases: [name('UNUSED')] })
    await leads(name('FREE'), name('FREE'), mount)
    await update(other, { aliases: [] })
    await isUnknown(name('UNUSED'), mount)
    await create(name('NEXT'), { aliases: [name('UNUSED')] })
    await leads(name('UNUSED'), name('NEXT'), mount)
    expect((await update(id, { title: 'As it is' })).aliases).toEqual([name('MENU'), name('T1')])
  })

  it('a code in print gets a new text, and the old one leads on for good', async () => {
    const { id } = await create(name('OLD'))
    await leads(name('OLD'), name('OLD'), mount)
    await flush()
    await until(async () => ((await statsOf(id)).stats.total > 0 ? true : null))
    const renamed = await update(id, { code: name('NEW').toLowerCase() })
    expect(renamed).toMatchObject({ aliases: [name('OLD')], code: name('NEW') })
    for (const text of ['OLD', 'NEW']) await leads(name(text), name('OLD'), mount)
    await expect(update(id, { aliases: [] })).rejects.toMatchObject(refused('aliases', name('OLD')))
    await expect(create(name('OLD'))).rejects.toMatchObject(refused('code', name('OLD')))
    // it may be the code's own once more
    const back = await update(id, { aliases: [], code: name('OLD') })
    expect(back).toMatchObject({ aliases: [name('NEW')], code: name('OLD') })
    await leads(name('OLD'), name('OLD'), mount)
  })

  it('the trash keeps an alias, and deleting for good frees it', async () => {
    const { id } = await create(name('BIN'), { aliases: [name('BINNED')] })
    await update(id, { deletedAt: new Date().toISOString() })
    await isUnknown(name('BINNED'), mount)
    await expect(create(name('BINNED'))).rejects.toMatchObject(refused('code', name('BINNED')))
    await site.payload.update({
      id,
      collection: 'qr-codes' as never,
      data: { deletedAt: null } as never,
      trash: true,
    })
    await leads(name('BINNED'), name('BIN'), mount)
    await site.payload.delete({ id, collection: 'qr-codes' as never })
    await create(name('BINNED'))
    await leads(name('BINNED'), name('BINNED'), mount)
  })
})

describe('a text', () => {
  it('is of one code alone, however many want it at once, as their own or as an alias', async () => {
    const wants = Array.from({ length: 50 }, (_, nth) =>
      nth % 2 ? create(nth % 3 ? 'RUSH' : 'rush') : create(`RUSH-${nth}`, { aliases: ['Rush'] }),
    )
    const made = (await Promise.allSettled(wants)).filter(({ status }) => status === 'fulfilled')
    expect(made).toHaveLength(1)
    const { rows } = await poolOf(site).query(
      "SELECT count(*)::int AS names FROM qr_names WHERE text = 'RUSH' AND qr_code_id IS NOT NULL",
    )
    expect(rows).toEqual([{ names: 1 }])
    // of those that were refused nothing is left
    const { totalDocs } = await site.payload.count({
      collection: 'qr-codes' as never,
      where: { code: { like: 'RUSH' } } as never,
    })
    expect(totalDocs).toBe(1)
  })

  it('is not taken from a code of before the table was there', async () => {
    const { id } = await create('ANCIENT')
    await poolOf(site).query('DELETE FROM qr_names WHERE qr_code_id = $1', [id])
    const wanted = create('MODERN', { aliases: ['ancient'] })
    await expect(wanted).rejects.toMatchObject(refused('aliases', 'ANCIENT'))
    // an alias it gets makes it known
    await update(id, { aliases: ['ANTIQUE'] })
    await leads('ANTIQUE', 'ANCIENT')
    const { rows } = await poolOf(site).query(
      'SELECT text FROM qr_names WHERE qr_code_id = $1 ORDER BY text',
      [id],
    )
    expect(rows).toEqual([{ text: 'ANCIENT' }, { text: 'ANTIQUE' }])
  })

  it.each([
    ['NO SPACES', '1 to 64'],
    ['ENDS.', 'ends in a letter'],
    ['HAS-ONE', 'taken'],
  ])('“%s” is refused as an alias, by name, and changes no answer', async (alias, said) => {
    const { id } = await until(() => create('HAS-ONE').catch(() => found('HAS-ONE')))
    const other = await until(() => create('STAYS', { aliases: ['STAYS-TOO'] }).catch(() => found('STAYS'))) // prettier-ignore
    await leads('STAYS-TOO', 'STAYS')
    const save = update(other.id, { aliases: ['STAYS-TOO', alias], code: `WENT-${said.length}` })
    await expect(save).rejects.toMatchObject(refused('aliases', said))
    await expect(save).rejects.toMatchObject(refused('aliases', alias))
    await leads('STAYS-TOO', 'STAYS')
    expect(await scan(`/q/WENT-${said.length}`)).toBeNull()
    expect(id).not.toBe(other.id)
  })

  it('is checked while it is typed, for who may read the code', async () => {
    const { id } = await create('ASKED', { aliases: ['ASKED-TOO'], placement: 'west' })
    await leads('ASKED-TOO', 'ASKED')
    await flush()
    const ask = async (path: string, role?: string) => {
      const answer = await site.fetch(`/api/qr-codes${path}`, {
        headers: role ? await tokenOf(role) : {},
      })
      return { status: answer.status, ...((await answer.json()) as { problem?: null | string }) }
    }
    const mine = `/${id}/aliases?code=asked&aliases=`
    expect(await ask(`${mine}asked-too,new-one`, 'admin')).toEqual({ problem: null, status: 200 })
    await until(async () => (await ask(`${mine}new-one`, 'admin')).problem ?? null)
    expect((await ask(`${mine}new-one`, 'admin')).problem).toContain('ASKED-TOO')
    expect((await ask('/aliases?aliases=asked-too', 'east')).problem).toContain('taken')
    expect((await ask(`${mine}new-one`, 'east')).status).toBe(404)
    expect((await ask(`${mine}new-one`)).status).toBe(404)
    expect((await ask('/aliases?aliases=asked-too')).status).toBe(403)
  })

  it('that was scanned cannot be taken away, and a copy has none', async () => {
    const { id } = await create('KEEPS', { aliases: ['KEPT', 'LOOSE'] })
    await leads('KEPT', 'KEEPS')
    await flush()
    const kept = () =>
      poolOf(site).query("SELECT 1 FROM qr_names WHERE text = 'KEPT' AND kept").then(({ rowCount }) => rowCount || null) // prettier-ignore
    await until(kept)
    await expect(update(id, { aliases: ['LOOSE'] })).rejects.toMatchObject(
      refused('aliases', 'KEPT'),
    )
    expect((await update(id, { aliases: ['KEPT'] })).aliases).toEqual(['KEPT'])
    const copy = (await site.payload.duplicate({
      id,
      collection: 'qr-codes' as never,
    })) as unknown as Doc
    expect(copy.aliases ?? []).toEqual([])
    expect(copy.code).not.toBe('KEEPS')
  })

  it('is found by the search box, and no code leads to itself over an alias', async () => {
    const { id } = await create('SEARCHED', { aliases: ['BEER-GARDEN'] })
    const { docs } = await site.payload.find({
      collection: 'qr-codes' as never,
      where: { search: { like: 'https://qr.example/q/beer-gar' } } as never,
    })
    expect(docs.map((doc) => doc.id)).toEqual([id])
    const url = 'https://qr.example/q/beer-garden'
    await expect(update(id, { destination: { type: 'url', url } })).rejects.toMatchObject({
      data: { errors: [{ path: 'destination.url' }] },
    })
  })
})

const found = async (code: string): Promise<Doc> =>
  (
    await site.payload.find({
      collection: 'qr-codes' as never,
      where: { code: { equals: code } } as never,
    })
  ).docs[0] as unknown as Doc

describe('what a scan carried', () => {
  let doc: Doc
  const SCANS: readonly [path: string, headers?: Record<string, string>][] = [
    ['/Q/WORD?a=1'],
    ['/Q/WORD'],
    ['/q/WORD'],
    ['/q/menu?qr_via=nfc'],
    ['/q/menu?qr_via=nfc&a=1'],
    ['/q/MENU', { referer: 'https://news.example/page' }],
    ['/q/word?qr_via=block', { referer: 'https://qr.example/home' }],
  ]

  beforeAll(async () => {
    doc = await create('WORD', { aliases: ['MENU'], placement: 'west' })
    await until(async () => (await runtimeOf(site.payload).directory.lookup('MENU')) ?? null)
    await until(async () =>
      (await scan('/q/MENU', 'redirector', { 'user-agent': 'curl/8' })) === null ? null : true,
    )
    for (const [nth, [path, headers]] of SCANS.entries()) {
      // Payload's own routes know no other case than theirs.
      const mount = nth % 2 && !path.startsWith('/Q/') ? 'payload' : 'redirector'
      const location = await scan(path, mount, headers)
      expect(location).toMatch(/^https:\/\/word\.example\//)
      expect(location).not.toContain('qr_via')
    }
    await until(async () =>
      (await statsOf(doc.id)).stats.total >= SCANS.length ? true : (await flush(), null),
    )
  })

  const rowsOf = ({ stats }: Awaited<ReturnType<typeof statsOf>>, of: 'aliases' | 'channels') =>
    Object.fromEntries((stats[of]?.rows ?? []).map(({ scans, value }) => [String(value), scans]))

  it('is counted by text and by channel, as a plain recount says', async () => {
    const human = await statsOf(doc.id, '&traffic=human')
    expect(rowsOf(human, 'aliases')).toEqual({ MENU: 3, null: 4 })
    expect(rowsOf(human, 'channels')).toEqual({ block: 1, link: 1, nfc: 2, printed: 2, typed: 1 })
    const { rows } = await poolOf(site).query(
      `SELECT l.alias, l.channel, count(*)::int AS scans FROM qr_scans s JOIN qr_links l ON l.id = s.link_id
      WHERE s.code = 'WORD' AND s.traffic_class = 'human' GROUP BY 1, 2 ORDER BY 1, 2`,
    )
    const sum = (field: 'alias' | 'channel') =>
      rows.reduce<Record<string, number>>(
        (all, row) => ({
          ...all,
          [String(row[field])]: (all[String(row[field])] ?? 0) + row.scans,
        }),
        {},
      )
    expect(sum('alias')).toEqual(rowsOf(human, 'aliases'))
    expect(sum('channel')).toEqual(rowsOf(human, 'channels'))
  })

  it('is a filter, a field of scans and a column of the export and of the view', async () => {
    const human = '&traffic=human'
    expect((await statsOf(doc.id, `${human}&alias=menu`)).stats.scans).toBe(3)
    expect((await statsOf(doc.id, `${human}&alias=none`)).stats.scans).toBe(4)
    expect((await statsOf(doc.id, `${human}&channel=nfc,block`)).stats.scans).toBe(3)
    expect((await statsOf(doc.id, `${human}&alias=menu&channel=link`)).stats.scans).toBe(1)
    expect((await statsOf(doc.id, '&channel=fax')).status).toBe(400)
    const { docs } = await site.payload.find({
      collection: 'qr-scans',
      where: { and: [{ alias: { equals: 'MENU' } }, { channel: { equals: 'link' } }] },
    })
    expect(docs).toMatchObject([{ alias: 'MENU', channel: 'link', code: 'WORD' }])
    const answer = await site.fetch(`/api/qr-scans/export?format=json&range=30d&code=${doc.id}`, {
      headers: await tokenOf('admin'),
    })
    const lines = (await answer.text()).trim()
    const list = (lines.startsWith('[') ? JSON.parse(lines) : lines.split('\n').map((line) => JSON.parse(line) as object)) as { alias: string; channel: string; rawQuery?: null | string }[] // prettier-ignore
    const tagged = list.filter(({ channel }) => channel === 'nfc')
    expect(tagged.map(({ alias, rawQuery }) => [alias, rawQuery]).sort()).toEqual([['MENU', null], ['MENU', null]]) // prettier-ignore
    const { flatView } = storeOf(site.payload, optionsOf(site.payload))
    await flatView.create()
    const { rows } = await poolOf(site).query(
      `SELECT alias, channel FROM ${flatView.name} WHERE code = 'WORD' AND channel = 'block'`,
    )
    expect(rows).toEqual([{ alias: null, channel: 'block' }])
  })

  it('is nothing to who may not read the code', async () => {
    expect((await statsOf(doc.id, '', 'east')).status).toBe(404)
    const answer = await site.fetch('/api/qr-scans/stats?detail=1&range=30d&alias=menu&traffic=all', { headers: await tokenOf('east') }) // prettier-ignore
    expect(((await answer.json()) as StatsJSON).scans).toBe(0)
    for (const path of ['qr-names', 'qr-scans', 'qr-codes']) {
      const list = await site.fetch(`/api/${path}?where[code][equals]=WORD`, {
        headers: await tokenOf('east'),
      })
      const { docs = [] } = (await list.json()) as { docs?: unknown[] }
      expect([path, docs]).toEqual([path, []])
    }
  })

  it('decides where a rule says so, and the tester says the same', async () => {
    const { id } = await create('TAGGED', {
      rules: [
        { id: 'tag', to: [{ url: 'https://tag.example/' }], when: { channels: ['nfc', 'link'] } },
      ],
    })
    await leads('TAGGED', 'TAGGED', 'redirector')
    expect(await scan('/q/TAGGED?qr_via=nfc', 'redirector')).toMatch(/^https:\/\/tag\.example\//)
    expect(await scan('/Q/TAGGED', 'redirector')).toMatch(/^https:\/\/tagged\.example\//)
    const tried = async (channel: string) => {
      const answer = await site.fetch(`/api/qr-codes/${id}/try`, {
        body: JSON.stringify({ channel }),
        headers: { ...(await tokenOf('admin')), 'content-type': 'application/json' },
        method: 'POST',
      })
      return (await answer.json()) as { rule?: null | string }
    }
    expect((await tried('nfc')).rule).toBe('tag')
    expect((await tried('link')).rule).toBe('tag')
    expect((await tried('printed')).rule).toBeNull()
    expect(await tried('fax')).toMatchObject({ errors: [{ message: expect.stringContaining('nfc') }] }) // prettier-ignore
    await expect(
      update(id, {
        rules: [{ id: 'x', to: [{ url: 'https://x.example' }], when: { channels: ['fax'] } }],
      }),
    ).rejects.toMatchObject(refused('rules', 'fax'))
  })
})
