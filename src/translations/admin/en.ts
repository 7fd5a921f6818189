export const adminEN = { destinationMeant: 'x' }
