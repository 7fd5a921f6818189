export const domainsES = {
  domain: 'Dominio',
  domainChecking: 'Se comprueba si {{host}} lleva aquí …',
  domainDefault: 'Predeterminado ({{host}})',
  domainGone:
    '{{host}} ya no está en options.domains, así que sus códigos responden en el dominio predeterminado. Elige otro o vuelve a añadirlo.',
  domainHint:
    'Dónde está su URL corta. Vacío: en el dominio de su campaña, o si no en el predeterminado.',
  domainHintCampaign:
    'Dónde están las URL cortas de sus códigos que no tienen dominio propio. Vacío: en el predeterminado.',
  domainInherited: 'Como su campaña ({{host}})',
  domainLeadsHere: '{{host}} lleva aquí.',
  domainMoves:
    '{{old}} está impreso, o puede estarlo: al guardar, el símbolo dirá {{url}}, y {{old}} llevará aquí para siempre.',
  domainMovesCodes:
    'Al guardar, los códigos de esta campaña pasan a {{host}}, salvo los que tienen dominio propio. Lo que esté impreso de ellos seguirá llevando para siempre.',
  domainProblem_dns:
    '{{host}} aún no lleva a ninguna parte: su DNS tiene que apuntar a este sitio antes de imprimir.',
  domainProblem_elsewhere:
    '{{host}} lleva a otro servidor, o nada responde en su ruta: haz que su DNS apunte a este sitio y dale la ruta antes de imprimir.',
  domainProblem_host:
    '{{host}} lleva aquí, pero un proxy oculta su nombre: tiene que pasar la cabecera Host antes de imprimir.',
  'domainProblem_no-answer': '{{host}} no responde: revisa su servidor antes de imprimir.',
  domainProblem_refused: '{{host}} no acepta conexiones: revisa su servidor antes de imprimir.',
  domainProblem_timeout: '{{host}} no responde a tiempo: revisa su servidor antes de imprimir.',
  domainProblem_tls:
    '{{host}} no tiene un certificado válido, los teléfonos avisarán: consigue uno antes de imprimir.',
  domainTaken:
    'Otros códigos ya tienen allí estos textos: {{names}}. Dales primero otro texto, o deja el dominio como está.',
  domainUnknown: 'No hay ningún dominio «{{domain}}». Se conocen: {{known}}.',
  domains: 'Dominios cortos',
}
