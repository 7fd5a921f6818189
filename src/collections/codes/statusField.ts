import type { FieldHook, SelectField, SelectFieldSingleValidation } from 'payload'

import { select } from 'payload/shared'

import { label } from '../../translations/label.js'

/**
 * Whether a code is switched on. Not `required`: types and GraphQL would then ask for it in every
 * `create`, its default notwithstanding. It cannot be emptied all the same.
 */
export function statusField(): SelectField {
  const validate: SelectFieldSingleValidation = (value, args) =>
    select(value, { ...args, required: true })
  return {
    name: 'status',
    type: 'select',
    admin: {
      components: {
        Cell: 'payload-plugin-qr/client#StatusCell',
        Field: 'payload-plugin-qr/client#StatusField',
      },
      isClearable: false,
      position: 'sidebar',
    },
    defaultValue: 'active',
    // The default name is that of `_status`, which a host with drafts has as well.
    enumName: ({ tableName }) => `enum_${tableName}_activity`,
    hooks: { beforeDuplicate: [outOfTrash] },
    index: true,
    label: label('plugin-qr:status'),
    options: [
      { label: label('plugin-qr:active'), value: 'active' },
      { label: label('plugin-qr:paused'), value: 'paused' },
    ],
    validate,
  }
}

/** Payload copies the date of deletion as well: the copy would be in the trash where nobody looks for it. */
const outOfTrash: FieldHook = ({ siblingData, value }) => {
  delete siblingData.deletedAt
  return value
}
