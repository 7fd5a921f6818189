export const MOCKUPS = ['table', 'poster', 'sticker', 'ticket'] as const
export type Mockup = (typeof MOCKUPS)[number]

/** Beginnings of words in the languages of the admin, and of some that codes are titled in. */
const SPEAKS_OF: [Mockup, RegExp][] = [
  ['ticket', /\b(ticket|billet|eintritt|karte|carte|wristband|pass)/iu],
  ['sticker', /\b(sticker|aufkleber|etikett|autocollant|label|badge)/iu],
  ['table', /(table|tisch|menu|menü|topper|counter|tresen|comptoir)/iu],
]

/** What a code is shown on: what its placement, else its title speaks of, else a poster. */
export function mockupFor(...texts: (null | string | undefined)[]): Mockup {
  for (const text of texts) {
    const found = text && SPEAKS_OF.find(([, words]) => words.test(text))
    if (found) return found[0]
  }
  return 'poster'
}
