import QRCode from 'qrcode'

/** Light modules around a symbol, as the standard (ISO/IEC 18004) asks for. */
const quiet = 4
const black = '\u001b[30;107m'
const reset = '\u001b[0m'

/** A QR code of half blocks, black on white whatever the terminal's colours are. */
export const terminalSymbol = (text: string): string => {
  const { data, size } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules
  const isDark = (x: number, y: number): boolean =>
    x >= 0 && y >= 0 && x < size && y < size && Boolean(data[y * size + x])
  const lines: string[] = []
  for (let y = -quiet; y < size + quiet; y += 2) {
    let line = ''
    for (let x = -quiet; x < size + quiet; x++) {
      line += ' ▀▄█'[(isDark(x, y) ? 1 : 0) + (isDark(x, y + 1) ? 2 : 0)] ?? ''
    }
    lines.push(`${black}${line}${reset}`)
  }
  return lines.join('\n')
}
