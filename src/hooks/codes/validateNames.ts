import type { PayloadRequest, Where } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { endsLoosely } from '../../scan/request/forgiveCode.js'
import { storeOf } from '../../store/storeOf.js'
import { translate } from '../../translations/translate.js'
import { MOST_ALIASES } from '../../vocabulary/aliases.js'
import { nameKey, splitKey } from '../../vocabulary/domains.js'
import { normaliseCode } from '../../vocabulary/normaliseCode.js'
import { storedNames, textsOf } from './claimNames.js'
import { codeWhere } from './codeWhere.js'
import { holderOf } from './holderOf.js'

type Asked = {
  /** Of the domain it is wanted on; `null`: the default one. */
  host: null | string
  /** The code that wants the text; left out: one that is being made. */
  id?: ID | undefined
  req: PayloadRequest
}

/** Why a code cannot have a text, as its own or as an alias, in a sentence; `true`: it can. */
export async function validateName(
  text: string,
  options: QROptions,
  { host, id, req }: Asked,
): Promise<string | true> {
  const code = normaliseCode(text)
  if (code === null) return translate(req.t, 'plugin-qr:codeInvalid')
  // What is stored may be in print, and has to be saved again as it is.
  if (endsLoosely(code) && !(await isStored(code))) {
    return translate(req.t, 'plugin-qr:codeEnds', { last: code.slice(-1) })
  }
  const store = storeOf(req.payload, options)
  const name = nameKey(code, host)
  const owner = (await store.namedBy(name, req)) ?? (await codeWith(code)) ?? (await strayOf(code))
  const isOwn = owner !== null && String(owner) === String(id)
  if (owner !== null && !isOwn) return translate(req.t, 'plugin-qr:codeTaken', { code: name })
  const holder = await store.reservedFor(code)
  if (holder === null || holder === holderOf(req)) return true
  return translate(req.t, 'plugin-qr:codeReserved', { code })

  async function isStored(text: string): Promise<boolean> {
    const stored = id === undefined ? null : await storedNames(id, options, req)
    return stored !== null && textsOf(stored).includes(text)
  }

  /** A code in print on a domain that is gone from the options answers on the default one: its text is not free. */
  async function strayOf(text: string): Promise<ID | null> {
    if (host !== null) return null
    const stored = id === undefined ? null : await storedNames(id, options, req)
    if (stored && !stored.host && textsOf(stored).includes(text)) return null
    const known = options.domains.map((one) => one.host)
    const where: Where = {
      and: [
        { or: [{ code: { equals: text } }, { aliases: { in: [text] } }] },
        { host: { exists: true } },
        { host: { not_in: ['', ...known] } },
        ...(id === undefined ? [] : [{ id: { not_equals: id } }]),
      ],
    }
    return codeWhere(where, options, req)
  }

  function codeWith(text: string): Promise<ID | null> {
    return codeWhere({ and: [{ code: { equals: text } }, isOn(host)] }, options, req)
  }
}

const isOn = (host: null | string): Where =>
  host === null
    ? { or: [{ host: { exists: false } }, { host: { equals: '' } }] }
    : { host: { equals: host } }

/** The same of all aliases of a code: what is wrong with the first that is, or which one is missing. */
export async function validateAliases(
  { aliases, code }: { aliases: readonly string[]; code: unknown },
  options: QROptions,
  asked: Asked,
): Promise<string | true> {
  const { host, id, req } = asked
  const { t } = req
  const had = id === undefined ? [] : await storeOf(req.payload, options).namesOf(id, req)
  const own = typeof code === 'string' ? (normaliseCode(code) ?? code) : null
  // What is kept on another domain, where it was before, leads on by itself.
  const kept = had.filter((one) => one.kept).map(({ text }) => splitKey(text))
  const lost = kept.find((one) => one.host === host && one.text !== own && !aliases.includes(one.text)) // prettier-ignore
  if (lost) return translate(t, 'plugin-qr:aliasKept', { alias: lost.text })
  if (aliases.length > MOST_ALIASES) {
    return translate(t, 'plugin-qr:aliasesTooMany', { most: MOST_ALIASES })
  }
  if (aliases.length > 0 && !(await storeOf(req.payload, options).keepsNames())) {
    return translate(t, 'plugin-qr:aliasesLater')
  }
  for (const alias of aliases) {
    const said = await validateName(alias, options, asked)
    if (said !== true) return `${alias.slice(0, 70)}: ${said}`
  }
  return true
}
