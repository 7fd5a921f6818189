import type { ContactsOption } from './types.js'

import { checks } from '../checks.js'

export type Contacts = {
  readonly contractBasis: null | string
  readonly suppressionSecret: null | string
}

export function contactsOf(written: boolean | ContactsOption | undefined): Contacts | false {
  if (written === undefined || written === false) return false
  const path = 'options.contacts'
  const option =
    written === true
      ? {}
      : checks.object<ContactsOption>(path, written, ['contractBasis', 'suppressionSecret'], {
          hidden: true,
        })
  return {
    contractBasis: checks.text(`${path}.contractBasis`, option.contractBasis),
    suppressionSecret: checks.text(`${path}.suppressionSecret`, option.suppressionSecret),
  }
}
