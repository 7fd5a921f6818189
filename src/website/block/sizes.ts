/** Sizes of the QR block in CSS pixels. */
export const SIZES = { large: 320, medium: 200, small: 128 } as const

export type QRCodeSize = keyof typeof SIZES
