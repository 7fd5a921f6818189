import type { BasePayload } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'
import type { RuleTarget } from '../vocabulary/rules.js'
import type { CodeEntry, ID } from '../vocabulary/scan.js'
import type { CodeChange, CodeQuery, CodeRow, CodeSource, Store } from '../vocabulary/store.js'

import { isAllowedDestination, isSitePath } from '../scan/decide/destinationProblem.js'
import { resolveUTM } from '../scan/decide/resolveUTM.js'
import { compileRules } from '../scan/decide/rules/compileRules.js'
import { keysOf } from '../scan/directory/createCodeTable.js'
import { nameKey, splitKey } from '../vocabulary/domains.js'
import { ownerOf } from '../vocabulary/ownCode.js'
import { type AddressBook, createAddressBook, type Located } from './createAddressBook.js'
import { readDocuments } from './readDocuments.js'

type Context = {
  options: QROptions
  payload: BasePayload
  store: Store
}

/** The directory's source: rows from the store, documents through Payload. */
export function codeSource({ options, payload, store }: Context): CodeSource {
  const book = createAddressBook(payload, options)
  const entries = async (query: CodeQuery) =>
    resolveEntries(await store.readCodes(query), payload, options, book)
  return {
    affected: (change) => {
      const query = queryOf(change)
      return query ? entries(query) : Promise.resolve([])
    },
    find: async (name) => {
      const found = await entries({ code: name })
      // a text may be on several domains, and on those that are gone
      const strong = found.find((entry) => keysOf(entry).includes(name))
      return strong ?? found.find(({ strays }) => strays?.includes(name)) ?? null
    },
    async listen(handlers) {
      // What was read without a column must be read again with it.
      const off = store.presence.onChange(() => handlers.onChange({ kind: 'everything' }))
      const stop = await store.listen(handlers)
      return async () => {
        off()
        await stop()
      }
    },
    page: (after, limit) => entries({ after, limit }),
  }
}

function queryOf(change: CodeChange): CodeQuery | null {
  switch (change.kind) {
    case 'campaign':
      return { campaign: change.id }
    case 'codes':
      return { ids: change.ids }
    case 'document':
      return { reference: { id: change.id, collection: change.collection } }
    default:
      return null
  }
}

/** Rows of codes to entries of the directory: inheritance applied, documents turned into addresses. */
async function resolveEntries(
  rows: CodeRow[],
  payload: BasePayload,
  options: QROptions,
  book: AddressBook,
): Promise<CodeEntry[]> {
  const documents = await documentsOf(rows, payload)
  const addresses = await book.read(documents)
  const hosts = new Set(options.domains.map(({ host }) => host))
  return rows.map((row) => ({
    id: row.id,
    between: row.between ?? undefined,
    ...namesIn(row, hosts),
    code: row.code,
    destination:
      row.destinationType === 'reference' && row.reference
        ? (addresses.get(keyOf(row.reference)) ?? null)
        : row.destinationType === 'reference'
          ? null
          : row.destinationURL,
    expiresAt: row.expiresAt,
    fallbackURL: row.fallbackURL ?? options.fallbackURL,
    product: options.gs1 === false ? undefined : (row.product ?? undefined),
    pages: row.pages ?? undefined,
    rules: compileRules(row.rules, (target) => urlOf(target, addresses, options.schemes)),
    scanLimit: row.scanLimit,
    scansPerVisitor: row.scansPerVisitor ?? undefined,
    startsAt: row.startsAt,
    status: row.status,
    trashed: row.trashed,
    untouched: row.untouched,
    utm: resolveUTM({
      campaign: row.campaignSlug === null ? null : { slug: row.campaignSlug, utm: row.campaignUTM },
      code: row.code,
      defaults: options.utm,
      placement: row.placement,
      title: row.title,
      utm: row.utm,
    }).values,
  }))
}

/** Under which names a code is found, and what it had on domains that are gone. */
function namesIn(
  { aliases, code, host }: CodeRow,
  hosts: ReadonlySet<string>,
): Pick<CodeEntry, 'aliases' | 'domain' | 'strays'> {
  const isGone = (name: string): boolean => {
    const { host: of } = splitKey(name)
    return of !== null && !hosts.has(of)
  }
  const gone = [nameKey(code, host), ...aliases].filter(isGone)
  const left = gone.length > 0 ? aliases.filter((name) => !isGone(name)) : aliases
  return {
    aliases: left.length > 0 ? left : undefined,
    domain: host !== null && hosts.has(host) ? host : undefined,
    strays: gone.length > 0 ? [...new Set(gone.map((name) => splitKey(name).text))] : undefined,
  }
}

/** Where a rule leads; `null` where its document is gone, or nobody may be sent there. */
function urlOf(
  { reference, url }: RuleTarget,
  addresses: ReadonlyMap<string, null | string>,
  schemes: readonly string[],
): null | string {
  const address = reference
    ? (addresses.get(keyOf({ id: reference.value, collection: reference.relationTo })) ?? null)
    : (url ?? null)
  const leadsOn =
    address !== null && (isAllowedDestination(address, schemes) || isSitePath(address))
  return leadsOn ? address : null
}

/** A document, in one of its locales or the site's default one. */
type Reference = { collection: string; id: ID; locale?: null | string }

/** Documents a code leads to, by itself or by a rule. */
const referencesOf = ({ reference, rules }: CodeRow): Reference[] => [
  ...(reference ? [reference] : []),
  ...rules.flatMap(({ to }) =>
    to.flatMap((target) =>
      target.reference
        ? [{ id: target.reference.value, collection: target.reference.relationTo }]
        : [],
    ),
  ),
]

const keyOf = ({ id, collection, locale }: Reference): string =>
  ownerOf(collection, id, locale ?? null)

/** The published documents that the rows point to, one query per collection and locale. */
async function documentsOf(rows: CodeRow[], payload: BasePayload) {
  const wanted = new Map<string, { collection: string; ids: Set<ID>; locale: null | string }>()
  for (const { collection, id, locale = null } of rows.flatMap(referencesOf)) {
    const key = `${collection}@${locale ?? ''}`
    const known = wanted.get(key) ?? { collection, ids: new Set(), locale }
    known.ids.add(id)
    wanted.set(key, known)
  }
  const found = new Map<string, Located>()
  for (const { collection, ids, locale } of wanted.values()) {
    const config = payload.collections[collection]?.config
    if (!config) continue
    for (const doc of await readDocuments(payload, config, [...ids], locale)) {
      if (config.versions?.drafts && doc._status !== 'published') continue
      found.set(keyOf({ id: doc.id, collection, locale }), { collection, doc, locale })
    }
  }
  return found
}
