import type { PayloadRequest } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'
import type { AskOptions, Range, Series, StatsQuery } from '../vocabulary/questions.js'
import type { ID } from '../vocabulary/scan.js'

import { analyticsFor } from './analyticsFor.js'
import { asID } from './scope/asID.js'
import { rangeOf } from './time/rangeOf.js'

export type ComparedCode = {
  code: string
  id: ID
  scans: number
  sentOn: null | number
  series: Series
  title: null | string
  visitors: number
}

export type CodeComparison = {
  /** In the order asked for. */
  codes: ComparedCode[]
  range: Range
  /** Of what was asked for, what is no code this person may read. */
  unknown: string[]
}

type Doc = { code?: null | string; host?: null | string; id: ID; title?: null | string }

/** Codes (by text or id) side by side over the same days and filters; throws as `analyticsFor` does. */
export async function compareCodes(
  req: PayloadRequest,
  options: QROptions,
  { asked, query }: { asked: readonly string[]; query: StatsQuery },
  ask: AskOptions = {},
): Promise<CodeComparison> {
  const analytics = await analyticsFor(req, options)
  const docs = await readable(req, options, asked)
  const found = asked.map(
    (text) =>
      // of the same text on several domains, that of the default one
      docs.find(({ code, host }) => code === text.toUpperCase() && !host) ??
      docs.find(({ code }) => code === text.toUpperCase()) ??
      docs.find(({ id }) => String(id) === text),
  )
  const codes = [...new Set(found.filter((doc) => doc !== undefined))].map(
    async ({ code, id, title }): Promise<ComparedCode> => {
      const of = { ...query, codes: [id] }
      const [totals, series] = await Promise.all([
        analytics.totals(of, ask),
        analytics.series(of, ask),
      ])
      const { scans, sentOn, visitors } = totals
      return { code: code ?? '', id, scans, sentOn, series, title: title ?? null, visitors }
    },
  )
  return {
    codes: await Promise.all(codes),
    range: rangeOf(query),
    unknown: asked.filter((_, index) => !found[index]),
  }
}

async function readable(
  req: PayloadRequest,
  { slugs }: QROptions,
  asked: readonly string[],
): Promise<Doc[]> {
  const ids = asked.map((text) => asID(req.payload, slugs.codes, text)).filter((id) => id !== null)
  const { docs } = await req.payload.find({
    collection: slugs.codes,
    depth: 0,
    overrideAccess: false,
    pagination: false,
    req,
    select: { code: true, host: true, title: true } as never,
    trash: true,
    where: {
      or: [
        { code: { in: asked.map((text) => text.toUpperCase()) } },
        ...(ids.length > 0 ? [{ id: { in: ids } }] : []),
      ],
    },
  })
  return docs as unknown as Doc[]
}
