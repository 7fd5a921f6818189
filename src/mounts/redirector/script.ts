import { asScript } from '../commands/asScript.js'
import { redirectorCommand } from './redirectorCommand.js'

/** `payload qr:redirector`. */
export const script = asScript(redirectorCommand)
