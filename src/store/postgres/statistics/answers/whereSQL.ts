import type { Where } from 'payload'

import type { ScanColumns } from './scanSource.js'

import { isNumberFact, SHARED } from '../../../../vocabulary/storedFacts.js'

type Bind = (value: unknown) => string

const isNumber = (field: string): boolean => field in SHARED || isNumberFact(field)

const COMPARED: Record<string, string> = {
  greater_than: '>',
  greater_than_equal: '>=',
  less_than: '<',
  less_than_equal: '<=',
}

/**
 * A query of scans as SQL, for read access that statistics have to obey. An operator or field we do
 * not know is an error and never "everything".
 */
export function whereSQL(where: Where, source: ScanColumns, bind: Bind): string {
  const parts = Object.entries(where).flatMap(([key, value]): string[] => {
    const joint = key.toLowerCase()
    if ((joint === 'and' || joint === 'or') && Array.isArray(value)) {
      const some = value.map((part) => whereSQL(part, source, bind))
      return some.length ? [`(${some.join(joint === 'and' ? ' AND ' : ' OR ')})`] : []
    }
    return Object.entries(value as Record<string, unknown>).map(([operator, operand]) =>
      comparison(key, operator, operand, source, bind),
    )
  })
  return parts.length ? `(${parts.join(' AND ')})` : 'true'
}

function comparison(
  field: string,
  operator: string,
  operand: unknown,
  source: ScanColumns,
  bind: Bind,
): string {
  const { column, type } = typed(field, source)
  const list = (): string => {
    const values = Array.isArray(operand) ? operand : String(operand).split(',')
    return `${bind(values.filter((one) => one !== null).map(String))}::${type}[]`
  }
  const withNull = Array.isArray(operand) && operand.includes(null)
  if (operator in COMPARED) return `${column} ${COMPARED[operator]} ${bind(operand)}::${type}`
  switch (operator) {
    case 'contains':
      return `${column}::text ILIKE ${bind(`%${escapeLike(operand)}%`)}`
    case 'equals':
      return operand === null ? `${column} IS NULL` : `${column} = ${bind(operand)}::${type}`
    case 'exists':
      return `${column} IS ${operand === true || operand === 'true' ? 'NOT NULL' : 'NULL'}`
    case 'in':
      return `(${column} = ANY(${list()})${withNull ? ` OR ${column} IS NULL` : ''})`
    case 'like':
      return `(${String(operand)
        .split(' ')
        .map((word) => `${column}::text ILIKE ${bind(`%${escapeLike(word)}%`)}`)
        .join(' AND ')})`
    case 'not_equals':
      return operand === null
        ? `${column} IS NOT NULL`
        : `${column} IS DISTINCT FROM ${bind(operand)}::${type}`
    case 'not_in':
      return `(${column} <> ALL(${list()})${withNull ? '' : ` OR ${column} IS NULL`})`
    default:
      throw new Error(
        `payload-plugin-qr: read access of scans queries "${field}" with "${operator}", which statistics cannot obey`,
      )
  }
}

function typed(field: string, { column, fields, idType }: ScanColumns) {
  // Payload writes the relation before a field that is read over one.
  const name = field.replace(/\.id$/, '').replace(/^(client|link|place)\./, '')
  if (!fields.includes(name)) {
    throw new Error(
      `payload-plugin-qr: read access of scans queries "${field}", which statistics cannot obey`,
    )
  }
  if (name === 'qrCode') return { column: column(name), type: idType }
  if (name === 'scannedAt') return { column: column(name), type: 'timestamptz' }
  if (isNumber(name)) return { column: column(name), type: 'numeric' }
  return { column: `${column(name)}::text`, type: 'text' }
}

const escapeLike = (text: unknown): string => String(text).replace(/[%_\\]/g, '\\$&')
