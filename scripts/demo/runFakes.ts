import { readFileSync, renameSync, writeFileSync } from 'node:fs'

import type { SavedState } from '../../test/fakes/hubspot/createState.js'
import type { SavedShop } from '../../test/fakes/vivenu/createShop.js'

import { startHubSpotFake } from '../../test/fakes/hubspot/startHubSpotFake.js'
import { startVivenuFake } from '../../test/fakes/vivenu/startVivenuFake.js'

// A process of its own: the stand-ins for HubSpot and Vivenu, as the site sees them over HTTP. What
// they hold is kept in a file, because the database remembers having told them.
const { FAKES_FILE: file = '', ...env } = process.env

type Saved = { hubspot?: SavedState; vivenu?: SavedShop }

const read = (): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return '{}'
  }
}
let written = read()
const saved = JSON.parse(written) as Saved
const hubspot = await startHubSpotFake({
  saved: saved.hubspot,
  tokens: [env.HUBSPOT_ACCESS_TOKEN ?? ''],
})
const vivenu = await startVivenuFake({
  apiKey: env.VIVENU_API_KEY,
  port: 0,
  saved: saved.vivenu,
  webhookKey: env.VIVENU_WEBHOOK_KEY ?? '',
  webhookURL: env.VIVENU_WEBHOOK_URL ?? '',
})
process.stdout.write(`step: ${JSON.stringify({ hubspot: hubspot.url, vivenu: vivenu.url })}\n`)

const save = (): void => {
  const held = JSON.stringify({ hubspot: hubspot.state.save(), vivenu: vivenu.save() })
  // nothing would end but grow: the log of requests is for tests
  hubspot.requests.length = 0
  if (!file || held === written) return
  // whole or not at all, whenever we are killed
  writeFileSync(`${file}.new`, held, { mode: 0o600 })
  renameSync(`${file}.new`, file)
  written = held
}
const timer = setInterval(save, 500)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    clearInterval(timer)
    save()
    process.exit(0)
  })
}
