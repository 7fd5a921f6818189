import { parseArgs } from 'node:util'

import { launchBrowser } from '../../test/browser.js'
import { signIn } from '../../test/e2e/signIn.js'
import { startSite } from '../../test/e2e/startSite.js'
import { medianOf } from './medianOf.js'
import { type Opening, openingsOf } from './openings.js'
import { timeTo, watch } from './timeTo.js'

/** What a tab may take in times of Payload's edit view. */
const MOST = 1.5
/** Openings before the first that counts: caches of server and browser are filled as in daily use. */
const WARM_UP = 3

const { values } = parseArgs({
  options: {
    code: { default: '1', type: 'string' },
    rounds: { default: '25', type: 'string' },
    url: { type: 'string' },
  },
})
const rounds = Number(values.rounds)
if (!Number.isSafeInteger(rounds) || rounds < 1) throw new Error('--rounds is a number from 1 on')

const site = values.url
  ? { stop: () => Promise.resolve(), url: values.url.replace(/\/$/, '') }
  : await startSite()
const browser = await launchBrowser()
try {
  const page = await signIn(browser, site.url, 'manager')
  const openings = openingsOf(site.url, values.code)
  await watch(page, [...new Set(openings.map(({ ready }) => ready))])
  const times = new Map<Opening, number[]>(openings.map((one) => [one, []]))
  for (let round = -WARM_UP; round < rounds; round++) {
    // Each goes first as often as last: what one leaves behind must not be the other's.
    for (const one of round % 2 ? openings : openings.toReversed()) {
      const time = await timeTo(page, one)
      if (round >= 0) times.get(one)!.push(time)
    }
  }
  const rows = openings.map((one) => {
    const median = medianOf(times.get(one)!)
    const base = openings.find(({ from, isBase }) => isBase && from === one.from)!
    const ratio = median / medianOf(times.get(base)!)
    const { from, isBase, what } = one
    return { from, isBase, ms: Math.round(median), ratio: Number(ratio.toFixed(2)), what }
  })
  console.log(`\n| from | what | median ms | times the edit view |\n| --- | --- | ---: | ---: |`)
  for (const { from, ms, ratio, what } of rows) {
    console.log(`| ${from} | ${what} | ${ms} | ${ratio.toFixed(2)} |`)
  }
  const worst = Math.max(...rows.map(({ ratio }) => ratio))
  console.log(
    `\n${rounds} rounds, in turn. ${worst <= MOST ? 'Within' : 'Not within'} ${MOST} times.\n`,
  )
  console.log(JSON.stringify({ most: MOST, rounds, rows, worst }))
} finally {
  await browser.close()
  await site.stop()
}
process.exit()
