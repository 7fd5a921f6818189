/** Longest title in a file name: with code and ending within what file systems take. */
const LONGEST = 80

/**
 * A download's name from its title: `Table 12 - MENU12.pdf`. Without what Windows, macOS or a
 * shell cannot have in a name.
 */
export function fileName(
  title: null | string | undefined,
  code: string,
  extension: string,
): string {
  const clean = (title ?? '')
    .normalize('NFC')
    // control characters, marks of direction, halves of pairs, and what Windows forbids
    .replace(/[\p{C}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.~-]+|[\s.]+$/g, '')
  const short = [...clean].slice(0, LONGEST).join('').trim()
  return `${short ? `${short} - ` : ''}${code}.${extension}`
}

/** `Content-Disposition` with a name of any script (RFC 6266, RFC 8187). */
export function contentDisposition(kind: 'attachment' | 'inline', name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\%]/g, '_')
  const escape = (character: string) =>
    `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
  const encoded = encodeURIComponent(name).replace(/['()*]/g, escape)
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`
}
