/**
 * Characters of generated codes: one case (keeps the symbol in alphanumeric mode) and nothing a
 * person could misread in print or on the phone: no 0/O, no 1/I/L.
 */
export const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
