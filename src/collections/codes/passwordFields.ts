import type { Field, FieldHook, PayloadRequest, TextFieldSingleValidation } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { hashPassword, NO_PASSWORD } from '../../runtime/between/hashPassword.js'
import { label } from '../../translations/label.js'
import { translate } from '../../translations/translate.js'
import { PASSWORD_LENGTH } from '../../vocabulary/between.js'

type Siblings = { kind?: string; password?: null | string; passwordHash?: null | string }

const never = () => false
const quiet = { disableBulkEdit: true, disableListColumn: true, disableListFilter: true } as const

/**
 * The password of a page in between: written, never read. `password` holds nothing, `passwordHash` is
 * for nobody, and `hasPassword` says whether there is one.
 */
export function passwordFields(options: QROptions): Field[] {
  const component = 'payload-plugin-qr/client#BetweenPassword'
  return [
    {
      name: 'password',
      type: 'text',
      admin: {
        ...quiet,
        condition: (_, siblings: Siblings | undefined) => siblings?.kind === 'password',
        ...(!options.disabled && { components: { Field: component } as object }),
        description: label('plugin-qr:betweenPasswordHint'),
      },
      label: label('plugin-qr:betweenPassword'),
      validate: validatePassword(options),
      virtual: true,
    },
    {
      name: 'hasPassword',
      type: 'checkbox',
      access: { create: never, update: never },
      admin: { ...quiet, hidden: true },
      hooks: { afterRead: [hasPassword] },
      virtual: true,
    },
    {
      name: 'passwordHash',
      type: 'text',
      access: { create: never, read: never, update: never },
      admin: { ...quiet, hidden: true },
      hidden: true,
      hooks: {
        beforeChange: [keepHash],
        // A copy lets nobody in until it gets a password of its own.
        beforeDuplicate: [({ value }) => (value ? NO_PASSWORD : null)],
      },
    },
  ]
}

const isHash = (value: unknown): boolean =>
  typeof value === 'string' && value !== '' && value !== NO_PASSWORD

const hasPassword: FieldHook = ({ siblingData }) => isHash((siblingData as Siblings).passwordHash)

/** The password goes no further than this. */
const keepHash: FieldHook = async ({ siblingData, value }) => {
  const siblings = siblingData as Siblings
  const { password } = siblings
  delete siblings.password
  return password ? hashPassword(password) : value
}

/** Its length as people count it, and whether there has to be one. */
function validatePassword({ slugs }: QROptions): TextFieldSingleValidation {
  return async (value: null | string | undefined, { id, event, operation, req, siblingData }) => {
    const { kind, passwordHash } = siblingData as Siblings
    if (kind !== 'password') return true
    const { least, most } = PASSWORD_LENGTH
    if (typeof value === 'string' && value !== '') {
      const length = [...value].length
      if (length < least) return translate(req.t, 'plugin-qr:betweenPasswordShort', { least, missing: least - length }) // prettier-ignore
      if (value.length > most) return translate(req.t, 'plugin-qr:betweenPasswordLong', { most })
      return true
    }
    if (event === 'onChange' || isHash(passwordHash)) return true
    // What a copy has in its place.
    if (operation === 'create' && passwordHash === NO_PASSWORD) return true
    if (id && isHash(await storedHash(id, slugs.codes, req))) return true
    return translate(req.t, 'plugin-qr:betweenPasswordMissing', { least })
  }
}

async function storedHash(id: ID, collection: string, req: PayloadRequest): Promise<unknown> {
  const doc = await req.payload.db.findOne<{ between?: Siblings; id: ID }>({
    collection,
    req,
    where: { id: { equals: id } },
  })
  return doc?.between?.passwordHash
}
