const OPERATORS: Readonly<Record<string, string>> = { C: ' c\n', L: ' l\n', M: ' m\n', Z: 'h\n' }

/**
 * A drawing's path (absolute `M`, `L`, `C`, `Z`) in the operators of PDF: `m`, `l`, `c`, `h`, each
 * behind its points. EPS defines the same names. The numbers stay as they are written, because to read
 * them took most of the time of a sheet of labels.
 */
export function pathOperators(d: string): string {
  let out = ''
  let from = 0
  for (let at = 1; at <= d.length; at++) {
    // Letters lie above all digits, blanks and signs.
    if (at < d.length && d.charCodeAt(at) < 65) continue
    const operator = OPERATORS[d[from]!]
    if (!operator) throw new Error(`a drawing's path has ${JSON.stringify(d.slice(from, at))}`)
    out += d.slice(from + 1, at) + operator
    from = at
  }
  return out
}
