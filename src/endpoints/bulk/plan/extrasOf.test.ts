import { describe, expect, it } from 'vitest'

import { dataOf } from './dataOf.js'
import { parseCSV } from './parseCSV.js'
import { planCodes } from './planCodes.js'
import { say } from './say.fixture.js'

const read = (head: string, ...rows: string[]) => {
  const { lines, problems } = planCodes({ csv: [head, ...rows].join('\n') }, say)
  const all = lines.map((line) => dataOf(line, { common: {}, say, tz: 'UTC' }))
  return {
    data: all.map((one) => one.data),
    problems: [...problems, ...all.flatMap((one) => one.problems)],
  }
}

const quoted = (value: unknown) => `"${JSON.stringify(value).replaceAll('"', '""')}"`

describe('columns beside the plain ones', () => {
  it('takes a rule, or a list of them, as JSON', () => {
    const rule = { to: [{ url: 'https://example.com' }], when: { countries: ['DE'] } }
    expect(read('title,rules', `A,${quoted(rule)}`, `B,${quoted([rule])}`).data).toMatchObject([
      { rules: [rule] },
      { rules: [rule] },
    ])
    const { problems } = read('title;rules', 'A;"{""to"": [}"')
    expect(problems).toMatchObject([{ field: 'rules', line: 2 }])
    expect(problems[0]!.message).toContain('character 9')
  })

  it('takes a page in between as a word or JSON, and names what it has not', () => {
    const { data, problems } = read(
      'title;between;password',
      'A;preview;',
      'B;password;long enough',
      'C;;long enough',
      'D;"{""kind"":""question"",""title"":""18?""}";',
      'E;captcha;',
      'F;"{""kind"":""preview"",""passwordHash"":""x""}";',
      'G;preview;long enough',
    )
    expect(data.map(({ between }) => between)).toMatchObject([
      { kind: 'preview' },
      { kind: 'password', password: 'long enough' },
      { kind: 'password', password: 'long enough' },
      { kind: 'question', title: '18?' },
      {},
      {},
      { kind: 'preview' },
    ].map((one, at) => (at === 4 || at === 5 ? undefined : one))) // prettier-ignore
    expect(problems.map(({ field, line }) => [field, line])).toEqual([
      ['between', 6],
      ['between', 7],
      ['password', 8],
    ])
    expect(JSON.stringify(problems)).not.toContain('long enough')
    expect(problems[1]!.message).toContain('passwordHash')
  })

  it('takes yes and no for tickets, in every language', () => {
    const rows = ['yes', 'Ja', 'sí', 'OUI', 'да', 'no', ''].map((one, at) => `${at};${one}`)
    const { data } = read('title;ticket', ...rows)
    expect(data.map(({ ticket }) => ticket)).toEqual([true, true, true, true, true, false, undefined]) // prettier-ignore
    expect(read('title;ticket', 'A;perhaps').problems).toMatchObject([{ field: 'ticket', line: 2 }])
  })

  it('makes several codes of a line', () => {
    const { data } = read('title;ticket;count', 'Gate A;yes;12', 'VIP;yes;1')
    expect(data).toHaveLength(13)
    expect(data[0]).toMatchObject({ ticket: true, title: 'Gate A 01' })
    expect(data[11]).toMatchObject({ title: 'Gate A 12' })
    expect(data[12]).toMatchObject({ title: 'VIP' })
    expect(read('title;count', 'A;0', 'B;many', 'C;-1').problems).toMatchObject([
      { field: 'count', line: 2 },
      { field: 'count', line: 3 },
      { field: 'count', line: 4 },
    ])
    expect(read('title;code;count', 'A;MENU;2').problems).toMatchObject([
      { field: 'code', line: 2 },
    ])
    expect(read('title;count', 'A;4000', 'B;4000').problems).toMatchObject([{ field: 'count' }])
  })

  it('names a product that stands there twice, however it is written', () => {
    const { problems } = read('title;gtin', 'A;9506000134352', 'B;(01)09506000134352')
    expect(problems).toMatchObject([{ field: 'product', line: 3 }])
  })

  it('reads apostrophes as spreadsheets mean them', () => {
    const { lines } = parseCSV("title,placement\n'01067,'=1+1\n", say)
    expect(lines[0]!.cells).toEqual({ placement: '=1+1', title: '01067' })
  })
})
