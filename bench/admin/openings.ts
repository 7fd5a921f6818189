import type { Page } from 'playwright-core'

/** One way to come to a page of the admin. */
export type Opening = {
  /** How somebody comes to it; ways are compared with the edit view reached the same way. */
  from: 'address' | 'click'
  /** Payload's own edit view. */
  isBase: boolean
  /** Opens the page. */
  open: (page: Page) => Promise<unknown>
  /** Where it is opened from; not timed. */
  prepare: (page: Page) => Promise<void>
  /** What is there once somebody can work or read. */
  ready: string
  what: string
}

/** The edit view is there with its form, the tab with its numbers, figures and tables. */
const FORM = '#field-title:not([disabled])'
const NUMBERS = '.qr-stats__panels[aria-busy=false] .qr-figures__one'

/** The edit view and the analytics tab of a code, by address and by a click. */
export function openingsOf(siteURL: string, code: string): Opening[] {
  const list = `${siteURL}/admin/collections/qr-codes`
  const edit = `${list}/${code}`
  const blank = (page: Page) => page.goto('about:blank').then(() => undefined)
  const at = (url: string, ready: string) => async (page: Page) => {
    await page.goto(url, { waitUntil: 'networkidle' })
    await page.locator(ready).first().waitFor()
  }
  const link = (path: string) => (page: Page) =>
    page.locator(`a[href$="/collections/qr-codes/${code}${path}"]`).first().click()
  return [
    {
      from: 'address',
      isBase: true,
      open: (page) => page.goto(edit, { waitUntil: 'commit' }),
      prepare: blank,
      ready: FORM,
      what: 'edit view',
    },
    {
      from: 'address',
      isBase: false,
      open: (page) => page.goto(`${edit}/analytics`, { waitUntil: 'commit' }),
      prepare: blank,
      ready: NUMBERS,
      what: 'analytics tab',
    },
    {
      from: 'click',
      isBase: true,
      open: link(''),
      prepare: at(`${list}?limit=100`, 'tbody tr'),
      ready: FORM,
      what: 'edit view, from the list',
    },
    {
      from: 'click',
      isBase: false,
      open: link('/analytics'),
      prepare: at(edit, FORM),
      ready: NUMBERS,
      what: 'analytics tab, from the edit view',
    },
  ]
}
