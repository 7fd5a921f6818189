import type { PayloadRequest } from 'payload'

import { addDataAndFileToRequest, Forbidden } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { Common } from './plan/dataOf.js'
import type { Plan } from './plan/types.js'

import { ParameterError } from '../../analytics/ParameterError.js'
import { isTimeZone } from '../../analytics/time/zone.js'
import { planCodes, type Source } from './plan/planCodes.js'
import { type Column, COLUMNS } from './plan/types.js'
import { type Prepared, prepareLines, sayOf } from './prepareLines.js'

const MOST_BYTES = 10_000_000

export type Asked = { key: unknown; lines: Prepared[] } & Pick<Plan, 'notices' | 'problems'>

/**
 * What somebody wants made: `{ csv }` or `{ pattern: { title, code, destination } }` as JSON, or a
 * file with the rest in `_payload`; beside it `common` values and the time zone dates are meant in.
 */
export async function readPlan(req: PayloadRequest, options: QROptions): Promise<Asked> {
  if (Number(req.headers.get('content-length') ?? 0) > MOST_BYTES) throw tooLarge()
  await addDataAndFileToRequest(req)
  const { common = {}, key, tz = 'UTC' } = (req.data ?? {}) as Record<string, unknown>
  if (typeof tz !== 'string' || !isTimeZone(tz)) throw new ParameterError('tz', 'a time zone')
  const plan = planCodes(sourceOf(req), sayOf(req))
  const prepared = await prepareLines(plan, { common: commonOf(common), options, req, tz })
  const create = req.payload.collections[options.slugs.codes]?.config.access.create
  const data = prepared.lines[0]?.data
  if (!req.user || !(await create?.({ data, req }))) throw new Forbidden(req.t)
  return { ...prepared, key, notices: plan.notices }
}

function sourceOf(req: PayloadRequest): Source {
  const { csv, pattern } = (req.data ?? {}) as { csv?: unknown; pattern?: unknown }
  if (req.file) {
    if (req.file.data.length > MOST_BYTES) throw tooLarge()
    return { bytes: req.file.data }
  }
  if (typeof csv === 'string') return { csv }
  if (pattern && typeof pattern === 'object') {
    const { code, destination, title } = pattern as Record<string, unknown>
    return {
      pattern: { code: textOf(code), destination: textOf(destination), title: textOf(title) ?? '' },
    }
  }
  throw new ParameterError('csv', 'text, or a file, or a pattern with a title')
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined

/** Those no two codes share. */
const OWN: readonly Column[] = ['code', 'count', 'product']

function commonOf(written: unknown): Common {
  const given = written as Record<string, unknown>
  return Object.fromEntries(
    COLUMNS.flatMap((column) => {
      const text = textOf(given?.[column])
      return text && !OWN.includes(column) ? [[column, text]] : []
    }),
  )
}

const tooLarge = () => new ParameterError('file', `at most ${MOST_BYTES / 1_000_000} MB`)
