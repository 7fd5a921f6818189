import type { Endpoint, PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { CompiledRules } from '../../vocabulary/rules.js'

import { codeSource } from '../../runtime/codeSource.js'
import { runtimeOf } from '../../runtime/runtimeOf.js'
import { SAMPLE_DEVICES, type SampleDevice } from '../../scan/sampleDevices.js'
import { type TriedAnswer, type TriedScan, tryScan } from '../../scan/tryScan.js'
import { storeOf } from '../../store/storeOf.js'
import { CHANNELS } from '../../vocabulary/channels.js'
import { noSuchCode, readableCode } from './readableCode.js'

/** What is told of a scan that was tried. */
export type TryAnswer = TriedAnswer & {
  /** Of a split: where its visitors come, and which share of them. */
  branches: { share: number; url: null | string }[]
  /** Place of the rule in its list, from 1 on; `null`: no rule decides. */
  number: null | number
  /** The rule is the campaign's. */
  ofCampaign: boolean
}

/**
 * `POST /api/qr-codes/:id/try` with `{ device, country, region, city, language, at, query, visit, sent, channel }`:
 * where such a scan would lead, and which rule says so. For who may read the code. Records nothing.
 */
export function tryEndpoint(options: QROptions): Endpoint {
  return {
    handler: async (req) => {
      const code = await readableCode(req, options)
      // Who may not read where a code leads is not told it here.
      if (!code || !('destination' in code)) return noSuchCode()
      const scan = scanIn(await req.json?.().catch(() => null))
      if (typeof scan === 'string') return refused(scan)
      const { payload } = req
      const source = codeSource({ options, payload, store: storeOf(payload, options) })
      const entry = (await source.affected({ ids: [code.id], kind: 'codes' }))[0]
      if (!entry) return refused('This code leads nowhere yet: publish it first.')
      const answer = await tryScan(entry, scan, runtimeOf(payload).context)
      const own = (code as { rules?: unknown[] }).rules?.length ?? 0
      return Response.json(told(answer, entry.rules, own), {
        headers: { 'Cache-Control': 'private, no-store' },
      })
    },
    method: 'post',
    path: '/:id/try',
  }
}

function told(answer: TriedAnswer, rules: CompiledRules | undefined, own: number): TryAnswer {
  const id = answer.rule?.split(':')[0]
  const at = rules && id ? rules.list.findIndex((rule) => rule.id === id) : -1
  if (at < 0) return { ...answer, branches: [], number: null, ofCampaign: false }
  const { targets } = rules!.list[at]!
  const branches = targets.map(({ upTo, url }, index) => ({
    share: upTo - (targets[index - 1]?.upTo ?? 0),
    url,
  }))
  return {
    ...answer,
    branches: targets.length > 1 ? branches : [],
    number: at < own ? at + 1 : at + 1 - own,
    ofCampaign: at >= own,
  }
}

/** The scan that was asked for, or what is wrong with it. */
function scanIn(
  body: Awaited<ReturnType<NonNullable<PayloadRequest['json']>>>,
): string | TriedScan {
  const asked = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  const text = (name: string): null | string =>
    typeof asked[name] === 'string' && asked[name].trim() !== ''
      ? asked[name].trim().slice(0, 500)
      : null
  const device = text('device') ?? 'iphone'
  if (!Object.hasOwn(SAMPLE_DEVICES, device)) {
    return `device: one of ${Object.keys(SAMPLE_DEVICES).join(', ')}.`
  }
  const at = text('at') === null ? Date.now() : Date.parse(text('at')!)
  if (Number.isNaN(at)) return 'at: an ISO instant, e.g. 2026-06-06T18:30:00Z.'
  const { sent = 0 } = asked
  if (typeof sent !== 'number' || !(sent >= 0)) return 'sent: how many people were sent on, from 0.'
  const visit = text('visit') ?? 'first'
  if (visit !== 'first' && visit !== 'repeat') return 'visit: first or repeat.'
  const channel = CHANNELS.find((one) => one === (text('channel') ?? 'printed'))
  if (!channel) return `channel: one of ${CHANNELS.join(', ')}.`
  const language = text('language')
  if (language && !/^[a-z\d\-,;=.* ]+$/i.test(language)) return 'language: a tag such as fr-CA.'
  return {
    at,
    channel,
    city: text('city'),
    country: text('country')?.toUpperCase() ?? null,
    device: device as SampleDevice,
    language,
    query: text('query')?.replace(/^\?/, '').replaceAll('#', '%23') ?? '',
    region: text('region')?.toUpperCase() ?? null,
    sent,
    visit,
  }
}

const refused = (message: string): Response =>
  Response.json({ errors: [{ message }] }, { status: 400 })
