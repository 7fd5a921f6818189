/** Códigos de productos: qué hay de malo en un texto GS1, y los enlaces de un producto. */
export const gs1ES = {
  gs1: 'Producto (GS1 Digital Link)',
  gs1_charset: '({{ai}}) {{value}}: tiene un carácter que este número no puede tener.',
  gs1_checkCharacters:
    '({{ai}}) {{value}}: sus dos últimos caracteres no encajan con el resto. Lo correcto sería {{fix}}.',
  gs1_checkDigit:
    'El dígito de control de {{value}} debería ser {{digit}}: escribe {{fix}}, o mira si otra cifra está mal.',
  gs1_content: '({{ai}}) {{value}}: este número no puede tener ese valor.',
  gs1_date:
    '({{ai}}) {{value}}: no existe ese día o esa hora. Los días se escriben AAMMDD, por ejemplo 261231.',
  gs1_domain: 'La dirección necesita un dominio, por ejemplo https://id.example/01/09506000134352.',
  gs1_emptyValue: '({{ai}}) no tiene valor: escríbelo tras el paréntesis.',
  gs1_form:
    'Escribe un GTIN, números entre paréntesis como (01)09506000134352(10)ABC, o un Digital Link como https://id.example/01/09506000134352.',
  gs1_inPath: '({{ai}}) va en la ruta: escribe /{{ai}}/{{value}} tras la clave.',
  gs1_length: '({{ai}}) {{value}} tiene {{length}} caracteres y necesita {{fix}}.',
  gs1_noKey: 'Falta una clave que nombre un producto o un lugar, como (01) para un GTIN.',
  gs1_notAttribute: '({{ai}}) no puede acompañar a estos números: quítalo.',
  gs1_sequence:
    '{{value}} no pueden ir seguidos. Tras (01) vienen (22), (10) y (21) en este orden, o (235).',
  gs1_twice: '({{ai}}) está dos veces: quita uno.',
  gs1_unknownAI: 'No hay ningún identificador de aplicación ({{ai}}).',
  gs1Address: 'Digital Link',
  gs1Context: 'Contexto',
  gs1Hint:
    'El símbolo lleva entonces un GS1 Digital Link en vez de la URL corta. El destino de arriba es adonde lleva por defecto.',
  gs1Href: 'Lleva a',
  gs1Hreflang: 'Idioma',
  gs1HreflangWrong: '«{{language}}» no es un código de idioma. Escribe uno como es o es-MX.',
  gs1Identifiers: 'Producto',
  gs1IdentifiersHint:
    'Un GTIN, números entre paréntesis como (01)09506000134352(10)ABC, o un Digital Link. Un lote o número de serie sin código propio lleva adonde lleva su producto.',
  gs1InPrint:
    '{{key}} está impreso, o puede estarlo, y tiene que seguir llevando a algún sitio. Vuelve a ponerlo, y crea otro código para el otro producto.',
  gs1Link: 'Enlace',
  gs1Links: 'Más enlaces',
  gs1LinksHint:
    'Lo que pueden pedir aplicaciones y tiendas: instrucciones, recetas, certificados. Cualquiera puede leer estas direcciones.',
  gs1Linkset: 'Todos los enlaces, como los leen las aplicaciones',
  gs1LinkTitle: 'Título',
  gs1LinkType: 'Tipo de enlace',
  gs1LinkTypePlaceholder: 'gs1:instructions, por ejemplo',
  gs1LinkTypeWrong:
    'GS1 no tiene ningún tipo de enlace «{{linkType}}». Elige uno de la lista; uno más nuevo se escribe con su dirección completa, https://ref.gs1.org/voc/…',
  gs1MediaType: 'Tipo de medio',
  gs1MediaTypeWrong:
    '«{{mediaType}}» no es un tipo de medio. Escribe uno como text/html o application/pdf.',
  gs1Taken: '{{key}} ya tiene un código, quizá uno en la papelera.',
}
