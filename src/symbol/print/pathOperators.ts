const OPERATORS: Readonly<Record<string, string>> = { C: 'c', L: 'l', M: 'm', Z: 'h' }

/** A path of absolute `M`, `L`, `C` and `Z` as PDF writes it, fast enough for a sheet of labels. */
export function pathOperators(d: string): string {
  return d.replace(/([MLCZ])([^MLCZ]*)/g, (_, letter: string, points: string) => {
    return `${points.replace(/,/g, ' ').trim()} ${OPERATORS[letter]}\n`
  })
}
