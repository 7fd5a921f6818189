import { describe, expect, it } from 'vitest'

import { planCodes } from './planCodes.js'
import { say } from './say.fixture.js'

const plan = (csv: string) => planCodes({ csv }, say)
const said = (csv: string) =>
  plan(csv).problems.map(({ field, line, message }) => [line, field, message])

describe('a CSV', () => {
  it.each([
    ['commas', 'Title,code,Web address\nTable 1,T1,"https://a.example/?a=1,2"\n'],
    ['semicolons', '\ufeffTitel;Code;Ziel\r\nTable 1;T1;"https://a.example/?a=1,2"\r\n'],
    ['tabs', 'Titre\tCODE\turl\nTable 1\tT1\thttps://a.example/?a=1,2'],
    ['Spanish', 'Título;Código;Destino\nTable 1;T1;https://a.example/?a=1,2'],
    ['Russian', 'Название;Код;Веб-адрес\nTable 1;T1;https://a.example/?a=1,2'],
    [
      'a separator it names',
      'sep=;\ntitle;code;destination\nTable 1;T1;https://a.example/?a=1,2\n',
    ],
  ])('with %s and heads in any language', (_, csv) => {
    const { lines, problems } = plan(csv)
    expect(problems).toEqual([])
    expect(lines.map(({ cells }) => cells)).toEqual([
      { code: 'T1', destination: 'https://a.example/?a=1,2', title: 'Table 1' },
    ])
  })

  it('counts lines as a spreadsheet does, and takes text as it is', () => {
    const { lines } = plan(
      'title,placement\n\n<b>Table</b> ""1"",\n"Two\nlines","=HYPERLINK(""x"")"\n,\nLast,x\n'.replace(
        '""1""',
        '1',
      ),
    )
    expect(lines).toEqual([
      { cells: { title: '<b>Table</b> 1' }, line: 3 },
      { cells: { placement: '=HYPERLINK("x")', title: 'Two\nlines' }, line: 4 },
      { cells: { placement: 'x', title: 'Last' }, line: 6 },
    ])
  })

  it('says what is wrong with a head', () => {
    expect(said('title,destnation\nA,https://a.example\n')).toEqual([
      [1, null, expect.stringContaining('Did you mean "destination"?')],
    ])
    expect(said('title,colour\nA,red\n')).toEqual([
      [1, null, expect.stringMatching(/"colour" is not known\. Remove it, .*title, code/)],
    ])
    expect(said('title,Title\nA,B\n')[0]![2]).toContain('there twice')
    expect(said('Table 1,https://a.example\n')[0]![2]).toContain('names no column')
  })

  it('says what is wrong with a line', () => {
    expect(said('title,code\nA,a1\nB\nC,c1,more\nD,A1\n')).toEqual([
      [3, null, expect.stringContaining('has 1 cells, the first line names 2')],
      [4, null, expect.stringContaining('has 3 cells, the first line names 2')],
      [5, 'code', expect.stringContaining('"A1" stands in line 2 already')],
    ])
    expect(said('title,code\n"A,a1\nB,b1\n')[0]![2]).toContain('never closed')
    expect(said('title,code\nA "one",a1\n')[0]![2]).toContain('middle of a cell')
    expect(said('')[0]![2]).toContain('no codes in it')
    expect(said('title,code\n\n,\n')[0]![2]).toContain('no codes in it')
  })

  it('answers 50,000 lines at once, without reading them all', () => {
    const line = 'Table,,https://a.example/a/rather/long/address,east stand\n'
    const csv = `title,code,destination,placement\n${line.repeat(50_000)}`
    const before = process.cpuUsage()
    const { lines, problems } = planCodes({ bytes: Buffer.from(csv) }, say)
    const { user } = process.cpuUsage(before)
    expect(lines).toEqual([])
    expect(problems).toEqual([
      { field: null, line: null, message: expect.stringMatching(/50002 .* at most 5000/) },
    ])
    expect(user / 1000).toBeLessThan(1000)
  })

  it('takes 5,000', () => {
    const { lines, problems } = plan(`title\n${'Table\n'.repeat(5000)}`)
    expect([lines.length, problems]).toEqual([5000, []])
  })
})

it('a code is there twice where its domain is the same', () => {
  const csv = (domain: string) => `title,code,domain\nA,MENU,go.example\nB,menu,${domain}\n`
  expect(said(csv('GO.example'))).toEqual([[3, 'code', expect.stringContaining('go.example/MENU')]])
  for (const domain of ['', 'b.example']) expect(said(csv(domain))).toEqual([])
})

describe('a pattern', () => {
  const expand = (title: string, more: object = {}) =>
    planCodes({ pattern: { title, ...more } }, say)
  const titles = (title: string) => expand(title).lines.map(({ cells }) => cells.title)
  const problem = (title: string, more?: object) => expand(title, more).problems[0]

  it('counts, pads, and goes through letters', () => {
    expect(titles('Table 1..3')).toEqual(['Table 1', 'Table 2', 'Table 3'])
    expect(titles('T 008..011')).toEqual(['T 008', 'T 009', 'T 010', 'T 011'])
    expect(titles('Y..AB')).toEqual(['Y', 'Z', 'AA', 'AB'])
    expect(titles('a..c')).toEqual(['a', 'b', 'c'])
  })

  it('makes all combinations', () => {
    const all = titles('Row A..M seat 1..40')
    expect(all).toHaveLength(520)
    expect([all[0], all[39], all[40], all[519]]).toEqual([
      'Row A seat 1',
      'Row A seat 40',
      'Row B seat 1',
      'Row M seat 40',
    ])
  })

  it('takes codes and destinations along', () => {
    const { lines } = expand('Table 1..2', {
      code: 'T1..2',
      destination: 'https://a.example/table-1..2',
    })
    expect(lines.map(({ cells: { code, destination } }) => [code, destination])).toEqual([
      ['T1', 'https://a.example/table-1'],
      ['T2', 'https://a.example/table-2'],
    ])
    expect(expand('Table 1..2', { destination: 'https://a.example/' }).lines).toHaveLength(2)
  })

  it('says what is wrong', () => {
    expect(problem('Table 9..1')?.message).toContain('9..1 runs backwards')
    expect(problem('Table A..9')?.message).toContain('goes from one kind to another')
    expect(problem('Table')?.message).toContain('at least one range')
    expect(problem('')?.message).toContain('at least one range')
    expect(problem('A..ZZ 1..999')?.message).toContain('701298 codes or lines are too many')
    expect(problem('Table 1..3', { code: 'T1..2' })).toMatchObject({
      field: 'code',
      message: expect.stringContaining('stands for 2, the titles for 3'),
    })
    expect(problem('Table 1..999999999')?.message).toContain('at most 5000')
  })
})

describe('an export of another product', () => {
  it.each([
    [
      'Shlink',
      'createdAt,shortUrl,domain,shortCode,longUrl,title,tags,visits\n2024-05-01T10:00:00+00:00,https://s.example/abc,,abc,https://a.example/?x=1,Menu,"east,stand",12\n',
      { code: 'abc', destination: 'https://a.example/?x=1', tags: 'east,stand', title: 'Menu' },
      'createdAt, shortUrl, domain, visits',
    ],
    [
      'YOURLS',
      'keyword,url,title,timestamp,ip,clicks\nabc,https://a.example/,,2020-01-01 00:00:00,10.0.0.1,7\n',
      { code: 'abc', destination: 'https://a.example/', title: 'abc' },
      'timestamp, ip, clicks',
    ],
    [
      'Dub',
      'Short link,Destination URL,Clicks,Created at,Tags\nhttps://dub.sh/abc?x=1,https://a.example/,5,2025-01-01,east\n',
      { code: 'abc', destination: 'https://a.example/', tags: 'east', title: 'abc' },
      'Clicks, Created at',
    ],
    [
      'Bitly',
      'link;long_url;title;created_at\nbit.ly/3abc;https://a.example/;Poster;2025-01-01\n',
      { code: '3abc', destination: 'https://a.example/', title: 'Poster' },
      'created_at',
    ],
  ])(
    '%s: codes, destinations and titles are kept, the rest is named',
    (product, csv, cells, left) => {
      const { lines, notices, problems } = plan(csv)
      expect(problems).toEqual([])
      expect(lines).toEqual([{ cells, line: 2 }])
      expect(notices).toEqual([
        `Read as an export of ${product}. Left out, because a code has nothing like it: ${left}.`,
      ])
    },
  )

  it('names the line of a link whose text differs from another in case alone', () => {
    const csv = 'keyword,url\naBc,https://a.example/\nABC,https://b.example/\n'
    expect(said(csv)).toEqual([
      [3, 'code', expect.stringContaining('"ABC" stands in line 2 already')],
    ])
  })

  it('without a title or a code is called as the host it leads to', () => {
    const { lines } = plan('link,long_url\nhttps://bit.ly/,https://a.example/x\n')
    expect(lines[0]!.cells).toEqual({ destination: 'https://a.example/x', title: 'a.example' })
  })
})
