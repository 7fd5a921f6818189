/** Of refused lines that `rejected.ndjson` did not take. Its code is what the log says. */
export class NoRoom extends Error {
  readonly code = 'REJECTED_FILE_FULL_OR_LINK'
}
