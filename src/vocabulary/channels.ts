/** How somebody came to a code: its printed symbol, a text they typed, a tag, a QR block of a page, a link. */
export const CHANNELS = ['printed', 'typed', 'nfc', 'block', 'link'] as const
export type Channel = (typeof CHANNELS)[number]

/** Query parameter by which an address says so itself; never carried on to the destination. */
export const CHANNEL_PARAMETER = 'qr_via'

/** What it may say: a symbol and a typed text are told by how they are spelled. */
export const SAID_CHANNELS = ['nfc', 'block', 'link'] as const satisfies Channel[]
