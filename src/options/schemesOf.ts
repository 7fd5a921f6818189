import type { QRPluginOptions } from './types.js'

import { fail } from '../kit/fail.js'
import { FORBIDDEN_SCHEMES } from '../vocabulary/schemes.js'

/** App schemes in lower case, without the colon. */
export function schemesOf(written: QRPluginOptions['destinationSchemes']): readonly string[] {
  if (written === undefined) return []
  if (!Array.isArray(written)) {
    return fail('options.destinationSchemes', written, 'a list of schemes')
  }
  return written.map((scheme, index) => {
    const name = typeof scheme === 'string' ? scheme.toLowerCase().replace(/:(\/\/)?$/, '') : ''
    return /^[a-z][a-z0-9+.-]*$/.test(name) && !FORBIDDEN_SCHEMES.includes(name)
      ? name
      : fail(
          `options.destinationSchemes[${index}]`,
          scheme,
          `an app scheme like 'myapp', never ${FORBIDDEN_SCHEMES.join(', ')}`,
        )
  })
}
