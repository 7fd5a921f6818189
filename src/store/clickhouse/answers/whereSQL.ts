import type { Where } from 'payload'

import type { Bind } from './createBind.js'

import { CannotAnswer } from '../../../vocabulary/scanAnalytics.js'
import { isNumberFact } from '../../../vocabulary/storedFacts.js'
import { columnOf, COLUMNS } from '../scanTable.js'

const COMPARED: Record<string, string> = {
  greater_than: '>',
  greater_than_equal: '>=',
  less_than: '<',
  less_than_equal: '<=',
}

/**
 * A query of scans as ClickHouse has it, for read access that statistics have to obey. An operator or
 * field it does not know is never "everything": the database is asked then.
 */
export function whereSQL(where: Where, bind: Bind): string {
  const parts = Object.entries(where).flatMap(([key, value]): string[] => {
    const joint = key.toLowerCase()
    if ((joint === 'and' || joint === 'or') && Array.isArray(value)) {
      const some = value.map((part) => whereSQL(part, bind))
      return some.length ? [`(${some.join(joint === 'and' ? ' AND ' : ' OR ')})`] : []
    }
    return Object.entries(value as Record<string, unknown>).map(([operator, operand]) =>
      comparison(key, operator, operand, bind),
    )
  })
  return parts.length ? `(${parts.join(' AND ')})` : 'true'
}

function comparison(field: string, operator: string, operand: unknown, bind: Bind): string {
  // Payload writes the relation before a field that is read over one.
  const name = field.replace(/\.id$/, '').replace(/^(client|link|place)\./, '')
  const unknown = `"${field}" with "${operator}"`
  if (!Object.hasOwn(COLUMNS, name) || name === 'trafficReasons') throw new CannotAnswer(unknown)
  const column = columnOf(name)
  const text = `toString(${column})`
  const value = (of: unknown): string => valueSQL(name, of, bind)
  const like = (of: unknown): string => `ilike(${text}, ${bind.value('String', `%${escapeLike(of)}%`)})` // prettier-ignore
  const values = Array.isArray(operand) ? operand : String(operand).split(',')
  const list = (): string => {
    const known = values.filter((one) => one !== null)
    if (isText(name)) return bind.oneOf(column, known.map(String))
    return known.map((one) => `${column} = ${value(one)}`).join(' OR ') || 'false'
  }
  const withNull = Array.isArray(operand) && operand.includes(null)
  if (operator in COMPARED) return `${column} ${COMPARED[operator]} ${value(operand)}`
  switch (operator) {
    case 'contains':
      return like(operand)
    case 'equals':
      return operand === null ? `${column} IS NULL` : `${column} = ${value(operand)}`
    case 'exists':
      return `${column} IS ${operand === true || operand === 'true' ? 'NOT NULL' : 'NULL'}`
    case 'in':
      return `(${list()}${withNull ? ` OR ${column} IS NULL` : ''})`
    case 'like':
      return `(${String(operand).split(' ').map(like).join(' AND ')})`
    case 'not_equals':
      return operand === null
        ? `${column} IS NOT NULL`
        : `(${column} IS NULL OR ${column} != ${value(operand)})`
    case 'not_in':
      return `(NOT (${list()})${withNull ? '' : ` OR ${column} IS NULL`})`
    default:
      throw new CannotAnswer(unknown)
  }
}

const isText = (name: string): boolean => name !== 'scannedAt' && !isNumberFact(name)

function valueSQL(name: string, value: unknown, bind: Bind): string {
  if (name === 'scannedAt') {
    const at = new Date(value as Date | string).getTime()
    if (Number.isNaN(at)) throw new CannotAnswer('an instant that is none')
    return `fromUnixTimestamp64Milli(${bind.value('Int64', at)}, 'UTC')`
  }
  return isNumberFact(name) ? bind.value('Float64', Number(value)) : bind.value('String', value)
}

const escapeLike = (text: unknown): string => String(text).replace(/[%_\\]/g, '\\$&')
