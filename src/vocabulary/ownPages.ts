/** Pages of a code on which the host may have words of its own, by what became of the scan. */

export const OWN_PAGES = ['used-up', 'already-used'] as const
export type OwnPageOutcome = (typeof OWN_PAGES)[number]

/** The host's words, as they were written; `null`: what the page says by itself. */
export type OwnPage = {
  /** Of the link to `url`. */
  button: null | string
  text: null | string
  title: null | string
  /** Where the button leads; `null`: to the host's site, as on every page. */
  url: null | string
}

export type OwnPages = Readonly<Partial<Record<OwnPageOutcome, OwnPage>>>

/** Names of their fields. */
export const OWN_PAGE_FIELDS = {
  'already-used': 'alreadyUsed',
  'used-up': 'usedUp',
} as const satisfies Record<OwnPageOutcome, string>
