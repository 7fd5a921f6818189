import type { PayloadRequest, Where } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { Scope } from '../../vocabulary/questions.js'
import type { ID } from '../../vocabulary/scan.js'

import { readableCodes } from '../../access/readableCodes.js'
import { readableScans } from '../../access/readableScans.js'
import { isList, ofCodes, splitScansWhere } from '../../access/splitScansWhere.js'

type Filter = { campaigns?: ID[] | undefined; codes?: ID[] | undefined }

/**
 * The codes a question is about: those the person may read, narrowed by codes and campaigns. The
 * trash is included, its scans happened. `all` only where nothing limits, so that scans of codes
 * deleted for good are counted for those who may read everything. `where` is what the host's read
 * access of scans says beyond codes.
 */
export async function resolveScope(
  req: PayloadRequest,
  options: QROptions,
  { campaigns, codes }: Filter,
): Promise<Scope> {
  const readable = await readableCodes(options, req)
  const scans = await readableScans(options, req)
  if (readable === false || scans === false) return { codes: [] }
  const rule = scans === true ? { codes: null, scans: null } : splitScansWhere(scans)
  const more = rule.scans ? { where: await withoutCodes(req, options, rule.scans) } : {}
  if (readable === true && !campaigns && !codes && !rule.codes) return { codes: 'all', ...more }
  const where: Where[] = [
    ...(codes ? [{ id: { in: codes } }] : []),
    ...(campaigns ? [{ campaign: { in: campaigns } }] : []),
    ...(rule.codes ? [{ id: { in: await codesOf(req, options, rule.codes) } }] : []),
  ]
  return { codes: await codesOf(req, options, { and: where }, false), ...more }
}

/** @param overrideAccess for a rule, which is not the person's own question */
async function codesOf(
  req: PayloadRequest,
  options: QROptions,
  where: Where,
  overrideAccess = true,
): Promise<ID[]> {
  const { docs } = await req.payload.find({
    collection: options.slugs.codes,
    depth: 0,
    overrideAccess,
    pagination: false,
    req,
    select: {},
    trash: true,
    where,
  })
  return docs.map(({ id }) => id as ID)
}

/** The store knows scans alone: `qrCode.tenant` becomes the ids of the codes it means. */
async function withoutCodes(req: PayloadRequest, options: QROptions, where: Where): Promise<Where> {
  const entries = Object.entries(where).map(async ([key, value]): Promise<Where> => {
    if (isList(key, value)) {
      return { [key]: await Promise.all(value.map((part) => withoutCodes(req, options, part))) }
    }
    if (!key.startsWith('qrCode.')) return { [key]: value as Where[string] }
    const codes = await codesOf(req, options, ofCodes({ [key]: value as Where[string] }))
    return { qrCode: { in: codes } }
  })
  return { and: await Promise.all(entries) }
}

/** Codes whose totals a person may see; totals count all scans of a code, or cannot be shown. */
export async function codesWithTotals(
  req: PayloadRequest,
  options: QROptions,
): Promise<'all' | ReadonlySet<ID>> {
  const kept = req.context as Record<string, Promise<'all' | ReadonlySet<ID>> | undefined>
  return (kept['payload-plugin-qr totals'] ??= (async () => {
    const scans = await readableScans(options, req)
    if (scans === true) return 'all'
    const rule = scans === false ? null : splitScansWhere(scans)
    if (!rule || rule.scans) return new Set<ID>()
    if (!rule.codes) return 'all'
    return new Set(await codesOf(req, options, rule.codes))
  })())
}
