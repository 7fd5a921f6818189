/** An instant as people read it, in UTC; texts that are none stay as they are. */
export const instant = (written: string | undefined): string => {
  if (!written) return ''
  // HubSpot takes datetimes as ISO text or as epoch milliseconds
  const date = new Date(/^\d+$/.test(written) ? Number(written) : written)
  return Number.isNaN(date.getTime())
    ? written
    : `${new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' }).format(date)} UTC`
}
