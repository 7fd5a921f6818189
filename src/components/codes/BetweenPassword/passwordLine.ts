import type { TextKey } from '../../../translations/en.js'

import { PASSWORD_LENGTH } from '../../../vocabulary/between.js'

type Line = { isWrong: boolean; key: TextKey; variables?: Record<string, number> }

/** What is said below the password while it is typed. Pure. */
export function passwordLine(typed: string, isSet: boolean): Line {
  const { least } = PASSWORD_LENGTH
  const length = [...typed].length
  if (length === 0) {
    return isSet
      ? { isWrong: false, key: 'plugin-qr:betweenPasswordSet' }
      : { isWrong: false, key: 'plugin-qr:betweenPasswordMissing', variables: { least } }
  }
  if (length < least) {
    const variables = { least, missing: least - length }
    return { isWrong: true, key: 'plugin-qr:betweenPasswordShort', variables }
  }
  return { isWrong: false, key: 'plugin-qr:betweenPasswordHint' }
}
