import type { UIField } from 'payload'

/** Sends along what a form was loaded with, see `keepUntouched`. Shows and holds nothing. */
export const loadedValuesField = (): UIField => ({
  name: 'qrLoaded',
  type: 'ui',
  admin: {
    components: { Field: 'payload-plugin-qr/client#LoadedValues' },
    disableBulkEdit: true,
    disableListColumn: true,
  },
})
