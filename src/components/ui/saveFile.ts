/** Hands the browser a file to save. */
export function saveFile(blob: Blob, name: string): void {
  const href = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = href
  link.download = name
  link.click()
  // The browser needs it until it has begun to save.
  setTimeout(() => URL.revokeObjectURL(href), 60_000)
}
