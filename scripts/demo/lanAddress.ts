import os from 'node:os'

const virtual = /^(?:br-|cni|docker|flannel|lxc|tailscale|tun|utun|vboxnet|veth|virbr|vmnet|wg|zt)/
const atHome = /^(?:10\.|172\.(?:1[6-9]|2\d|3[01])\.|192\.168\.)/

/** IPv4 address under which a phone on the same network reaches this machine; `null` without one. */
export const lanAddress = (interfaces = os.networkInterfaces()): null | string => {
  const found = Object.entries(interfaces)
    .flatMap(([name, list = []]) => list.map((each) => ({ ...each, name })))
    .filter(
      ({ address, family, internal }) =>
        family === 'IPv4' && !internal && !address.startsWith('169.254.'),
    )
  const rank = ({ address, name }: { address: string; name: string }): number =>
    (virtual.test(name) ? 2 : 0) + (atHome.test(address) ? 0 : 1)
  return found.sort((a, b) => rank(a) - rank(b))[0]?.address ?? null
}
