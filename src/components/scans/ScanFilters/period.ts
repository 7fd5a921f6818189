/** The first moment of the last so many days, today included, where the reader is. */
export function startOf(days: number, now: Date): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - days + 1)
}

/** Which of the periods on offer (`1`, `7`, `30` days) begins then; `''` for none, `other` for any other. */
export function periodOf(since: unknown, now: Date): '' | '1' | '30' | '7' | 'other' {
  if (!since) return ''
  const at = new Date(String(since)).getTime()
  return ([1, 7, 30] as const).reduce<ReturnType<typeof periodOf>>(
    (found, days) =>
      startOf(days, now).getTime() === at ? (`${days}` as '1' | '30' | '7') : found,
    'other',
  )
}
