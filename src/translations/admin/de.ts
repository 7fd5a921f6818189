export const adminDE = { destinationMeant: 'x' }
