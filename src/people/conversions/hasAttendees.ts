import type { QROptions } from '../../options/sanitizeOptions.js'

/** Whether people who hold tickets somebody else bought are contacts too. */
export const hasAttendees = ({ crm }: QROptions): boolean =>
  crm.ticketing !== false && crm.ticketing.attendees
