import { SHARED } from '../../../../vocabulary/storedFacts.js'

/** Facts that many scans share, each set of them stored once. `terms` are single texts. */
export type Kind = 'terms' | keyof typeof FIELDS

/** Fields of a scan that live in a dictionary. */
export const FIELDS = { clients: SHARED.client, links: SHARED.link, places: SHARED.place } as const

/** The field of a scan that points into the dictionary. */
export const RELATION = { clients: 'client', links: 'link', places: 'place' } as const
