import type { PayloadRequest } from 'payload'

import type { ID } from './scan.js'

/** A text that a code answers to: its own, or an alias. On a domain beside the default one as `nameKey` has it. */
export type Name = {
  /** Scanned or printed: it has to go on. */
  kept: boolean
  text: string
}

/** Texts of codes, each of one code alone; the database sees to that, also of those in the trash. */
export type NameStore = {
  /**
   * Takes texts for a code in the request's transaction, and gives up others it had. Those in `keep`
   * cannot be given up from then on. Resolves to those that another code has; before the host's migration
   * to none.
   */
  claimNames: (
    id: ID,
    texts: readonly string[],
    keep: readonly string[],
    req: PayloadRequest,
  ) => Promise<string[]>
  /**
   * Moves the codes of a campaign that have no domain of their own to a host (`null`: the default one), in the
   * request's transaction: their texts are taken there, and those in print lead on where they were. Resolves to
   * how many moved, and to names that other codes have: then nothing of it may stay.
   */
  moveCampaign: (
    id: ID,
    host: null | string,
    req: PayloadRequest,
  ) => Promise<{ moved: number; taken: string[] }>
  /** Whether the host has migrated: before, no alias leads anywhere. */
  keepsNames: () => Promise<boolean>
  /** The code that has a text as its own or as an alias, in the request's transaction. */
  namedBy: (text: string, req: PayloadRequest) => Promise<ID | null>
  /** The texts of a code, in the request's transaction. */
  namesOf: (id: ID, req: PayloadRequest) => Promise<Name[]>
  /** Leaves the texts of a code that is gone to others, in the request's transaction. */
  releaseNames: (texts: readonly string[], req: PayloadRequest) => Promise<void>
}
