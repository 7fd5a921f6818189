import { describe, expect, it } from 'vitest'

import { arrange } from './arrange.js'
import { makeDigitalLink, parseDigitalLink } from './digitalLink.js'
import { elementString, readElementString } from './elementString.js'

/*
 * Cases of GS1's Barcode Syntax Engine, https://github.com/gs1/gs1-syntax-engine, `dl.c` (Apache-2.0): what is read
 * from which URI, `null` for what is refused. They are facts; that they are tried is ours. Names for numbers
 * (`/gtin/`) and unknown identifiers were options of that engine and are none here.
 */
const GTIN = '(01)12312312312333'
const SSCC = '(00)006141411234567890'
const S = '(01)09520123456788'

const PARSED: [uri: string, read: null | string][] = [
  ['', null],
  ['ftp://', null],
  ['http://', null],
  ['http:///', null],
  ['http://a', null],
  ['http://a/', null],
  ['http://a/b', null],
  ['http://a/b/', null],
  ['http://a/00/006141411234567890', SSCC],
  ['HTTP://a/00/006141411234567890', SSCC],
  ['https://a/00/006141411234567890', SSCC],
  ['HTTPS://a/00/006141411234567890', SSCC],
  ['HtTp://a/b/00/006141411234567890', null],
  ['https://00/006141411234567890', null],
  ['https://a/01/12312312312333', GTIN],
  ['https://xn--fsq.xn--0zwm56d/01/12312312312333', GTIN],
  ['https://a./01/12312312312333', GTIN],
  ['https://a:65535/01/12312312312333', GTIN],
  ['https://192.0.2.1/01/12312312312333', GTIN],
  ['https://3232235777/01/12312312312333', GTIN],
  ['https://0300.0250.01.01/01/12312312312333', GTIN],
  ['https://0xC0.0xA8.0x01.0x01/01/12312312312333', GTIN],
  ['https://[2001:db8::1]/01/12312312312333', GTIN],
  ['https://[fe80::1%25lo]/01/12312312312333', null],
  ['https://$a/006141411234567890', null],
  ['https://a$/006141411234567890', null],
  ['https://a/stem/00/006141411234567890', SSCC],
  ['https://a/more/stem/00/006141411234567890', SSCC],
  ['https://a/00/faux/00/006141411234567890', SSCC],
  ['https://a/gtin/12312312312333', null],
  ['https://a/01/2112345678900', null],
  ['https://a/01/416000336108', null],
  ['https://a/01/02345673', null],
  ['https://a/01/12312312312333/22/TEST/10/ABC/21/XYZ', `${GTIN}(22)TEST(10)ABC(21)XYZ`],
  ['https://a/01/12312312312333/235/TEST', `${GTIN}(235)TEST`],
  ['https://a/253/1231231231232', '(253)1231231231232'],
  ['https://a/253/1231231231232TEST5678901234567', '(253)1231231231232TEST5678901234567'],
  ['https://a/253/1231231231232TEST56789012345678', null],
  ['https://a/8018/123456789012345675/8019/123', '(8018)123456789012345675(8019)123'],
  ['https://a/stem/00/006141411234567890/', null],
  ['https://a/stem/00/006141411234567890?', SSCC],
  ['https://a/stem/00/006141411234567890?99=ABC', `${SSCC}(99)ABC`],
  ['https://a/stem/401/12345678?99=ABC', '(401)12345678(99)ABC'],
  ['https://a/01/12312312312333?99=ABC&98=XYZ', `${GTIN}(99)ABC(98)XYZ`],
  ['https://a/01/12312312312333?99=', null],
  ['https://a/01/12312312312333?99=ABC&999=faux', null],
  ['https://a/01/12312312312333?&&&99=ABC&&&&&&98=XYZ&&&', `${GTIN}(99)ABC(98)XYZ`],
  ['https://a/01/12312312312333?99=ABC&unknown=666&98=XYZ', `${GTIN}(99)ABC(98)XYZ`],
  ['https://a/01/12312312312333?unknown=666&99=ABC&98=XYZ', `${GTIN}(99)ABC(98)XYZ`],
  ['https://a/01/12312312312333?99=ABC&98=XYZ&unknown=666', `${GTIN}(99)ABC(98)XYZ`],
  [
    'https://a/01/12312312312333?unknown1=555&99=ABC&unknown2=666&98=XYZ&unknown3=777',
    `${GTIN}(99)ABC(98)XYZ`,
  ],
  ['https://a/01/12312312312333?99=ABC&singleton&98=XYZ', `${GTIN}(99)ABC(98)XYZ`],
  ['https://a/01/12312312312333?singleton&99=ABC&98=XYZ', `${GTIN}(99)ABC(98)XYZ`],
  ['https://a/01/12312312312333?99=ABC&98=XYZ&singleton', `${GTIN}(99)ABC(98)XYZ`],
  [
    'https://a/01/12312312312333?singleton1&99=ABC&singleton2&98=XYZ&singleton3',
    `${GTIN}(99)ABC(98)XYZ`,
  ],
  [
    'https://a/01/12312312312333?singleton1&unknown1=555&99=ABC&singleton2&unknown2=6666&98=XYZ&unknown3=777&singleton3',
    `${GTIN}(99)ABC(98)XYZ`,
  ],
  [
    'https://a/01/12312312312333/22/ABC%2d123?99=ABC&98=XYZ%2f987',
    `${GTIN}(22)ABC-123(99)ABC(98)XYZ/987`,
  ],
  [
    'https://a/01/12312312312333/22/ABC+123?99=ABC&98=XYZ%2f987',
    `${GTIN}(22)ABC+123(99)ABC(98)XYZ/987`,
  ],
  ['https://a/01/12312312312333/22/ABC%2d123?99=ABC&98=XYZ+987', null],
  ['https://a/01/12312312312333/22/test/10/abc/21/xyz#', `${GTIN}(22)test(10)abc(21)xyz`],
  ['https://a/01/12312312312333/22/test/10/abc/21/xyz#fragment', `${GTIN}(22)test(10)abc(21)xyz`],
  ['https://a/stem/00/006141411234567890?99=ABC#', `${SSCC}(99)ABC`],
  ['https://a/stem/00/006141411234567890?99=ABC#fragment', `${SSCC}(99)ABC`],
  // Examples of the standard.
  ['https://id.gs1.org/01/09520123456788', S],
  ['https://id.gs1.org/01/09520123456788/22/2A', `${S}(22)2A`],
  ['https://id.gs1.org/01/09520123456788/10/ABC123', `${S}(10)ABC123`],
  ['https://id.gs1.org/01/09520123456788/21/12345', `${S}(21)12345`],
  [
    'https://id.gs1.org/01/09520123456788/10/ABC1/21/12345?17=180426',
    `${S}(10)ABC1(21)12345(17)180426`,
  ],
  ['https://id.gs1.org/01/09520123456788?3103=000195', `${S}(3103)000195`],
  [
    'https://example.com/01/09520123456788?3103=000195&3922=0299&17=201225',
    `${S}(3103)000195(3922)0299(17)201225`,
  ],
  [
    'https://id.gs1.org/01/09520123456788?3103=000195&3922=0299&17=201225',
    `${S}(3103)000195(3922)0299(17)201225`,
  ],
  [
    'https://id.gs1.org/01/09520123456788?17=201225&3103=000195&3922=0299',
    `${S}(17)201225(3103)000195(3922)0299`,
  ],
  ['https://id.gs1.org/00/952012345678912345', '(00)952012345678912345'],
  [
    'https://id.gs1.org/00/952012345678912345?02=09520123456788&37=25&10=ABC123',
    '(00)952012345678912345(02)09520123456788(37)25(10)ABC123',
  ],
  ['https://id.gs1.org/414/9520123456788', '(414)9520123456788'],
  ['https://id.gs1.org/414/9520123456788/254/32a%2Fb', '(414)9520123456788(254)32a/b'],
  ['https://example.com/8004/9520614141234567?01=9520123456788', `(8004)9520614141234567${S}`],
  ['https://example.com/01/09520123456788?10=ABC123', null],
  ['https://id.gs1.org/01/09520123456788/235/XYZ?10=ABC123', `${S}(235)XYZ(10)ABC123`],
  ['https://id.gs1.org/01/09520123456788/10/ABC123?99=XYZ789&01=09520123456788', null],
  ['https://id.gs1.org/01/09520123456788/10/ABC123?99=XYZ789&10=ABC123', null],
  ['https://id.gs1.org/01/09520123456788/10/ABC123?99=XYZ789&99=XYZ789', null],
  ['https://example.com/01/09520123456788/89/ABC123?99=XYZ', null],
  ['https://example.com/01/09520123456788?99=XYZ&89=ABC123', null],
]

/** GTINs of 8, 12 and 13 digits, where they are allowed. */
const SHORT: [uri: string, read: string][] = [
  ['https://a/01/2112345678900', '(01)02112345678900'],
  ['https://a/01/416000336108', '(01)00416000336108'],
  ['https://a/01/02345673', '(01)00000002345673'],
  ['https://brand.example.com/01/9520123456788', S],
  ['https://brand.example.com/some-extra/pathinfo/01/9520123456788', S],
  [
    'https://example.com/01/9520123456788?3103=000195&3922=0299&17=201225',
    `${S}(3103)000195(3922)0299(17)201225`,
  ],
  [
    'https://id.gs1.org/01/9520123456788?3103=000195&3922=0299&17=201225',
    `${S}(3103)000195(3922)0299(17)201225`,
  ],
  [
    'https://id.gs1.org/01/9520123456788?17=201225&3103=000195&3922=0299',
    `${S}(17)201225(3103)000195(3922)0299`,
  ],
]

const E = 'https://example.com'
const M = '(01)12312312312326'

/** The URI that is made of which elements; `null`: none can be. */
const MADE: [stem: string | undefined, elements: string, uri: null | string][] = [
  [undefined, `${M}(21)abc123`, 'https://id.gs1.org/01/12312312312326/21/abc123'],
  [E, `${M}(21)abc123`, `${E}/01/12312312312326/21/abc123`],
  [E, `${M}(22)ABC(10)DEF(21)GHI`, `${E}/01/12312312312326/22/ABC/10/DEF/21/GHI`],
  [E, `${M}(22)ABC(10)DEF(21)GHI(95)INT`, `${E}/01/12312312312326/22/ABC/10/DEF/21/GHI?95=INT`],
  [E, `(21)XYZ${GTIN}(10)ABC123(99)XYZ`, `${E}/01/12312312312333/10/ABC123/21/XYZ?99=XYZ`],
  [E, `${GTIN}(10)ABC+123(99)XYZ+QWERTY`, `${E}/01/12312312312333/10/ABC%2B123?99=XYZ%2BQWERTY`],
  [
    E,
    '(8017)795260646688514634(99)000001(253)9526064000028000001',
    `${E}/8017/795260646688514634?99=000001&253=9526064000028000001`,
  ],
  [
    E,
    '(253)9526064000028000001(99)000001(8017)795260646688514634',
    `${E}/253/9526064000028000001?99=000001&8017=795260646688514634`,
  ],
  [
    E,
    '(98)ABC(253)9526064000028000001(99)000001(8017)795260646688514634',
    `${E}/253/9526064000028000001?98=ABC&99=000001&8017=795260646688514634`,
  ],
  [
    E,
    `(253)9526064000028000001(99)000001${M}(10)DEF(95)INT`,
    `${E}/253/9526064000028000001?01=12312312312326&99=000001&10=DEF&95=INT`,
  ],
  [E, `${M}${M}(10)ABC123(99)XYZ789`, `${E}/01/12312312312326/10/ABC123?99=XYZ789`],
  [E, `${M}(10)ABC123(10)ABC123(99)XYZ789`, `${E}/01/12312312312326/10/ABC123?99=XYZ789`],
  [E, `${M}(10)ABC123(99)XYZ789(99)XYZ789`, `${E}/01/12312312312326/10/ABC123?99=XYZ789`],
  [
    E,
    '(8010)0200(3133)333333(3300)000000(99)57(3133)333333(3300)000000(01)04065093955756(10)0(3133)333333(3300)000000(01)04065093955756',
    `${E}/8010/0200?3133=333333&3300=000000&01=04065093955756&99=57&10=0`,
  ],
  [E, `${M}(99)000001(8200)http://example.com(95)INT`, null],
  [E, `${M}(235)TPX9526064(99)000001(22)ABC(95)INT`, null],
  [E, `${M}(22)ABC(10)DEF(99)000001(235)TPX9526064(95)INT`, null],
  [E, `${M}(99)000001(89)XXX(95)INT`, null],
]

describe('cases of the GS1 syntax engine', () => {
  it.each(PARSED)('reads %s', (uri, expected) => {
    const read = parseDigitalLink(uri)
    expect(read.problem ? null : elementString(read.elements)).toBe(expected)
  })

  it.each(SHORT)('reads the short GTIN of %s', (uri, expected) => {
    const read = parseDigitalLink(uri, { shortGTIN: true })
    expect(read.problem ?? elementString(read.elements)).toBe(expected)
  })

  it.each(MADE)('makes, from %s, of %s', (stem, elements, uri) => {
    const arranged = arrange(readElementString(elements)!)
    expect(arranged.problem ? null : makeDigitalLink(arranged, stem)).toBe(uri)
  })
})
