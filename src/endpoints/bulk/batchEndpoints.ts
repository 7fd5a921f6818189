import type { Endpoint, PayloadRequest } from 'payload'

import { addDataAndFileToRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { Problem } from './plan/types.js'

import { ParameterError } from '../../analytics/ParameterError.js'
import { answering } from '../answering.js'
import { checkLines, createBatch, undoBatch } from './batches.js'
import { type Asked, readPlan } from './readPlan.js'
import { streamWork } from './streamWork.js'

const KEY = /^[\w-]{8,64}$/

/**
 * Many codes at once, each answered as lines of JSON (see `streamWork`):
 * `POST /api/qr-codes/bulk/check` says what each line would be refused for and writes nothing,
 * `/bulk/create` makes all or none under a `key` of the client's, `/bulk/undo` takes a batch back.
 */
export function batchEndpoints(options: QROptions): Endpoint[] {
  const post = (path: string, handler: (req: PayloadRequest) => Promise<Response>): Endpoint => ({
    handler: (req) => answering(() => handler(req)),
    method: 'post',
    path: `/bulk/${path}`,
  })
  return [
    post('check', (req) => check(req, options)),
    post('create', (req) => create(req, options)),
    post('undo', (req) => undo(req, options)),
  ]
}

async function check(req: PayloadRequest, options: QROptions): Promise<Response> {
  const asked = await readPlan(req, options)
  return streamWork(req, asked.lines.length, async (onDone) => {
    const more = await checkLines(asked.lines, { onDone, options, req })
    return reportOf(asked, [...asked.problems, ...more])
  })
}

async function create(req: PayloadRequest, options: QROptions): Promise<Response> {
  const asked = await readPlan(req, options)
  const batch = keyOf(asked.key)
  return streamWork(req, asked.lines.length, async (onDone) => {
    if (asked.problems.length > 0) return reportOf(asked, asked.problems)
    const made = await createBatch(asked.lines, batch, { onDone, options, req })
    return 'problems' in made ? reportOf(asked, made.problems) : { ...made, batch, type: 'created' }
  })
}

async function undo(req: PayloadRequest, options: QROptions): Promise<Response> {
  await addDataAndFileToRequest(req)
  const batch = keyOf(req.data?.batch)
  return streamWork(req, 0, async (onDone) => ({
    ...(await undoBatch(batch, { onDone, options, req })),
    type: 'undone',
  }))
}

function keyOf(key: unknown): string {
  if (typeof key === 'string' && KEY.test(key)) return key
  throw new ParameterError('key', '8 to 64 letters, digits, - or _, a new one for each go')
}

/** One problem of a field is said once, also where reading and checking both found it. */
function reportOf({ lines, notices }: Asked, found: Problem[]): object {
  const seen = new Set<string>()
  const problems = found
    .filter(({ field, line }) => {
      const key = `${line}:${field?.replace(/^destination\..*/, 'destination')}`
      const isNew = field === null || !seen.has(key)
      seen.add(key)
      return isNew
    })
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.field ?? '').localeCompare(b.field ?? ''))
  return {
    count: lines.length,
    lines: lines.map(({ data: { code, destination, title }, line }) => ({
      code: code ?? null,
      destination: destination.url ?? null,
      line,
      title: title ?? null,
    })),
    notices,
    ok: problems.length === 0 && lines.length > 0,
    problems,
    type: 'report',
  }
}
