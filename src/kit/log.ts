/** Told, rarely, what an operator should know. Lines hold no addresses, values or secrets. */
export type Log = (message: string) => void

export const silentLog: Log = () => {}
