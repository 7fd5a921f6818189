import type { Browser, Download, Page } from 'playwright-core'

import { strFromU8, unzipSync } from 'fflate'
import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'

import { launchBrowser } from '../browser.js'
import { decodePNG } from '../decode/decodePNG.js'
import { decodeSVG } from '../decode/decodeSVG.js'
import { drawPDF } from '../decode/drawPDF.js'
import { until } from '../until.js'
import { expectAccessible } from './expectAccessible.js'
import { press } from './press.js'
import { signIn } from './signIn.js'
import { visit } from './visit.js'

const siteURL = inject('siteURL')
const list = `${siteURL}/admin/collections/qr-codes`
const TABLES = 120
/** No code of another run. */
const RUN = Date.now().toString(36).toUpperCase()
const codeOf = (table: number) => `B${RUN}-${table}`

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
  page = await signIn(browser, siteURL, 'manager')
})
afterAll(async () => {
  // Other files look at the first page of the list.
  const where = new URLSearchParams({
    'where[or][0][code][like]': `B${RUN}-`,
    'where[or][1][title][like]': 'Büro “Ost” 120',
  })
  await page?.request.delete(`${siteURL}/api/qr-codes?${where.toString()}`, { timeout: 110_000 })
  await browser?.close()
})

/** 120 tables, of which two lead nowhere unless they are mended. */
const csvOf = (isMended: boolean): string =>
  [
    'Title;Code;Web address',
    ...Array.from({ length: TABLES }, (_, index) => {
      const table = index + 1
      const isBad = !isMended && (table === 17 || table === 99)
      const url = isBad ? 'order.example/tisch/' : `https://order.example/table/${table}`
      return `Büro “Ost” ${table};${codeOf(table)};${isBad ? 'tisch' : url}`
    }),
  ].join('\r\n')

const choose = (text: string, encoding: BufferEncoding = 'utf8') =>
  page.locator('.qr-bulk input[type=file]').setInputFiles({
    name: 'tables.csv',
    buffer: Buffer.from(text, encoding),
    mimeType: 'text/csv',
  })

const bulk = () => page.locator('.qr-bulk')
const button = (name: RegExp | string) => bulk().getByRole('button', { exact: true, name })

const openBulk = async (of: Page) => {
  await visit(of, list)
  await press(of.getByRole('button', { name: 'Create many' }))
  await of.locator('.qr-bulk').waitFor()
}

const made = async (code = `B${RUN}-`): Promise<number> => {
  const where = `where[code][like]=${code}`
  const answer = await page.request.get(`${siteURL}/api/qr-codes?limit=0&depth=0&${where}`)
  return ((await answer.json()) as { totalDocs: number }).totalDocs
}

const fileOf = async (download: Download): Promise<Uint8Array> =>
  new Uint8Array(await readFile(await download.path()))

const take = async (name: string): Promise<Uint8Array> => {
  const started = page.waitForEvent('download')
  await page.locator('.qr-bulk-bar').getByRole('link', { name }).click()
  return fileOf(await started)
}

describe('many codes at once', () => {
  it('are checked line by line: nothing is made while two are wrong', async () => {
    await openBulk(page)
    await choose(csvOf(false))
    await press(button('Check'))
    await bulk().getByText('Problems: 2.').waitFor()
    const rows = await bulk().locator('tbody tr').allInnerTexts()
    expect(rows.map((row) => row.split('\t').slice(0, 2))).toEqual([
      ['18', 'Büro “Ost” 17'],
      ['100', 'Büro “Ost” 99'],
    ])
    expect(rows[0]).toContain('not a whole address')
    expect(await made()).toBe(0)
  })

  it('are made once they are mended, and shown', async () => {
    await choose(`\ufeff${csvOf(true)}`, 'utf16le')
    await press(button('Check'))
    await bulk().getByText('120 codes can be created').waitFor()
    expect(await made()).toBe(0)
    await press(button('Create 120 codes'))
    await bulk().getByText('120 codes created').waitFor()
    expect(await made()).toBe(TABLES)
    await bulk().getByRole('link', { name: 'Show them in the list' }).click()
    await until(async () =>
      (await page.locator('.collection-list tbody tr').count()) === 100 ? true : null,
    )
  })

  it('are all selected by a search too, and those alone', async () => {
    await visit(page, `${list}?search=${codeOf(1)}&limit=10`)
    const found = await made(codeOf(1))
    expect(found).toBeGreaterThan(10)
    expect(found).toBeLessThan(TABLES)
    await page.locator('.select-all input').first().check()
    await page.locator('#select-all-across-pages').click()
    await page.locator('.qr-bulk-bar').getByText(`${found} selected`).waitFor()
    const rows = Buffer.from(await take('Codes and URLs (CSV)')).toString()
    expect(rows.split('\r\n')).toHaveLength(found + 2)
    await visit(page, `${list}?limit=100&search=B${RUN}-`)
  })

  it('come as files in which every symbol scans', async () => {
    await page.locator('.select-all input').first().check()
    await page.locator('#select-all-across-pages').click()
    await page.locator('.qr-bulk-bar').getByText('120 selected').waitFor()
    const files = unzipSync(await take('Symbols (ZIP)'))
    expect(Object.keys(files)).toHaveLength(TABLES * 3)
    for (let table = 1; table <= TABLES; table++) {
      const name = `Büro “Ost” ${table} - ${codeOf(table)}`
      const wanted = `${siteURL}/q/${codeOf(table)}`.toUpperCase()
      const svg = await decodeSVG(strFromU8(files[`${name}.svg`]!))
      const png = await decodePNG(files[`${name}.png`]!)
      expect([svg.toUpperCase(), png.toUpperCase()]).toEqual([wanted, wanted])
      expect(strFromU8(files[`${name}.pdf`]!.subarray(0, 5))).toBe('%PDF-')
    }
    const table = Buffer.from(await take('Codes and URLs (CSV)')).toString()
    expect(table.split('\r\n')).toHaveLength(TABLES + 2)
    expect(table).toContain(`${siteURL}/q/${codeOf(120)}`)
  })

  it('come as a sheet on which every label scans', async () => {
    const pages = await drawPDF(await take('Sheet (PDF)'))
    expect(pages).toHaveLength(10)
    const wanted = Array.from({ length: TABLES }, (_, at) => `${siteURL}/q/${codeOf(at + 1)}`)
    const read: string[] = []
    for (const { height, heightMM, png, width, widthMM } of pages) {
      const [across, down] = [width / widthMM, height / heightMM]
      for (let at = 0; at < 12; at++) {
        // As they are cut: three beside and four below each other, in the middle of the paper.
        const label = await sharp(png)
          .extract({
            height: Math.floor(66 * down),
            left: Math.round(((widthMM - 180) / 2 + 60 * (at % 3)) * across),
            top: Math.round(((heightMM - 264) / 2 + 66 * Math.floor(at / 3)) * down),
            width: Math.floor(60 * across),
          })
          .png()
          .toBuffer()
        read.push((await decodePNG(label)).toUpperCase())
      }
    }
    expect(read).toEqual(wanted.map((url) => url.toUpperCase()))
  }, 120_000)

  it('are paused together, and duplicated one by one', async () => {
    await press(page.locator('.qr-bulk-bar').getByRole('button', { name: 'Pause' }))
    await page.locator('.qr-bulk-bar').getByText('120 codes changed').waitFor()
    await visit(page, `${list}?search=${codeOf(1)}`)
    await page.locator('.collection-list tbody tr').first().getByText('Paused').waitFor()
    const title = 'Büro “Ost” 120'
    await visit(page, `${list}?search=${codeOf(120)}`)
    await press(page.getByRole('button', { name: `Duplicate ${title}` }))
    await page.getByText(`${title} (copy) created.`).waitFor()
  })

  it('are made from a pattern, counted first, and taken back', async () => {
    await openBulk(page)
    await press(bulk().getByRole('button', { name: 'From a pattern' }))
    await bulk().getByLabel('Titles').fill(`Row C..A ${RUN}`)
    await bulk().getByText('C..A runs backwards').waitFor()
    await bulk().getByLabel('Titles').fill(`Row A..C seat 01..04 ${RUN}`)
    await bulk().getByText(`Makes 12 codes: Row A seat 01 ${RUN} … Row C seat 04 ${RUN}`).waitFor()
    await bulk().getByLabel('Destination').fill('https://order.example/seats')
    await press(button('Check'))
    await press(button('Create 12 codes'))
    await press(button('Undo'))
    await bulk().getByText('12 codes deleted').waitFor()
    const where = `where[title][like]=${RUN}&where[title][contains]=Row`
    const left = await page.request.get(`${siteURL}/api/qr-codes?depth=0&${where}`)
    expect(((await left.json()) as { totalDocs: number }).totalDocs).toBe(0)
  })

  it('can be made by everybody, in the dark and on a phone', async () => {
    await expectAccessible(page, openBulk, ['.qr-bulk'])
  })

  it('are not offered to who may not make one', async () => {
    const member = await signIn(browser, siteURL, 'member')
    await visit(member, list)
    await member.locator('.qr-chips').first().waitFor()
    expect(await member.getByRole('button', { name: 'Create many' }).count()).toBe(0)
    await member.context().close()
  })
})
