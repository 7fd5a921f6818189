import type { Locator } from 'playwright-core'

import { press } from './press.js'

/** A person's hands: what they do is counted, what they wait for and look at is not. */
export function countActions() {
  const done: string[] = []
  const act = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    done.push(what)
    await work()
  }
  return {
    done,
    fill: (field: Locator, text: string) => act(`fill ${text}`, () => field.fill(text)),
    press: (target: Locator, what: string) => act(`press ${what}`, () => press(target)),
  }
}
