/**
 * A line of a vCard or calendar with its values, between which stand semicolons. Text is escaped the
 * same way in both (RFC 2426, 4: `text-value`; RFC 5545, 3.3.11). Lines are not folded at 75 octets, as
 * both only advise: every fold costs bytes, and is one more thing for a reader to get wrong.
 */
export const contentLine = (name: string, ...values: string[]): string =>
  `${name}:${values.map(escape).join(';')}`

const escape = (text: string): string =>
  text
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll(/\r\n?|\n/g, '\\n')
    // No other control character may stand in a line.

    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
