import type { CheckboxField } from 'payload'

import { label } from '../../translations/label.js'
import { translate } from '../../translations/translate.js'
import { createTicketSigner } from '../../vocabulary/ticketText.js'

/**
 * Whether somebody is let in with the code, once. Its text is signed when it is made (`prepareCode`); what
 * is in print without a signature cannot get one.
 */
export const ticketField = (): CheckboxField => ({
  name: 'ticket',
  type: 'checkbox',
  admin: { description: label('plugin-qr:ticketHint'), disableBulkEdit: true },
  defaultValue: false,
  label: label('plugin-qr:ticket'),
  validate: (value, { data, event, req }) => {
    const { code } = data as { code?: unknown }
    // A new form holds the text without its signature.
    if (!value || event === 'onChange' || typeof code !== 'string') return true
    const isSigned = createTicketSigner(req.payload.secret).verify(code) === 'signed'
    return isSigned || translate(req.t, 'plugin-qr:ticketUnsigned')
  },
})
