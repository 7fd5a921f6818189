import { asScript } from './asScript.js'
import { rebuildCommand } from './rebuildCommand.js'

/** `payload qr:rebuild`. */
export const script = asScript(rebuildCommand)
