import type { NetworkInterfaceInfo } from 'node:os'

import { expect, it } from 'vitest'

import { lanAddress } from './lanAddress.js'

const at = (address: string, internal = false): NetworkInterfaceInfo[] => [
  { address, cidr: `${address}/24`, family: 'IPv4', internal, mac: '', netmask: '255.255.255.0' },
]

it('is the address a phone can reach, not that of a container or tunnel', () => {
  const lo = at('127.0.0.1', true)
  expect(lanAddress({ docker0: at('172.17.0.1'), lo, wlan0: at('192.168.1.20') })).toBe(
    '192.168.1.20',
  )
  expect(
    lanAddress({ en0: at('10.0.0.7'), tailscale0: at('100.64.0.9'), utun3: at('10.8.0.2') }),
  ).toBe('10.0.0.7')
  expect(lanAddress({ eth0: at('169.254.3.4'), lo })).toBeNull()
  expect(lanAddress({ docker0: at('172.17.0.1'), eth0: at('203.0.113.5') })).toBe('203.0.113.5')
})
