import type { TicketPerson } from './types.js'

/** A person of whom anything is known; a box office often knows nothing. */
export const knownPerson = (person: TicketPerson): null | TicketPerson =>
  person.email || person.firstName || person.lastName ? person : null
