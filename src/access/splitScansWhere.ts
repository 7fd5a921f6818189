import type { Where } from 'payload'

/** A query of scans in two: what it says of their codes, and the rest. Both must hold. */
export type SplitWhere = { codes: null | Where; scans: null | Where }

const CODE = 'qrCode'

/**
 * Statistics are kept per code, so what a rule says of codes alone is quick to answer. Parts of an
 * `and` are told apart; a part that mixes both stays whole.
 */
export function splitScansWhere(where: Where): SplitWhere {
  const codes: Where[] = []
  const scans: Where[] = []
  for (const [key, value] of Object.entries(where)) {
    if (key.toLowerCase() === 'and' && Array.isArray(value)) {
      for (const part of value.map(splitScansWhere)) {
        if (part.codes) codes.push(part.codes)
        if (part.scans) scans.push(part.scans)
      }
    } else if (isOfCodes(key, value)) codes.push(ofCodes({ [key]: value } as Where))
    else scans.push({ [key]: value } as Where)
  }
  return {
    codes: codes.length ? { and: codes } : null,
    scans: scans.length ? { and: scans } : null,
  }
}

function isOfCodes(key: string, value: unknown): boolean {
  if (!isList(key, value)) return key === CODE || key.startsWith(`${CODE}.`)
  return value.every((part) => Object.entries(part).every(([name, one]) => isOfCodes(name, one)))
}

/** `qrCode.tenant` is `tenant` of a code, `qrCode` its id. */
export function ofCodes(where: Where): Where {
  return Object.fromEntries(
    Object.entries(where).map(([key, value]) =>
      isList(key, value)
        ? [key, value.map(ofCodes)]
        : [key === CODE ? 'id' : key.slice(CODE.length + 1), value],
    ),
  )
}

export function isList(key: string, value: unknown): value is Where[] {
  return ['and', 'or'].includes(key.toLowerCase()) && Array.isArray(value)
}
