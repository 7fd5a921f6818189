import type { PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { completeURL, schemeSlip } from '../../scan/decide/completeURL.js'
import { destinationProblem } from '../../scan/decide/destinationProblem.js'
import { translate } from '../../translations/translate.js'

/** `true`, or the sentence a person needs to mend the address. */
export function validateDestination(
  written: string,
  options: Pick<QROptions, 'schemes'>,
  req: Pick<PayloadRequest, 't'>,
): string | true {
  // As `prepareCode` stores it.
  const url = completeURL(written)
  const problem = destinationProblem(url, options.schemes)
  if (problem === null) return true
  const meant = problem === 'relative' || problem === 'scheme' ? schemeSlip(url) : null
  if (meant) return translate(req.t, 'plugin-qr:destinationMeant', { meant: meant.slice(0, 200) })
  switch (problem) {
    case 'credentials':
      return translate(req.t, 'plugin-qr:destinationCredentials')
    case 'forbidden-scheme':
    case 'scheme':
      return translate(req.t, 'plugin-qr:destinationScheme', {
        examples: [...options.schemes, 'tel', 'mailto', 'whatsapp'].slice(0, 4).join(', '),
        scheme: url.slice(0, url.indexOf(':')).slice(0, 40),
      })
    case 'invisible':
      return translate(req.t, 'plugin-qr:destinationSpaces')
    case 'too-long':
      return translate(req.t, 'plugin-qr:destinationTooLong')
    default:
      return translate(req.t, 'plugin-qr:destinationAbsolute', { url: url.slice(0, 80) })
  }
}
