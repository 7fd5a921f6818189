const ENTITIES: Record<string, string> = {
  '"': '&quot;',
  '&': '&amp;',
  "'": '&#39;',
  '<': '&lt;',
  '>': '&gt;',
}

/** Text as it may stand in HTML text and in quoted attributes. */
export function escapeHTML(text: string): string {
  return text.replace(/["&'<>]/g, (character) => ENTITIES[character] as string)
}
