const hours = 3_600_000

/** Start of the names of one run's databases. Carries the time, so that left-overs can be told. */
export const databaseName = (now: number, pid: number): string =>
  `qr_test_${now.toString(36)}_${pid.toString(36)}_`

/** Whether a database is that of a run long over. */
export const isLeftOver = (name: string, now: number): boolean => {
  const started = /^qr_test_([0-9a-z]+)_/.exec(name)?.[1]
  return started !== undefined && now - parseInt(started, 36) > 6 * hours
}
