import type { PayloadRequest, Where } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { NO_PLACEMENT } from '../../vocabulary/questions.js'
import { ParameterError } from '../ParameterError.js'
import { asID } from './asID.js'
import { codesInFolders } from './folders.js'

type Written = {
  campaigns?: string[]
  codes?: string[]
  folders?: string[]
  placements?: string[]
  tags?: string[]
}

/** Codes (by text or id) and campaigns (by slug or id) of parameters, as ids the person may read. */
export async function lookUpFilters(
  req: PayloadRequest,
  options: QROptions,
  { campaigns, codes: written, folders, placements, tags }: Written,
): Promise<{ campaigns?: ID[]; codes?: ID[] }> {
  const { slugs } = options
  const named = written && (await idsOf(req, slugs.codes, 'code', 'code', written, true))
  const filed = folders && (await codesInFolders(req, slugs.codes, folders))
  // A tag or placement nobody has is no mistake: the last code may have lost it.
  const tagged = tags && (await codesWhere(req, slugs.codes, { tags: { in: tags } }))
  const placed = placements && (await codesWhere(req, slugs.codes, wherePlaced(placements)))
  const lists = [named, filed, placed, tagged].filter((list) => list !== undefined)
  const [first, ...more] = lists
  const codes = first?.filter((id) => more.every((list) => list.includes(id)))
  return {
    ...(codes && { codes }),
    ...(campaigns && {
      campaigns: await idsOf(req, slugs.campaigns, 'slug', 'campaign', campaigns, false),
    }),
  }
}

const wherePlaced = (placements: string[]): Where => ({
  or: [
    { placement: { in: placements } },
    ...(placements.includes(NO_PLACEMENT)
      ? [{ placement: { exists: false } }, { placement: { equals: '' } }]
      : []),
  ],
})

async function codesWhere(req: PayloadRequest, collection: string, where: Where): Promise<ID[]> {
  const { docs } = await req.payload.find({
    collection,
    depth: 0,
    overrideAccess: false,
    pagination: false,
    req,
    select: {},
    trash: true,
    where,
  })
  return docs.map(({ id }) => id as ID)
}

async function idsOf(
  req: PayloadRequest,
  collection: string,
  field: string,
  parameter: string,
  values: string[],
  trash: boolean,
): Promise<ID[]> {
  const texts = values.map((value) => (field === 'code' ? value.toUpperCase() : value))
  const ids = values
    .map((value) => asID(req.payload, collection, value))
    .filter((id) => id !== null)
  const where: Where = {
    or: [{ [field]: { in: texts } }, ...(ids.length ? [{ id: { in: ids } }] : [])],
  }
  const { docs } = (await req.payload.find({
    collection,
    depth: 0,
    overrideAccess: false,
    pagination: false,
    req,
    select: { [field]: true },
    where,
    ...(trash ? { trash } : {}),
  })) as unknown as { docs: ({ id: ID } & Record<string, unknown>)[] }
  return values.map((value, index) => {
    const found =
      docs.find((doc) => doc[field] === texts[index]) ?? docs.find(({ id }) => String(id) === value)
    if (found) return found.id
    // The same for one that is not there and one this person may not read.
    throw new ParameterError(
      parameter,
      `a ${field} or id you may read; "${value.slice(0, 64)}" is none`,
    )
  })
}
