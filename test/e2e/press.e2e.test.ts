import type { Browser, Page } from 'playwright-core'

import { afterAll, beforeAll, expect, it } from 'vitest'

import { launchBrowser } from '../browser.js'
import { press } from './press.js'

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await launchBrowser()
  page = await browser.newPage()
})
afterAll(() => browser?.close())

/** A button that tells how often it was pressed, with something above it. */
const show = (script: string) =>
  page.setContent(`<p>Above</p><button onclick="this.value = +this.value + 1" value="0">Go</button>
    <script>const [above, button] = document.querySelectorAll('p, button'); ${script}</script>`)
const times = () => page.locator('button').evaluate((button: HTMLButtonElement) => button.value)

it('presses once more where the button moves away while it is down', async () => {
  await show(`button.onmousedown = () => {
    above.style.height = '300px'
    button.onmousedown = null
  }`)
  await press(page.locator('button'))
  expect(await times()).toBe('1')
})

it('presses once where the click arrives, whatever comes of it', async () => {
  await show('')
  await press(page.locator('button'))
  expect(await times()).toBe('1')
  await show(`button.addEventListener('click', () => button.replaceWith(button.cloneNode(true)))`)
  await press(page.locator('button'))
  expect(await times()).toBe('1')
})
