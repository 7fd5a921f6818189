import type { Fields } from '../values/readFields.js'
import type { ReadContext } from '../types.js'

/** What each reader of a Vivenu event is given. */
export type VivenuDelivery = {
  context: ReadContext
  data: Fields
  /** `mode: 'dev'`. */
  test: boolean
  type: string
}
