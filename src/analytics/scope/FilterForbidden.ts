import { ParameterError } from '../ParameterError.js'

/** A filter on a field the person may not read. */
export class FilterForbidden extends ParameterError {
  override name = 'FilterForbidden'
  constructor(parameter: string) {
    super(parameter, 'nothing from you: you may not read that field')
  }
}
