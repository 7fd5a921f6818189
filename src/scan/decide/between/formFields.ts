/** What the form of a page in between sends. */
export const FIELDS = { choice: 'choice', password: 'password', proof: 'proof' } as const

/** Spares who knew the password from saying it again for some hours. */
export const PASS_COOKIE = 'qr_pass'
