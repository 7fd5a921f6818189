import type { TextField, TextFieldManyValidation } from 'payload'

import { label } from '../../translations/label.js'
import { translate } from '../../translations/translate.js'
import { LONGEST_TAG, MOST_TAGS, plainTags } from '../../vocabulary/tags.js'

/** Words by which codes are filtered, compared and reported, beside where they hang in free text. */
export function tagsField(): TextField {
  return {
    name: 'tags',
    type: 'text',
    admin: {
      components: { Field: 'payload-plugin-qr/client#TagsField' },
      description: label('plugin-qr:tagsHint'),
    },
    hasMany: true,
    hooks: {
      beforeValidate: [({ value }) => (Array.isArray(value) ? plainTags(value) : value)],
    },
    label: label('plugin-qr:tags'),
    validate,
  }
}

const validate: TextFieldManyValidation = (value, { req }) => {
  const tags = value ?? []
  if (tags.length > MOST_TAGS) return translate(req.t, 'plugin-qr:tagsTooMany', { most: MOST_TAGS })
  const wrong = tags.find((tag) => tag.length > LONGEST_TAG || tag.includes(','))
  if (wrong === undefined) return true
  return translate(req.t, 'plugin-qr:tagWrong', { most: LONGEST_TAG, tag: wrong.slice(0, 60) })
}
