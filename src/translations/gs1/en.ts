/** Codes of products: what is wrong with a GS1 text, and the links of a product. */
export const gs1EN = {
  gs1: 'Product (GS1 Digital Link)',
  gs1_charset: '({{ai}}) {{value}}: it has a character that this number cannot have.',
  gs1_checkCharacters:
    '({{ai}}) {{value}}: its last two characters do not fit the rest. Right would be {{fix}}.',
  gs1_checkDigit:
    'The check digit of {{value}} should be {{digit}}: write {{fix}}, or look whether another digit is wrong.',
  gs1_content: '({{ai}}) {{value}}: that is no value this number can have.',
  gs1_date:
    '({{ai}}) {{value}}: there is no such day or time. Days are written YYMMDD, for example 261231.',
  gs1_domain: 'The address needs a domain, for example https://id.example/01/09506000134352.',
  gs1_emptyValue: '({{ai}}) has no value: write it behind the bracket.',
  gs1_form:
    'Write a GTIN, numbers in brackets such as (01)09506000134352(10)ABC, or a Digital Link such as https://id.example/01/09506000134352.',
  gs1_inPath: '({{ai}}) belongs in the path: write /{{ai}}/{{value}} behind the key.',
  gs1_length: '({{ai}}) {{value}} has {{length}} characters and needs {{fix}}.',
  gs1_noKey: 'A key is missing that names a product or place, such as (01) for a GTIN.',
  gs1_notAttribute: '({{ai}}) cannot stand beside these numbers: leave it out.',
  gs1_sequence:
    '{{value}} cannot follow one another. Behind (01) come (22), (10) and (21) in this order, or (235).',
  gs1_twice: '({{ai}}) is there twice: leave one out.',
  gs1_unknownAI: 'There is no application identifier ({{ai}}).',
  gs1Address: 'Digital Link',
  gs1Context: 'Context',
  gs1Hint:
    'The symbol then carries a GS1 Digital Link instead of the short URL. The destination above is where it leads by default.',
  gs1Href: 'Leads to',
  gs1Hreflang: 'Language',
  gs1HreflangWrong: '“{{language}}” is no language tag. Write one such as en or de-AT.',
  gs1Identifiers: 'Product',
  gs1IdentifiersHint:
    'A GTIN, numbers in brackets such as (01)09506000134352(10)ABC, or a Digital Link. A lot or serial number without a code of its own leads where its product does.',
  gs1InPrint:
    '{{key}} is in print, or may be, and has to lead on. Put it back, and make another code for the other product.',
  gs1Link: 'Link',
  gs1Links: 'More links',
  gs1LinksHint:
    'What apps and shops may ask for: instructions, recipes, certificates. Everybody can read these addresses.',
  gs1Linkset: 'All links, as apps read them',
  gs1LinkTitle: 'Title',
  gs1LinkType: 'Type of link',
  gs1LinkTypePlaceholder: 'gs1:instructions, for example',
  gs1LinkTypeWrong:
    'GS1 has no type of link “{{linkType}}”. Choose one of the list; a newer one is written as its whole address, https://ref.gs1.org/voc/…',
  gs1MediaType: 'Media type',
  gs1MediaTypeWrong:
    '“{{mediaType}}” is no media type. Write one such as text/html or application/pdf.',
  gs1Taken: '{{key}} has a code already, perhaps one in the trash.',
}
