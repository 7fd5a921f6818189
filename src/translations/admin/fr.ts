export const adminFR = { destinationMeant: 'x' }
