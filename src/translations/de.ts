import { blockDe } from './block/de.js'

/** German. A text that is missing here is shown in English. */
export const de = { 'plugin-qr': { ...blockDe } }
