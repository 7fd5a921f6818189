/** A page between a code and where it leads, as codes have it and as a directory holds it. */

export const BETWEEN_KINDS = ['preview', 'question', 'password', 'choice', 'card', 'links'] as const
export type BetweenKind = (typeof BETWEEN_KINDS)[number]

/** Those that lead somewhere by themselves: their code needs no destination. */
export const OWN_WAYS: readonly BetweenKind[] = ['card', 'choice', 'links']
export const hasOwnWays = (kind: unknown): boolean => OWN_WAYS.includes(kind as BetweenKind)

/** Destinations of one page at the most. */
export const MOST_CHOICES = 8
/** Characters of a password. The most is for the sake of what it costs to look at one. */
export const PASSWORD_LENGTH = { least: 8, most: 128 } as const

/** Somebody to write to or call. `null`: not given. */
export type ContactCard = {
  email: null | string
  name: null | string
  organization: null | string
  phone: null | string
  website: null | string
}

export type Choice = { label: string; url: string }

/** Texts are the host's own; `null` is what the page says by itself, in the reader's language. */
export type Between = {
  button: null | string
  card: ContactCard | null
  /** Of `choice` and `links`. */
  choices: readonly Choice[]
  kind: BetweenKind
  /** Of `password`, see `hashPassword`; `null`: nobody gets in. */
  passwordHash: null | string
  text: null | string
  title: null | string
}

/** Why the page is shown once more. */
export type Refusal = 'busy' | 'later' | 'wrong'
