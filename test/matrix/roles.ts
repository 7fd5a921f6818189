import type { Where } from 'payload'

type Answer = boolean | Where

export type Role = {
  analytics: boolean
  codes: Answer
  /** Scans the person may see. */
  sees: readonly string[]
  /** What the host's own rule for scans says; left out: the plugin's rule. */
  scans?: Answer
}

const EAST = { placement: { equals: 'east' } }

/** The scans there are; the letter is the code's. */
export const ALL = ['E1', 'E2', 'E3', 'W1', 'W2'] as const

/** Every kind of answer an access function may give, for codes and for scans. */
export const ROLES: Record<string, Role> = {
  admin: { analytics: true, codes: true, sees: ALL },
  manager: { analytics: true, codes: true, scans: true, sees: ALL },
  analyst: { analytics: true, codes: EAST, sees: ['E1', 'E2', 'E3'] },
  both: {
    analytics: true,
    codes: EAST,
    scans: { and: [{ 'qrCode.placement': { equals: 'east' } }, { country: { in: ['FR'] } }] },
    sees: ['E3'],
  },
  byCode: {
    analytics: true,
    codes: true,
    scans: { 'qrCode.placement': { not_equals: 'east' } },
    sees: ['W1', 'W2'],
  },
  byScan: {
    analytics: true,
    codes: true,
    scans: { country: { equals: 'DE' } },
    sees: ['E1', 'E2', 'W1'],
  },
  either: {
    analytics: true,
    codes: true,
    scans: { or: [{ 'qrCode.placement': { equals: 'west' } }, { city: { like: 'par' } }] },
    sees: ['E3', 'W1', 'W2'],
  },
  noCodes: { analytics: true, codes: false, sees: [] },
  noScans: { analytics: true, codes: true, scans: false, sees: [] },
  member: { analytics: false, codes: true, sees: [] },
  anonymous: { analytics: true, codes: true, sees: [] },
}

/** What a role may see, said in the ways the tests ask. */
export function rightsOf(role: string) {
  const { analytics, codes, scans, sees } = ROLES[role]!
  const allowed = role !== 'anonymous' && analytics
  const ofCode = (letter: string): readonly string[] => sees.filter((name) => name[0] === letter)
  return {
    allowed,
    mayRead: (letter: string) =>
      role !== 'anonymous' && (codes === true || (codes !== false && letter === 'E')),
    /** Statistics and exports are there, however little they say. */
    numbers: allowed && scans !== false && codes !== false,
    ofCode,
    sees,
    /** Sees every scan of a code, so its totals may be shown. */
    whole: (letter: string) => ofCode(letter).length === totalOf(letter),
  }
}

export const totalOf = (letter: string): number => ALL.filter((name) => name[0] === letter).length
