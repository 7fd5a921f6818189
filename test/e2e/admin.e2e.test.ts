import type { Browser, Locator, Page } from 'playwright-core'

import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'

import { launchBrowser } from '../browser.js'
import { decodeSVG } from '../decode/decodeSVG.js'
import { IPHONE } from '../phone.js'
import { until } from '../until.js'
import { expectAccessible } from './expectAccessible.js'
import { press } from './press.js'
import { signIn } from './signIn.js'
import { visit } from './visit.js'

const siteURL = inject('siteURL')
const admin = `${siteURL}/admin/collections`
let browser: Browser
let analyst: Page
let boss: Page
let manager: Page
let member: Page

beforeAll(async () => {
  browser = await launchBrowser()
  analyst = await signIn(browser, siteURL, 'analyst')
  boss = await signIn(browser, siteURL, 'admin')
  manager = await signIn(browser, siteURL, 'manager')
  member = await signIn(browser, siteURL, 'member')
})
afterAll(() => browser?.close())

const rowOf = (page: Page, code: string) => page.locator('tbody tr', { hasText: `/q/${code}` })

/** A code of this test's own, made as the manager. */
const createCode = async (data: Record<string, unknown> = {}) => {
  const answer = await manager.request.post(`${siteURL}/api/qr-codes`, {
    data: {
      destination: { type: 'url', url: 'https://tickets.example/derby?seat=1' },
      title: `Test ${Date.now()}`,
      ...data,
    },
  })
  const { doc } = (await answer.json()) as { doc: { code: string; id: number; title: string } }
  return doc
}

const openList = async (page: Page, query = '') => {
  await visit(page, `${admin}/qr-codes?limit=50${query}`)
  await page.locator('tbody tr').first().waitFor()
}

describe('the list of codes', () => {
  it('shows what each code does and why, its short URL, symbol and numbers', async () => {
    await openList(manager, '&where[code][in]=STADIUM,PAUSED,EXPIRED,SOON,SOLDOUT')
    const stadium = rowOf(manager, 'STADIUM')
    expect(await stadium.locator('.cell-status').innerText()).toMatch(/^Active/)
    expect(await stadium.locator('.cell-scans').innerText()).toMatch(/^\d[\d,]*$/)
    await stadium.locator('.cell-campaign', { hasText: 'Derby day' }).waitFor()
    await stadium.locator('.cell-lastScanAt', { hasText: /ago|yesterday|now/ }).waitFor()
    const symbol = await stadium.locator('.cell-symbol svg').evaluate((svg) => {
      svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
      svg.insertAdjacentHTML('afterbegin', '<rect width="100%" height="100%" fill="#fff"/>')
      svg.setAttribute('width', '300')
      svg.setAttribute('height', '300')
      return svg.outerHTML
    })
    expect(await decodeSVG(symbol)).toMatch(/\/Q\/STADIUM$/i)
    for (const [code, text] of [
      ['PAUSED', /^Paused\s+by hand/],
      ['EXPIRED', /^Expired\s+since /],
      ['SOON', /^Not started\s+from /],
      ['SOLDOUT', /^Used up\s+all 250 taken/],
    ] as const) {
      expect(await rowOf(manager, code).locator('.cell-status').innerText()).toMatch(text)
    }
  })

  it('filters by what codes do now', async () => {
    await openList(manager)
    await manager.getByRole('button', { exact: true, name: 'Used up' }).click()
    await manager.waitForURL(/state/)
    await until(async () => ((await rowOf(manager, 'STADIUM').count()) === 0 ? true : null))
    expect(await rowOf(manager, 'SOLDOUT').count()).toBe(1)
    await manager.getByRole('button', { exact: true, name: 'All' }).click()
    await rowOf(manager, 'STADIUM').waitFor()
  })

  it('pauses and resumes, at once and for every phone', async () => {
    const { code, title } = await createCode()
    const status = async () =>
      (await fetch(`${siteURL}/q/${code}`, { headers: IPHONE, method: 'HEAD', redirect: 'manual' }))
        .status
    await openList(manager, `&search=${code}`)
    const row = rowOf(manager, code)
    await row.getByRole('button', { name: `Pause ${title}` }).click()
    await row.locator('.cell-status', { hasText: 'Paused' }).waitFor()
    await until(async () => ((await status()) === 410 ? true : null))
    await row.getByRole('button', { name: `Resume ${title}` }).click()
    await row.locator('.cell-status', { hasText: 'Active' }).waitFor()
    await until(async () => ((await status()) === 302 ? true : null))
  })

  it('takes the pause back and says why when the server refuses', async () => {
    const { code, title } = await createCode()
    await openList(manager, `&search=${code}`)
    await manager.route('**/status', (route) =>
      route.fulfill({ body: '{"errors":[{"message":"Not today."}]}', status: 403 }),
    )
    const row = rowOf(manager, code)
    await row.getByRole('button', { name: `Pause ${title}` }).click()
    await manager.getByText(/stays as it was. Not today./).waitFor()
    expect(await row.locator('.cell-status').innerText()).toMatch(/^Active/)
    await manager.unroute('**/status')
  })

  it('shows a member neither numbers nor actions they may not take', async () => {
    await openList(member)
    const row = rowOf(member, 'STADIUM')
    expect(await row.getByRole('button', { name: /Pause/ }).count()).toBe(0)
    expect(await row.getByRole('link', { name: /Download/ }).count()).toBe(1)
    expect(await member.locator('.cell-scans').count()).toBe(0)
    expect(await rowOf(member, 'SOLDOUT').locator('.cell-status').innerText()).toMatch(/^Used up/)
    const answer = await visit(member, `${admin}/qr-scans`)
    expect(await member.locator('tbody tr').count()).toBe(0)
    expect(answer!.status()).toBeLessThan(500)
  })
})

describe('the list, narrow', () => {
  it('shows cards with their actions, and nothing goes sideways', async () => {
    const page = await manager.context().newPage()
    for (const width of [1024, 375]) {
      await page.setViewportSize({ height: 800, width })
      await openList(page)
      const card = rowOf(page, 'STADIUM')
      const box = (await card.getByRole('link', { name: /Download/ }).boundingBox())!
      expect(box.x + box.width).toBeLessThanOrEqual(width)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(wide).toBeLessThanOrEqual(width)
    }
    await page.close()
  })

  it('is filtered by health and campaign', async () => {
    await openList(manager)
    await manager.getByLabel('Campaign', { exact: true }).selectOption({ label: 'Derby day' })
    await manager.waitForURL(/campaign/)
    await until(async () => ((await rowOf(manager, 'CLUB').count()) === 0 ? true : null))
    expect(await rowOf(manager, 'SOLDOUT').count()).toBe(1)
    await manager.getByLabel('Health', { exact: true }).selectOption('asleep')
    await manager.waitForURL(/health/)
  })
})

describe('each role', () => {
  it('sees of the codes what it may', async () => {
    const seen = async (page: Page) => {
      await openList(page, '&search=STADIUM')
      const row = rowOf(page, 'STADIUM')
      return {
        create: await page.getByRole('link', { name: /Create new/i }).count(),
        download: await row.getByRole('link', { name: /Download/ }).count(),
        numbers: await row.locator('.cell-scans').count(),
        pause: await row.getByRole('button', { name: /Pause/ }).count(),
      }
    }
    const all = { create: 1, download: 1, numbers: 1, pause: 1 }
    expect(await seen(boss)).toEqual(all)
    expect(await seen(manager)).toEqual(all)
    expect(await seen(analyst)).toEqual({ ...all, create: 0, pause: 0 })
    expect(await seen(member)).toEqual({ create: 0, download: 1, numbers: 0, pause: 0 })
  })

  it('sees of a code what it may, and can save only where it may', async () => {
    const { id } = await createCode()
    const seen = async (page: Page) => {
      await visit(page, `${admin}/qr-codes/${id}`, { waitUntil: 'networkidle' })
      await page.locator('.qr-panel').first().waitFor()
      return {
        latest: await page.getByText('Latest scans').count(),
        save: await page.locator('#action-save').count(),
        tab: await page.getByRole('link', { name: 'Analytics' }).count(),
      }
    }
    for (const page of [boss, manager]) {
      expect(await seen(page)).toMatchObject({ latest: 1, save: 1 })
    }
    expect(await seen(analyst)).toMatchObject({ latest: 1, save: 0 })
    expect(await seen(member)).toMatchObject({ latest: 0, save: 0 })
  })

  it('reads the scans, or is told that it may not', async () => {
    for (const page of [boss, analyst]) {
      await visit(page, `${admin}/qr-scans`)
      await page.locator('tbody .cell-city').first().waitFor()
      expect(await page.getByRole('link', { name: /Create new/i }).count()).toBe(0)
    }
    await visit(member, `${admin}/qr-scans`)
    expect(await member.locator('tbody tr').count()).toBe(0)
  })

  it('builds filters in Payload’s own drawer too', async () => {
    await openList(boss, '&where[or][0][and][0][scans][greater_than]=1000')
    expect(await rowOf(boss, 'STADIUM').count()).toBe(1)
    expect(await rowOf(boss, 'TABLE27').count()).toBe(0)
    await boss.getByRole('button', { name: 'Filters' }).click()
    await boss.locator('.where-builder').waitFor()
    await boss.locator('.where-builder').getByText('Scans').first().waitFor()
  })
})

describe('the page of a code', () => {
  it('draws the symbol of what is typed and offers it for download at its size', async () => {
    const { code, id } = await createCode()
    await visit(manager, `${admin}/qr-codes/${id}`)
    const image = manager.locator('.qr-symbol__image')
    await manager.getByRole('img', { name: `Symbol: ${code}` }).waitFor()
    const before = await image.getAttribute('src')
    await manager.fill('#field-code', 'typed-it')
    await manager.getByRole('img', { name: 'Symbol: TYPED-IT' }).waitFor()
    expect(await image.getAttribute('src')).not.toBe(before)
    await manager.getByText(/If the code .* is in print already/).waitFor()
    expect(await manager.getByRole('link', { exact: true, name: 'SVG' }).count()).toBe(0)
    await manager.fill('#field-code', code)
    await press(manager.getByText('Size, resolution and inks'))
    await manager.getByLabel('Printed width').fill('30')
    await manager.getByText('30 mm wide in print').waitFor()
    const download = manager.waitForEvent('download')
    await press(manager.getByRole('link', { exact: true, name: 'SVG' }))
    const svg = await readFile(await (await download).path(), 'utf8')
    expect(svg).toContain('width="30mm" height="30mm"')
  })

  it('says where a scan goes and where each value comes from, while typing', async () => {
    const { id } = await createCode()
    await visit(manager, `${admin}/qr-codes/${id}`)
    const panel = manager.locator('.qr-panel', { hasText: 'Where a scan goes' })
    await panel.getByText('seat=1&utm_source=qr').waitFor()
    const utm = manager.locator('#field-utm')
    await utm.getByText('qr / print').waitFor()
    await press(utm.locator('summary'))
    const placeholder = (name: string) =>
      manager.locator(`[id="field-utm__${name}"]`).getAttribute('placeholder')
    expect(await placeholder('medium')).toBe('print (plugin)')
    await manager.fill('[id="field-utm__medium"]', 'flyer')
    await panel.getByText('utm_medium=flyer').waitFor()
    await utm.getByText('qr / flyer').waitFor()
    await manager.fill('[id="field-destination__url"]', 'http://tickets.example.con/')
    await panel.getByText('Did you mean http://tickets.example.com/?').waitFor()
    await panel.getByText(/is not encrypted/).waitFor()
    await manager.fill('[id="field-destination__url"]', 'https://tickets.example/?utm_source=mine')
    await until(async () => ((await placeholder('source')) === 'mine (destination)' ? true : null))
  })

  it('asks once before it saves a slip, and shows a completed address', async () => {
    const { id } = await createCode()
    await visit(manager, `${admin}/qr-codes/${id}`)
    const field = manager.locator('[id="field-destination__url"]')
    const modal = manager.getByRole('dialog').filter({ hasText: 'Is this address right?' })
    const storedURL = async () => {
      const answer = await manager.request.get(`${siteURL}/api/qr-codes/${id}`)
      return ((await answer.json()) as { destination: { url: string } }).destination.url
    }
    const panel = manager.locator('.qr-panel', { hasText: 'Where a scan goes' })
    await field.fill('tickets.example.con/derby')
    await panel.getByText('https://tickets.example.con/derby?utm_source=qr').waitFor()
    await manager.click('#action-save')
    await modal.getByText('Did you mean https://tickets.example.com/derby?').waitFor()
    expect(await storedURL()).not.toContain('.con')
    await modal.getByRole('button', { name: 'Cancel' }).click()
    await modal.waitFor({ state: 'hidden' })
    await manager.click('#action-save')
    await modal.getByRole('button', { name: 'Save anyway' }).click()
    await until(async () =>
      (await storedURL()) === 'https://tickets.example.con/derby' ? true : null,
    )
    await field.fill('tickets.example/derby')
    await manager.click('#action-save')
    await until(async () => ((await storedURL()) === 'https://tickets.example/derby' ? true : null))
    await until(async () =>
      (await field.inputValue()) === 'https://tickets.example/derby' ? true : null,
    )
  })

  it('follows a document, and shows what people see while the code is off', async () => {
    await openList(manager, '&search=STADIUM')
    await rowOf(manager, 'STADIUM').locator('a').first().click()
    await manager.waitForURL(/qr-codes\/\d+/)
    const panel = manager.locator('.qr-panel', { hasText: 'Where a scan goes' })
    await panel.getByText('/events/derby?utm_source=qr').waitFor()
    await press(panel.getByText('What people see while the code is off'))
    const page = panel.frameLocator('iframe')
    await page.getByRole('heading', { name: 'This QR code is paused' }).waitFor()
    await panel.getByRole('button', { name: 'Used up' }).click()
    await page.getByRole('heading', { name: 'All places are taken' }).waitFor()
  })

  it('goes on a test scan that is not counted', async () => {
    const page = await manager.context().newPage()
    const { code, id } = await createCode({
      destination: { type: 'url', url: `${siteURL}/menu?table=3` },
      scanLimit: 1,
    })
    await visit(page, `${admin}/qr-codes/${id}`)
    const opened = page.context().waitForEvent('page')
    await press(page.getByText('Try it with your phone'))
    await page.getByRole('img', { name: 'Symbol of a test scan' }).waitFor()
    await press(page.getByRole('link', { name: 'Test scan' }))
    const landing = await opened
    await landing.waitForURL(/\/menu/)
    expect(new URL(landing.url()).search).toBe(
      `?table=3&utm_source=qr&utm_medium=print&utm_content=${code}`,
    )
    const real = await fetch(`${siteURL}/q/${code}`, { headers: IPHONE, redirect: 'manual' })
    expect(real.status).toBe(302)
    const classes = await until(async () => {
      const answer = await manager.request.get(
        `${siteURL}/api/qr-scans?where[code][equals]=${code}`,
      )
      const { docs } = (await answer.json()) as { docs: { trafficClass: string }[] }
      // the test is a scan as well, and nobody's
      return docs.length > 1 ? docs.map(({ trafficClass }) => trafficClass) : null
    })
    expect(classes).toHaveLength(2)
    expect(classes.filter((one) => one !== 'internal')).toHaveLength(1)
    await landing.close()
    await page.close()
  })

  it('names the field and the fix of a wrong value', async () => {
    await visit(manager, `${admin}/qr-codes/create`, { waitUntil: 'networkidle' })
    const meant = manager
      .getByText('Did you mean https://tickets.example/derby?')
      .locator('visible=true')
      .first()
    // what is typed before the form listens is not in it
    await until(async () => {
      await manager.fill('#field-title', 'Wrong')
      await manager.fill('[id="field-destination__url"]', 'htps://tickets.example/derby')
      await manager.click('#action-save')
      return meant.waitFor({ timeout: 5_000 }).then(
        () => true,
        () => null,
      )
    }, 60_000)
  })

  it('shows the latest scans to who may see them', async () => {
    await openList(manager, '&search=STADIUM')
    const href = await rowOf(manager, 'STADIUM').locator('a').first().getAttribute('href')
    await visit(manager, new URL(href!, siteURL).href)
    const latest = manager.locator('.qr-panel', { hasText: 'Latest scans' })
    expect(await latest.locator('tbody tr').count()).toBeGreaterThan(3)
    await visit(member, new URL(href!, siteURL).href)
    await member.locator('.qr-panel').first().waitFor()
    expect(await member.getByText('Latest scans').count()).toBe(0)
    expect(await member.locator('#field-scans').count()).toBe(0)
  })
})

describe('the card of a code', () => {
  it('counts what comes in, and each figure leads to its numbers', async () => {
    const { code, id } = await createCode()
    await visit(manager, `${admin}/qr-codes/${id}`)
    const card = manager.getByRole('region', { name: 'The code at a glance' })
    const tile = (name: string) => card.locator('.qr-tile', { hasText: name })
    const number = async (name: string) =>
      (await tile(name).locator('.qr-tile__number').innerText()).trim()
    await until(async () => ((await number('Visitors')) === '0' ? true : null))
    await fetch(`${siteURL}/q/${code}`, { headers: IPHONE, redirect: 'manual' })
    await until(async () => ((await number('Sent on')) === '1' ? true : null))
    await card.getByText('Sent one person on').waitFor()
    expect(await tile('Turned away').getAttribute('href')).toMatch(
      /\/analytics\?outcome=turned-away$/,
    )
    await visit(member, `${admin}/qr-codes/${id}`)
    await member.getByText('Sends people on').waitFor()
    expect(await member.locator('.qr-tile').count()).toBe(0)
  })

  it('folds what is not used, and opens what is wrong', async () => {
    const { id } = await createCode()
    await visit(manager, `${admin}/qr-codes/${id}`)
    const schedule = manager.locator('#field-schedule')
    await schedule.getByText('No start, no end, no limit').waitFor()
    expect(await manager.locator('#field-scanLimit').isVisible()).toBe(false)
    const limited = await createCode({ scanLimit: 3 })
    await visit(manager, `${admin}/qr-codes/${limited.id}`)
    await manager.locator('#field-scanLimit').waitFor()
    await manager.getByText('Sends people on, 3 places left').waitFor()
  })

  it('has its fields in one line, on a desk and on a phone', async () => {
    const { id } = await createCode()
    await visit(manager, `${admin}/qr-codes/${id}`)
    const url = manager.locator('#field-destination__url')
    await url.waitFor()
    const leftOf = async (of: Locator) => Math.round((await of.boundingBox())!.x)
    for (const width of [1440, 375]) {
      await manager.setViewportSize({ height: 900, width })
      expect([width, await leftOf(url)]).toEqual([width, await leftOf(manager.locator('#field-title'))]) // prettier-ignore
    }
    await manager.setViewportSize({ height: 900, width: 1280 })
  })

  it('says what becomes of the print before a scanned code is deleted, and offers to pause', async () => {
    const { code, id } = await createCode()
    await fetch(`${siteURL}/q/${code}`, { headers: IPHONE, redirect: 'manual' })
    const read = async () => {
      const answer = await manager.request.get(`${siteURL}/api/qr-codes/${id}`)
      return (await answer.json()) as { scans: number; status: string }
    }
    await until(async () => ((await read()).scans > 0 ? true : null))
    await visit(manager, `${admin}/qr-codes/${id}`)
    await press(manager.locator('.doc-controls__popup button').first())
    await manager.locator('#action-delete').click()
    await manager.getByText('it is in print somewhere').waitFor()
    await press(manager.getByRole('button', { name: 'Pause it instead' }))
    await until(async () => ((await read()).status === 'paused' ? true : null))
    await manager.getByText('Paused: who scans it sees a message').waitFor()
  })
})

describe('the list of scans', () => {
  it('reads at a glance, filters as a marketer thinks, and cannot be edited', async () => {
    await visit(manager, `${admin}/qr-scans?limit=50`)
    const first = manager.locator('tbody tr').first()
    await first.waitFor()
    await first.locator('.cell-scannedAt', { hasText: /20\d\d.*(ago|now)/ }).waitFor()
    expect(await manager.locator('tbody input[type=checkbox]:visible').count()).toBe(0)
    await manager.getByRole('button', { name: 'People only' }).click()
    await manager.waitForURL(/trafficClass/)
    await manager.getByRole('button', { name: 'Last 30 days' }).click()
    await manager.waitForURL(/scannedAt/)
    const classes = await until(async () => {
      const texts = await manager.locator('tbody .cell-trafficClass').allInnerTexts()
      return texts.length && texts.every((text) => text === 'Person') ? texts : null
    })
    expect(classes.length).toBeGreaterThan(5)
    await manager.locator('.cell-scannedAt a').first().click()
    await manager.waitForURL(/qr-scans\/\d+/)
    await manager.locator('#field-city').waitFor()
    expect(await manager.locator('#action-save').count()).toBe(0)
    expect(await manager.locator('input:not([disabled]):not([readonly]):visible').count()).toBe(0)
  })
})

describe('every view of ours', () => {
  it.each([
    ['the codes', 'qr-codes', '.qr-url-cell'],
    ['a code', 'qr-codes/1', '.qr-panel__url'],
    ['a new code', 'qr-codes/create', '.qr-hero'],
    ['the scans', 'qr-scans', '.qr-chips'],
    // a table that comes after the page
    ['a campaign', 'qr-campaigns/1', '.qr-url-cell'],
  ])(
    '%s: axe finds nothing, light and dark; nothing scrolls sideways on a phone',
    async (_, path, ours) => {
      const page = await manager.context().newPage()
      await expectAccessible(page, async () => {
        await visit(page, `${admin}/${path}`, { waitUntil: 'networkidle' })
        await page.locator(ours).first().waitFor()
        const details = page.locator('.qr-off summary')
        if (await details.count()) await press(details)
      })
      await page.close()
    },
  )
})
