import type { RuleDevice } from '../../../vocabulary/rules.js'
import type { DeviceFacts } from '../../../vocabulary/scan.js'

const SYSTEMS: Record<string, RuleDevice> = {
  Android: 'android',
  ChromeOS: 'chromeos',
  Linux: 'linux',
  Ubuntu: 'linux',
  Windows: 'windows',
  iOS: 'ios',
  iPadOS: 'ios',
  macOS: 'macos',
}

const TYPES: readonly string[] = ['desktop', 'mobile', 'tablet']

/** What rules call a device: its system and its kind. */
export function deviceKinds({ deviceType, os }: Readonly<DeviceFacts>): RuleDevice[] {
  const system = SYSTEMS[os?.split(' ')[0] ?? '']
  return [
    ...(system ? [system] : []),
    ...(TYPES.includes(deviceType) ? [deviceType as RuleDevice] : []),
  ]
}
