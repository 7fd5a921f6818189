import { asScript } from './asScript.js'
import { viewCommand } from './viewCommand.js'

/** `payload qr:view`. */
export const script = asScript(viewCommand)
