/** A system by the name its users know. */
export function targetText(target: string): string {
  if (target === 'hubspot:default') return 'HubSpot'
  if (target.startsWith('hubspot:')) return `HubSpot (${target.slice('hubspot:'.length)})`
  return target === 'vivenu' ? 'Vivenu' : target
}

export const isHubSpot = (target: string): boolean => target.startsWith('hubspot:')
