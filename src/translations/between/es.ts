import type { betweenEN } from './en.js'

export const betweenES: typeof betweenEN = {
  between: 'Página intermedia',
  betweenButton: 'Texto del botón',
  betweenCard: 'Tarjeta de contacto para guardar',
  betweenChoice: 'Elección entre destinos',
  betweenChoices: 'Destinos para elegir',
  betweenEmail: 'Correo',
  betweenFew: 'Añada al menos {{least}}, cada uno con su texto y su dirección.',
  betweenHint:
    'Se muestra antes de redirigir. Los textos vacíos se completan en el idioma de quien lee.',
  betweenKind: 'Lo que se ve primero',
  betweenLabel: 'Texto',
  betweenLinks: 'Lista de enlaces',
  betweenName: 'Nombre',
  betweenNameMissing:
    'Indique un nombre o una organización: así guardan los teléfonos el contacto.',
  betweenNone: 'Nada: se redirige enseguida',
  betweenOrganization: 'Organización',
  betweenPassword: 'Contraseña',
  betweenPasswordHint:
    'Nadie puede volver a leerla, ni aquí ni por la API. Una nueva deja fuera a quienes conocían la anterior.',
  betweenPasswordLong: 'La contraseña puede tener {{most}} caracteres como máximo. Acórtela.',
  betweenPasswordMissing:
    'Ponga una contraseña de al menos {{least}} caracteres: sin ella nadie entra.',
  betweenPasswordSet: 'Hay una contraseña. Escriba otra para cambiarla.',
  betweenPasswordShort: 'La contraseña necesita al menos {{least}} caracteres: faltan {{missing}}.',
  betweenPasswordShow: 'Mostrar la contraseña',
  betweenPhone: 'Teléfono',
  betweenPreview: 'Adónde lleva el código, para comprobarlo antes',
  betweenQuestion: 'Pregunta que aceptar (consentimiento, edad)',
  betweenQuestionMissing: 'Escriba qué se acepta, como título o como texto.',
  betweenShown: 'Ver la página',
  betweenText: 'Texto',
  betweenTitle: 'Título',
  betweenWebsite: 'Sitio web',
  warnBetweenMaps:
    'Los mapas de redirecciones omiten este código: otros servidores no tienen página intermedia. Sin este servidor no lleva a ninguna parte.',
  asksFirst: 'Pregunta antes: {{kind}}',
}
