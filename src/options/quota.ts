import type { PayloadRequest, Where } from 'payload'

import { fail } from '../kit/fail.js'
import { checks } from './checks.js'

/** How many codes there may be. `null`: any number. `where` says which codes count. */
export type Quota = { limit: null | number; where?: Where } | null | number

export type QuotaOption = {
  /**
   * How many codes there may be: a number for all of them together, or a function that is asked whenever
   * a code is made and whenever a figure is shown. `data` is the code about to be made, where there is
   * one. With `{ limit, where }` only codes of that query count, say those of a tenant.
   *
   * Codes in the trash do not count, static ones do. Everybody is bound, also the Local API with
   * `overrideAccess`: there `req.user` is empty, and a function may answer `null`.
   *
   * @default null: any number
   * @example ({ req }) => ({ free: 3, standard: 25 })[planOf(req.user)] ?? null
   * @example ({ req }) => ({ limit: 25, where: { tenant: { equals: req.user?.tenant } } })
   */
  codes?:
    | ((args: { data?: Record<string, unknown>; req: PayloadRequest }) => Promise<Quota> | Quota)
    | null
    | number
}

export type Quotas = Readonly<{ codes: NonNullable<QuotaOption['codes']> | null }>

const TAKEN = 'null, a whole number from 0, or { limit, where }'

const isLimit = (value: unknown): value is null | number =>
  value === null || (Number.isSafeInteger(value) && (value as number) >= 0)

export function quotaOf(written: QuotaOption | undefined): Quotas {
  const { codes = null } = checks.object<QuotaOption>('options.quota', written, ['codes'])
  if (typeof codes === 'function' || isLimit(codes)) return { codes }
  return fail(
    'options.quota.codes',
    codes,
    'null, a whole number from 0, or a function of ({ req })',
  )
}

/** What the host's function answered, or a line that says what is wrong with it: nothing is let through. */
export function checkedQuota(answer: unknown): { limit: null | number; where: null | Where } {
  const path = 'what options.quota.codes returns'
  if (isLimit(answer)) return { limit: answer, where: null }
  if (typeof answer !== 'object') return fail(path, answer, TAKEN)
  const { limit, where = null } = answer as { limit?: unknown; where?: null | Where }
  if (!isLimit(limit)) return fail(`limit of ${path}`, limit, 'null or a whole number from 0')
  if (typeof where !== 'object') return fail(`where of ${path}`, where, 'a query of Payload')
  return { limit, where }
}
