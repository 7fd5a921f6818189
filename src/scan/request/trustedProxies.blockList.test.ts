import fc from 'fast-check'
import { BlockList, isIP } from 'node:net'
import { expect, it } from 'vitest'

import { normaliseAddress } from './normaliseAddress.js'
import { compileTrustedProxies } from './trustedProxies.js'

const family = (address: string) => (isIP(address) === 4 ? 'ipv4' : 'ipv6')
const address = fc.oneof(fc.ipV4(), fc.ipV6(), fc.ipV4().map((one) => `::ffff:${one}`)) // prettier-ignore
const range = fc.tuple(fc.oneof(fc.ipV4(), fc.ipV6()), fc.nat(32))

it('trusts what lies in the ranges, as a block list of Node says', () => {
  fc.assert(
    fc.property(range, address, fc.boolean(), ([network, bits], other, near) => {
      const list = new BlockList()
      list.addSubnet(network, bits, family(network))
      const asked = normaliseAddress(near ? network : other)!
      const { trusts } = compileTrustedProxies([`${network}/${bits}`])
      expect([network, bits, asked, trusts(asked, 0)]).toEqual([network, bits, asked, list.check(asked, family(asked))]) // prettier-ignore
    }),
    { numRuns: 1_000 },
  )
})
