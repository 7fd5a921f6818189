import type { TextField } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { endsLoosely } from '../../scan/request/forgiveCode.js'
import { normaliseCode } from '../../vocabulary/normaliseCode.js'
import { label } from '../../translations/label.js'
import { translate } from '../../translations/translate.js'

/** The printed code: canonical upper case, unique also against the trash. */
export function codeField(options: QROptions): TextField {
  return {
    name: 'code',
    type: 'text',
    admin: {
      components: {
        Cell: 'payload-plugin-qr/client#ShortURLCell',
        Field: 'payload-plugin-qr/rsc#CodeField',
      },
      description: label('plugin-qr:codeHint'),
    },
    // Empty, not undefined, which Payload takes for "as it was": a copy gets a code of its own.
    hooks: { beforeDuplicate: [() => null] },
    index: true,
    label: label('plugin-qr:code'),
    maxLength: 64,
    unique: true,
    validate: async (value: null | string | undefined, { id, event, req }) => {
      if (!value) return true
      const code = normaliseCode(value)
      if (code === null) return translate(req.t, 'plugin-qr:codeInvalid')
      if (event === 'onChange') return true
      if (endsLoosely(code) && !(await isPrinted(code))) {
        return translate(req.t, 'plugin-qr:codeEnds', { last: code.slice(-1) })
      }
      const taken = await req.payload.find({
        collection: options.slugs.codes,
        depth: 0,
        limit: 1,
        overrideAccess: true,
        pagination: false,
        req,
        select: {},
        trash: true,
        where: { and: [{ code: { equals: code } }, ...(id ? [{ id: { not_equals: id } }] : [])] },
      })
      return taken.docs.length === 0 || translate(req.t, 'plugin-qr:codeTaken', { code })

      /** What is stored may be in print, and has to be saved again as it is. */
      async function isPrinted(text: string): Promise<boolean> {
        if (!id) return false
        const stored = await req.payload.db.findOne({
          collection: options.slugs.codes,
          req,
          where: { and: [{ id: { equals: id } }, { code: { equals: text } }] },
        })
        return Boolean(stored)
      }
    },
  }
}
