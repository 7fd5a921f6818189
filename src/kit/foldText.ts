/** A text as searches compare it: without case and without marks on letters ("Métro" is "metro"). */
export const foldText = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
