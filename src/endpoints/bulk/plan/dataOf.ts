import type { CodeData } from './codeData.js'
import type { Column, Line, Problem, Say } from './types.js'

import { instantOf } from '../../../analytics/time/zone.js'
import { UTM_NAMES } from '../../../scan/decide/resolveUTM.js'
import { LANGUAGES } from '../../../translations/languages.js'
import { plainAliases } from '../../../vocabulary/aliases.js'
import { plainTags } from '../../../vocabulary/tags.js'
import { extrasOf } from './extrasOf.js'

/** What holds for every code that does not say otherwise. */
export type Common = Partial<Record<Column, string>>

const STATUS = new Map(
  (['active', 'paused'] as const).flatMap((status) =>
    [status, ...Object.values(LANGUAGES).map((texts) => texts['plugin-qr'][status])].map(
      (name) => [name.toLowerCase(), status] as const,
    ),
  ),
)

/** A written line as the data of a code, its campaign still by name. What cannot be read is a problem. */
export function dataOf(
  { cells: own, line }: Line,
  { common, say, tz }: { common: Common; say: Say; tz: string },
): { campaign?: string; data: CodeData; problems: Problem[] } {
  const cells = { ...common, ...own }
  const problems: Problem[] = []
  const date = (field: 'expiresAt' | 'startsAt', end: boolean): string | undefined => {
    const written = cells[field]
    const at = written ? readDate(written, tz, end) : undefined
    if (at === null) {
      problems.push({
        field,
        line,
        message: say('plugin-qr:bulkDate', { written: written!.slice(0, 40) }),
      })
    }
    return at ?? undefined
  }
  const utm = Object.fromEntries(
    UTM_NAMES.flatMap((name) => {
      const value = cells[`utm_${name}`]
      return value ? [[name, value]] : []
    }),
  )
  const status = cells.status
  const data = {
    aliases: cells.aliases === undefined ? undefined : plainAliases(cells.aliases.split(/[;,\s]+/)),
    code: cells.code,
    destination: { type: 'url' as const, url: cells.destination },
    domain: cells.domain,
    expiresAt: date('expiresAt', true),
    fallbackURL: cells.fallbackURL,
    placement: cells.placement,
    // what is no number stays one that the field's own check names
    scanLimit: cells.scanLimit === undefined ? undefined : wholeNumber(cells.scanLimit),
    scansPerVisitor:
      cells.scansPerVisitor === undefined ? undefined : wholeNumber(cells.scansPerVisitor),
    startsAt: date('startsAt', false),
    status: status && (STATUS.get(status.toLowerCase()) ?? status),
    tags: cells.tags === undefined ? undefined : plainTags(cells.tags.split(/[;,]/)),
    title: cells.title,
    ...extrasOf({ cells, line, problems, say }),
    ...(Object.keys(utm).length > 0 && { utm }),
  }
  // undefined would be a value to hooks of the host
  const given = Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined))
  return { campaign: cells.campaign, data: given as CodeData, problems }
}

const wholeNumber = (written: string): number =>
  /^\d{1,15}$/.test(written) ? Number(written) : NaN

const DATE =
  /^(?:(\d{4})-(\d\d)-(\d\d)|(\d{1,2})\.(\d{1,2})\.(\d{4}))(?:[T ,]+(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?(Z|[+-]\d\d:?\d\d)?$/

/**
 * `2026-12-24`, `2026-12-24 18:00`, `24.12.2026 18:00`, or with an offset, as an ISO instant; `null`
 * for all else. 1/2/2026 is two days to two people. An end without a time is the end of that day.
 */
function readDate(written: string, tz: string, isEnd: boolean): null | string {
  const match = DATE.exec(written.trim())
  if (!match) return null
  const [, y1, m1, d1, d2, m2, y2, hour, minute, second, offset] = match
  const two = (text: string | undefined) => (text ?? '0').padStart(2, '0')
  const date = `${y1 ?? y2}-${two(m1 ?? m2)}-${two(d1 ?? d2)}`
  const midnight = Date.parse(`${date}T00:00:00Z`)
  // 31 February is no day
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== date) return null
  if (Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59) return null
  const ofDay =
    hour === undefined && isEnd
      ? 86_399_000
      : ((Number(hour ?? 0) * 60 + Number(minute ?? 0)) * 60 + Number(second ?? 0)) * 1000
  if (!offset) return new Date(instantOf(tz, date, ofDay)).toISOString()
  const time = new Date(ofDay).toISOString().slice(11, 19)
  const at = Date.parse(`${date}T${time}${offset.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`)
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}
