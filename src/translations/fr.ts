import { blockFr } from './block/fr.js'

/** French. A text that is missing here is shown in English. */
export const fr = { 'plugin-qr': { ...blockFr } }
