import type { Endpoint, PayloadRequest } from 'payload'

import { addDataAndFileToRequest, Forbidden } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { ParameterError } from '../../analytics/ParameterError.js'
import { asID } from '../../analytics/scope/asID.js'
import { plainTags } from '../../vocabulary/tags.js'
import { answering } from '../answering.js'
import { askedIDs } from './askedIDs.js'
import { type Change, changeCodes } from './changeCodes.js'
import { streamWork } from './streamWork.js'

/**
 * `POST /api/qr-codes/bulk/change?ids=…` with some of `{ "status", "campaign", "destination", "preset",
 * "tags": { "add": […], "remove": […] }, "trash" }`: changes each selected code as the person would, and says which failed and why. Lines of
 * JSON, see `streamWork`.
 */
export function changeEndpoint(options: QROptions): Endpoint {
  return {
    handler: (req) => answering(() => answer(req, options)),
    method: 'post',
    path: '/bulk/change',
  }
}

async function answer(req: PayloadRequest, options: QROptions): Promise<Response> {
  if (!req.user) throw new Forbidden(req.t)
  await addDataAndFileToRequest(req)
  const change = changeOf(req, options)
  const ids = await askedIDs(req, options)
  return streamWork(req, ids.length, async (onDone) => ({
    ...(await changeCodes(ids, change, { onDone, options, req })),
    type: 'changed',
  }))
}

function changeOf(req: PayloadRequest, options: QROptions): Change {
  const { campaign, destination, preset, status, tags, trash } = (req.data ?? {}) as Record<
    string,
    unknown
  >
  const change = {
    ...(status !== undefined && { status: oneOf(status, ['active', 'paused']) }),
    ...(campaign !== undefined && {
      campaign: relationOf(req, 'campaign', options.slugs.campaigns, campaign),
    }),
    ...(preset !== undefined && {
      preset: relationOf(req, 'preset', options.slugs.designs, preset),
    }),
    ...(destination !== undefined && { destination: { type: 'url', url: textOf(destination) } }),
    ...(trash === true && { deletedAt: new Date().toISOString() }),
  }
  if (tags !== undefined) {
    const { add, remove } = tagsOf(tags)
    return ({ tags: own }) => ({
      ...change,
      tags: plainTags([...((own as null | string[]) ?? []), ...add]).filter(
        (tag) => !remove.includes(tag),
      ),
    })
  }
  if (Object.keys(change).length > 0) return change
  throw new ParameterError(
    'status',
    'a change: status, campaign, destination, preset, tags or trash',
  )
}

function tagsOf(value: unknown): { add: string[]; remove: string[] } {
  const { add = [], remove = [], ...more } = (value ?? {}) as Record<string, unknown>
  const isList = (list: unknown): list is string[] =>
    Array.isArray(list) && list.every((one) => typeof one === 'string')
  const known = isList(add) && isList(remove) && Object.keys(more).length === 0
  if (known && add.length + remove.length > 0) {
    return { add: plainTags(add), remove: plainTags(remove) }
  }
  throw new ParameterError('tags', '{ add: […], remove: […] }, one of them or both')
}

function oneOf(value: unknown, choices: readonly string[]): string {
  const found = choices.find((choice) => choice === value)
  if (!found) throw new ParameterError('status', choices.join(' or '))
  return found
}

function textOf(value: unknown): string {
  if (typeof value === 'string' && value.trim() !== '') return value.trim()
  throw new ParameterError('destination', 'a web address')
}

/** `null` empties it. */
function relationOf(req: PayloadRequest, name: string, collection: string, value: unknown) {
  if (value === null) return null
  const id = asID(req.payload, collection, value)
  if (id === null) throw new ParameterError(name, 'an id, or null for none')
  return id
}
