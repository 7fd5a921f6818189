import type { Browser, Page } from 'playwright-core'

import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'

import { launchBrowser } from '../browser.js'
import { until } from '../until.js'
import { heard } from './heard.js'
import { press } from './press.js'
import { signIn } from './signIn.js'
import { visit } from './visit.js'

const siteURL = inject('siteURL')
const admin = `${siteURL}/admin/collections/qr-codes`
let browser: Browser
let one: Page
let other: Page

beforeAll(async () => {
  browser = await launchBrowser()
  one = await signIn(browser, siteURL, 'admin')
  other = await signIn(browser, siteURL, 'manager')
})
afterAll(() => browser?.close())

type Code = {
  aliases: string[]
  code: string
  destination: { url: string }
  id: number
  placement: string
  scans: number
  status: string
  title: string
}

const api = (id: number | string = '') => `${siteURL}/api/qr-codes/${id}`

// Payload keeps others from a document that is open, for a while; scripts and a second tab get through.
const pastLock = (id: number) => `${api(id)}?overrideLock=true`

const create = async () => {
  const destination = { type: 'url', url: 'https://tickets.example/derby' }
  const answer = await other.request.post(api(), {
    data: { destination, title: `Two ${Date.now()}` },
  })
  return ((await answer.json()) as { doc: Code }).doc
}

const read = async (id: number) => (await (await other.request.get(api(id))).json()) as Code

const saved = (id: number, field: 'placement' | 'title', value: string) =>
  until(async () => ((await read(id))[field] === value ? true : null))

const open = async (page: Page, id: number) => {
  await visit(page, `${admin}/${id}`, { waitUntil: 'networkidle' })
  await page.locator('#field-title').waitFor()
}

const type = (page: Page, field: string, text: string) => heard(page, () => page.fill(field, text))

describe('two people, one code', () => {
  it('a save leaves a pause from the list, and a destination from another tab', async () => {
    const { code, id, title } = await create()
    await open(one, id)
    await type(one, '#field-placement', 'Gate 4')
    await visit(other, `${admin}?search=${code}`)
    await press(other.getByRole('button', { name: `Pause ${title}` }))
    await until(async () => ((await read(id)).status === 'paused' ? true : null))
    await other.request.patch(pastLock(id), {
      data: { destination: { type: 'url', url: 'https://tickets.example/new' } },
    })
    await press(one.locator('#action-save'))
    await saved(id, 'placement', 'Gate 4')
    expect(await read(id)).toMatchObject({
      destination: { url: 'https://tickets.example/new' },
      status: 'paused',
    })
    // and the form shows what others did
    await until(async () =>
      (await one.inputValue('#field-destination__url')) === 'https://tickets.example/new'
        ? true
        : null,
    )
    await one.getByRole('switch', { checked: false, name: 'Leads people on' }).waitFor()
  })

  it('what both changed is refused with both values; saving again is a decision', async () => {
    const { id } = await create()
    await open(one, id)
    await type(one, '#field-destination__url', 'https://mine.example/')
    await other.request.patch(pastLock(id), {
      data: { destination: { type: 'url', url: 'https://theirs.example/' } },
    })
    await press(one.locator('#action-save'))
    const told = one.getByText('Changed meanwhile to: https://theirs.example/').first()
    await told.waitFor()
    expect(await told.innerText()).toContain('https://mine.example/')
    expect((await read(id)).destination.url).toBe('https://theirs.example/')
    await press(one.locator('#action-save'))
    await until(async () =>
      (await read(id)).destination.url === 'https://mine.example/' ? true : null,
    )
  })

  it('the switch pauses at once, keeps what is typed, and a save keeps the pause', async () => {
    const { id } = await create()
    await open(one, id)
    await type(one, '#field-placement', 'Gate 5')
    const status = one.getByRole('switch', { name: 'Leads people on' })
    await press(status)
    await one.getByText('Paused: who scans it sees a message').waitFor()
    expect(await read(id)).toMatchObject({ status: 'paused' })
    expect(await one.inputValue('#field-placement')).toBe('Gate 5')
    await press(one.locator('#action-save'))
    await saved(id, 'placement', 'Gate 5')
    expect((await read(id)).status).toBe('paused')
    await press(status)
    await until(async () => ((await read(id)).status === 'active' ? true : null))
  })
})

describe('a code that may be in print', () => {
  it('says once it was downloaded what a new text does, and keeps the old one', async () => {
    const { code, id } = await create()
    await open(one, id)
    const download = one.waitForEvent('download')
    await press(one.getByRole('link', { name: 'SVG' }))
    await download
    const warning = one.getByText(`${code} is in print, or may be`)
    expect(await warning.count()).toBe(0)
    await type(one, '#field-code', `${code}-B`)
    await warning.waitFor()
    // opened anew, the page knows it from the server
    await open(one, id)
    await type(one, '#field-code', `${code}-C`)
    await warning.waitFor()
    await press(one.locator('#action-save'))
    await until(async () => ((await read(id)).code === `${code}-C` ? true : null))
    expect(await read(id)).toMatchObject({ aliases: [code] })
  })
})
