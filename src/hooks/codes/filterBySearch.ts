import type { CollectionBeforeOperationHook, PayloadRequest, Where } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { foldText } from '../../kit/foldText.js'
import { storeOf } from '../../store/storeOf.js'
import { mentions, replaceCondition } from './replaceCondition.js'

/** Fields of a code that a word is looked for in. A relation is found by the title of what it leads to. */
const FIELDS = ['title', 'code', 'aliases', 'placement', 'destination.url'] as const
const RELATIONS = ['campaign'] as const

/**
 * Makes `search` a filter, which the list's search box asks: `{ search: { like: 'metro east' } }` finds
 * codes that have every word somewhere in what people know of them, whatever its accents. A short URL
 * finds its code.
 */
export function filterBySearch(options: QROptions): CollectionBeforeOperationHook {
  return async ({ args, req }) => {
    const { overrideAccess, where } = args as { overrideAccess?: boolean; where?: Where }
    if (!where || !mentions(where, 'search')) return args
    const replaced = await replaceCondition(where, 'search', async (condition) => {
      const words = wordsIn(Object.values(condition).join(' '))
      const parts = words.map((word) => whereOf(word, options, req, overrideAccess ?? false))
      return { and: await Promise.all(parts) }
    })
    return { ...args, where: replaced }
  }
}

const wordsIn = (text: string): string[] => text.split(/\s+/).filter(Boolean).slice(0, 10)

/** The code in the short URL of a domain, and which that is. */
function codeOn(word: string, { domains }: QROptions): Where[] {
  return domains.flatMap(({ host, path }): Where[] => {
    const code = word.toLowerCase().includes(host) ? codeIn(word, host + path) : null
    if (!code) return []
    return [{ and: [{ host: { equals: host } }, { or: [{ code: { like: code } }, { aliases: { like: code } }] }] }] // prettier-ignore
  })
}

/** The code in a short URL, with or without its beginning: what follows the path. */
function codeIn(word: string, path: string): null | string {
  const at = word.toLowerCase().indexOf(`${path.toLowerCase()}/`)
  return at < 0 ? null : word.slice(at + path.length + 1).replace(/[/?#].*$/, '') || null
}

async function whereOf(
  word: string,
  options: QROptions,
  req: PayloadRequest,
  overrideAccess: boolean,
): Promise<Where> {
  const folded = foldText(word)
  const spellings = [...new Set([word, folded])]
  const code = codeIn(word, options.path)
  const { findMarked } = storeOf(req.payload, options)
  const [marked, related] = await Promise.all([
    findMarked('codes', [folded]),
    Promise.all(RELATIONS.map((field) => relatedTo(field))),
  ])
  return {
    or: [
      ...FIELDS.flatMap((field) => spellings.map((like): Where => ({ [field]: { like } }))),
      ...(code ? [{ code: { like: code } }, { aliases: { like: code } }] : []),
      ...codeOn(word, options),
      { id: { in: marked } },
      ...RELATIONS.map((field, index): Where => ({ [field]: { in: related[index] } })),
    ],
  }

  /** Of those this person may read. */
  async function relatedTo(field: (typeof RELATIONS)[number]): Promise<ID[]> {
    const collection = { campaign: options.slugs.campaigns }[field]
    const { docs } = await req.payload.find({
      collection,
      depth: 0,
      disableErrors: true,
      overrideAccess,
      pagination: false,
      req,
      select: {},
      where: {
        or: [
          ...spellings.map((like): Where => ({ title: { like } })),
          { id: { in: await findMarked('campaigns', [folded]) } },
        ],
      },
    })
    return docs.map(({ id }) => id as ID)
  }
}
