import type { Locator } from 'playwright-core'

import { until } from '../until.js'

type Pressed = { pressed?: boolean } & Element

/**
 * Presses what stands on a page that still fills: where something above it comes between the button
 * going down and up, the browser makes no click of it, and a person presses once more. One click at
 * most arrives.
 */
export const press = (target: Locator): Promise<true> =>
  until(async () => {
    const element = (await target.elementHandle())!
    await element.evaluate((node: Pressed) => {
      node.pressed = false
      node.addEventListener('click', () => (node.pressed = true), { capture: true, once: true })
    })
    try {
      await element.click()
    } catch (error) {
      // drawn anew meanwhile
      if (/not attached/.test(String(error))) return null
      throw error
    }
    // no answer: the click led to another page
    const pressed = await element.evaluate((node: Pressed) => node.pressed).catch(() => true)
    return pressed ? true : null
  })
