import type { ScanDraft, ScanHeaders, Traffic } from '../../vocabulary/scan.js'

/**
 * Drafts that can be sent to another thread, column by column: what is sent costs by the number of
 * its objects, and scans of a moment differ in little. What many share goes once (codes and phones
 * are few, people many); read on the other side, a shared text's hash is worked out once, too.
 */
export type PackedDrafts = {
  addresses: (null | string)[]
  /** For each draft its place in `common`. */
  commons: Uint32Array
  /** What drafts share. */
  common: Common[]
  /**
   * For each draft, in the order of the names, the places of its headers' values in `texts`;
   * `NOT_SENT`: it has none.
   */
  headers: Int32Array
  scanIds: string[]
  scanIdsCarried: (string | undefined)[]
  /** Epoch milliseconds. */
  scannedAt: Float64Array
  texts: string[]
}

type Common = Omit<ScanDraft, Own>
type Own = 'address' | 'headers' | 'scanId' | 'scanIdCarried' | 'scannedAt'

const NOT_SENT = -1

/** @param names headers that are kept, in lower case, see `headersRead` */
export function packDrafts(drafts: readonly ScanDraft[], names: readonly string[]): PackedDrafts {
  const { length } = drafts
  const packed: PackedDrafts = {
    addresses: [],
    common: [],
    commons: new Uint32Array(length),
    headers: new Int32Array(length * names.length),
    scanIds: [],
    scanIdsCarried: [],
    scannedAt: new Float64Array(length),
    texts: [],
  }
  const placeOfText = placesIn(packed.texts)
  const placeOfCommon = commonPlacesIn(packed.common)
  let at = 0
  drafts.forEach((draft, index) => {
    packed.addresses.push(draft.address)
    packed.commons[index] = placeOfCommon(draft)
    packed.scanIds.push(draft.scanId)
    if (draft.scanIdCarried !== undefined) packed.scanIdsCarried[index] = draft.scanIdCarried
    packed.scannedAt[index] = draft.scannedAt
    for (const name of names) packed.headers[at++] = placeOfText(draft.headers.get(name))
  })
  return packed
}

function placesIn(texts: string[]): (text: null | string) => number {
  const places = new Map<string, number>()
  return (text) => {
    if (text === null) return NOT_SENT
    const known = places.get(text)
    if (known !== undefined) return known
    places.set(text, texts.length)
    return texts.push(text) - 1
  }
}

/** Compares with the code's draft before it only: one code's scans are nearly all alike. */
function commonPlacesIn(list: Common[]): (draft: ScanDraft) => number {
  const latest = new Map<string, number>()
  return (draft) => {
    const place = latest.get(draft.code)
    if (place !== undefined && isSame(list[place]!, draft)) return place
    const { claimed, code, destination, outcome, qrCode, rawQuery, traffic, utm } = draft
    latest.set(code, list.length)
    const common = { claimed, code, destination, outcome, qrCode, rawQuery, traffic, utm }
    return list.push(common) - 1
  }
}

// A code's tags are one object for all its scans, see `plainDestination`.
const isSame = (a: Common, b: Common): boolean =>
  a.claimed === b.claimed &&
  a.code === b.code &&
  a.destination === b.destination &&
  a.outcome === b.outcome &&
  a.qrCode === b.qrCode &&
  a.rawQuery === b.rawQuery &&
  a.utm === b.utm &&
  isSameTraffic(a.traffic, b.traffic)

const isSameTraffic = (a: Traffic, b: Traffic): boolean =>
  a.class === b.class &&
  a.rulesVersion === b.rulesVersion &&
  a.score === b.score &&
  a.reasons.length === b.reasons.length &&
  a.reasons.every((reason, index) => reason === b.reasons[index])

/** @param names as they were packed with */
export function unpackDrafts(packed: PackedDrafts, names: readonly string[]): ScanDraft[] {
  const { addresses, common, commons, scanIds, scanIdsCarried, scannedAt } = packed
  const columns = new Map(names.map((name, column) => [name, column]))
  return scanIds.map((scanId, index) => {
    const { claimed, code, destination, outcome, qrCode, rawQuery, traffic, utm } =
      common[commons[index]!]!
    return {
      address: addresses[index]!,
      claimed,
      code,
      destination,
      headers: new SentHeaders(packed, columns, index * names.length),
      outcome,
      qrCode,
      rawQuery,
      scanId,
      scanIdCarried: scanIdsCarried[index],
      scannedAt: scannedAt[index]!,
      traffic,
      utm,
    }
  })
}

/** One draft's row of values. */
class SentHeaders implements ScanHeaders {
  readonly #columns: ReadonlyMap<string, number>
  readonly #packed: PackedDrafts
  readonly #start: number

  constructor(packed: PackedDrafts, columns: ReadonlyMap<string, number>, start: number) {
    this.#packed = packed
    this.#columns = columns
    this.#start = start
  }

  get(name: string): null | string {
    const column = this.#columns.get(name)
    if (column === undefined) return null
    const place = this.#packed.headers[this.#start + column]!
    return place === NOT_SENT ? null : this.#packed.texts[place]!
  }

  has(name: string): boolean {
    return this.get(name) !== null
  }
}
