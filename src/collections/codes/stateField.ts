import type { SelectField } from 'payload'

import { CODE_STATES } from '../../vocabulary/codeState.js'
import { label } from '../../translations/label.js'

const never = () => false

/** What the code does now; derived when it is read, see `addState` and `filterByState`. */
export function stateField(): SelectField {
  return {
    name: 'state',
    type: 'select',
    access: { create: never, update: never },
    admin: { disableBulkEdit: true, hidden: true },
    label: label('plugin-qr:status'),
    options: [...CODE_STATES],
    virtual: true,
  }
}
