import type { NetworkKind } from '../../scan/traffic/trafficRule.js'

export type ListedNetwork = {
  asn: number
  kind: NetworkKind
  /** How its owner's name begins in databases of networks, for sources that give no number. */
  name: string
  source: string
}

// Where it says so. That a number is of this owner is checked against `@ip-location-db/asn` in a test.
const DATACENTERS = 'https://github.com/X4BNet/lists_vpn input/datacenter/ASN.txt'
const VPNS = 'https://github.com/X4BNet/lists_vpn input/vpn/ASN.txt'
const PRIVATE_RELAY =
  'https://blog.apnic.net/2023/01/25/an-investigation-into-apples-new-relay-network/'
const OWNER = 'its owner rents out servers'
const CARRIER = 'its owner carries people’s traffic: a VPN, a proxy or a company’s gateway'

/** People's traffic, carried by a service, a browser's maker, or their company's gateway. */
const RELAYS: [number, string, string][] = [
  [13335, 'Cloudflare', PRIVATE_RELAY],
  [209242, 'Cloudflare', PRIVATE_RELAY],
  [54113, 'Fastly', PRIVATE_RELAY],
  [36183, 'Akamai', PRIVATE_RELAY],
  [20940, 'Akamai', PRIVATE_RELAY],
  [
    714,
    'Apple',
    'https://developer.apple.com/support/prepare-your-network-for-icloud-private-relay',
  ],
  // Google One's VPN, seen leaving from here; the list of its addresses: https://www.gstatic.com/vpn/geofeed
  [36492, 'Google', 'https://www.gstatic.com/vpn/geofeed'],
  // Opera Mini and Opera's VPN
  [39832, 'Opera Software', CARRIER],
  [21837, 'Opera Software', CARRIER],
  // gateways of companies
  [22616, 'Zscaler', CARRIER],
  [53813, 'Zscaler', CARRIER],
  [62044, 'Zscaler', CARRIER],
  [55256, 'Netskope', CARRIER],
  [36692, 'Cisco OpenDNS', CARRIER],
]

/** Hosting networks that the VPNs people buy run on. */
const VPN: [number, string, string][] = [
  [9009, 'M247', VPNS],
  [212238, 'Datacamp', VPNS],
  [60068, 'Datacamp', DATACENTERS],
  [136787, 'PacketHub', VPNS],
  [141039, 'PacketHub', VPNS],
  [39351, '31173 Services', CARRIER],
]

const HOSTING: [number, string, string][] = [
  [16509, 'Amazon', DATACENTERS],
  [14618, 'Amazon', DATACENTERS],
  // by number only: the name is also that of its relay
  [15169, 'Google', DATACENTERS],
  [396982, 'Google', OWNER],
  [8075, 'Microsoft', DATACENTERS],
  [31898, 'Oracle', OWNER],
  [14061, 'DigitalOcean', DATACENTERS],
  [24940, 'Hetzner', DATACENTERS],
  [213230, 'Hetzner', OWNER],
  [212317, 'Hetzner', OWNER],
  [16276, 'OVH', DATACENTERS],
  [35540, 'OVH', OWNER],
  // Linode; by number only, as the name is also that of a relay
  [63949, 'Akamai', DATACENTERS],
  [20473, 'The Constant Company', DATACENTERS],
  [45102, 'Alibaba', DATACENTERS],
  [37963, 'Hangzhou Alibaba', OWNER],
  [45090, 'Shenzhen Tencent', DATACENTERS],
  [132203, 'Shenzhen Tencent', OWNER],
  [55967, 'Beijing Baidu', DATACENTERS],
  [136907, 'HUAWEI INTERNATIONAL', OWNER],
  [55990, 'Huawei Cloud', OWNER],
  [51167, 'Contabo', DATACENTERS],
  [12876, 'Scaleway', DATACENTERS],
  [8560, 'IONOS', DATACENTERS],
  [6724, 'Strato', DATACENTERS],
  [197540, 'netcup', OWNER],
  [34011, 'Host Europe', OWNER],
  [24961, 'WIIT', DATACENTERS],
  [29066, 'velia.net', DATACENTERS],
  [44066, 'firstcolo', DATACENTERS],
  [60781, 'LeaseWeb', DATACENTERS],
  [28753, 'Leaseweb', DATACENTERS],
  [395954, 'Leaseweb', OWNER],
  [30633, 'Leaseweb', DATACENTERS],
  [59253, 'LEASEWEB', DATACENTERS],
  [205544, 'LEASEWEB', OWNER],
  [49981, 'WorldStream', DATACENTERS],
  [50673, 'Serverius', DATACENTERS],
  [57043, 'HOSTKEY', DATACENTERS],
  [62240, 'Clouvider', DATACENTERS],
  [42831, 'UK Dedicated Servers', DATACENTERS],
  [29802, 'HIVELOCITY', DATACENTERS],
  [61317, 'Hivelocity', DATACENTERS],
  [36352, 'HostPapa', DATACENTERS],
  [54290, 'HostPapa', DATACENTERS],
  [55286, 'B2 Net Solutions', DATACENTERS],
  [8100, 'QuadraNet', DATACENTERS],
  [53667, 'FranTech', DATACENTERS],
  [40676, 'Psychz', DATACENTERS],
  [36351, 'IBM Cloud', DATACENTERS],
  [33070, 'Rackspace', DATACENTERS],
  [27357, 'Rackspace', OWNER],
  [19994, 'Rackspace', OWNER],
  [19318, 'Interserver', DATACENTERS],
  [25820, 'IT7 Networks', DATACENTERS],
  [35916, 'MULTACOM', DATACENTERS],
  [33387, 'Nocix', DATACENTERS],
  [18450, 'WebNX', DATACENTERS],
  [46664, 'VolumeDrive', DATACENTERS],
  [53340, 'VegasNAP', DATACENTERS],
  [11878, 'tzulo', DATACENTERS],
  [26496, 'GoDaddy', OWNER],
  [22612, 'Namecheap', OWNER],
  [26347, 'New Dream Network', OWNER],
  [46606, 'Unified Layer', OWNER],
  [47583, 'Hostinger', OWNER],
  [199524, 'G-Core Labs', OWNER],
  [51852, 'Private Layer', DATACENTERS],
  [58061, 'Scalaxy', OWNER],
  [200019, 'ALEXHOST', DATACENTERS],
  [202425, 'IP Volume', OWNER],
  [210558, '1337 Services', OWNER],
  [203020, 'HostRoyale', OWNER],
  [49505, 'JSC Selectel', DATACENTERS],
  [50340, 'JSC Selectel', OWNER],
  [9123, 'JSC "TIMEWEB"', OWNER],
  [9370, 'SAKURA Internet', DATACENTERS],
]

const listed =
  (kind: NetworkKind) =>
  ([asn, name, source]: [number, string, string]): ListedNetwork => ({ asn, kind, name, source })

/**
 * Networks that are no home's, office's or carrier's own, by number. What is not in it is taken for
 * people's. A host adds to it with `traffic.hosting` and takes out of it with `traffic.exempt`.
 */
export const NETWORKS: readonly ListedNetwork[] = [
  ...RELAYS.map(listed('relay')),
  ...VPN.map(listed('vpn')),
  ...HOSTING.map(listed('hosting')),
]
