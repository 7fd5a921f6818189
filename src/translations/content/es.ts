import type { contentEN } from './en.js'

export const contentES: Record<keyof typeof contentEN, string> = {
  content: 'Contenido',
  contentAddress: 'Dirección',
  contentBroken:
    'Este texto contiene medio carácter, como el de un emoji cortado. Escríbelo de nuevo.',
  contentChangedWarning:
    'El símbolo de este código se descargó. Donde ya esté impreso conserva el contenido anterior: guarda solo si no hay nada impreso, o imprímelo de nuevo.',
  contentContact: 'Contacto (vCard)',
  contentCountryCode:
    'WhatsApp necesita el número con el prefijo del país. Escríbelo con + delante, por ejemplo +34 912 345 678.',
  contentDegrees: '{{value}} no vale: admite grados de -{{most}} a {{most}}.',
  contentEmail: '«{{value}}» no es una dirección de correo. Escríbela así: nombre@example.com.',
  contentEmailAddress: 'Dirección de correo',
  contentEmailMessage: 'Correo',
  contentEnd: 'El final es anterior al inicio. Elige un final posterior al {{start}} UTC.',
  contentEndsAt: 'Finaliza el',
  contentEvent: 'Evento de calendario',
  contentFirstName: 'Nombre',
  contentHidden: 'La red está oculta',
  contentJobTitle: 'Cargo',
  contentLastName: 'Apellidos',
  contentLatitude: 'Latitud',
  contentLong:
    'El contenido ocupa {{bytes}} bytes y un símbolo admite {{most}} como máximo. Acórtalo en {{over}}.',
  contentLongitude: 'Longitud',
  contentMissing: 'Rellena este campo: sin él, el símbolo no tiene nada que decir.',
  contentNameMissing: 'Indica un nombre, un apellido o una organización.',
  contentNetwork: 'Nombre de la red (SSID)',
  contentNetworkLong:
    'Este nombre ocupa {{bytes}} bytes y el de una red tiene {{most}} como máximo. Escríbelo como en el router.',
  contentNoDigits:
    '«{{value}}» no tiene cifras. Escribe un número de teléfono, por ejemplo +34 912 345 678.',
  contentOrganization: 'Organización',
  contentPassword: 'Contraseña',
  contentPasswordHint: 'Cualquiera que escanee el símbolo puede leerla.',
  contentPasswordMissing:
    'Indica la contraseña, o elige «Sin contraseña» si la red no tiene ninguna.',
  contentPasswordOpen: 'Una red sin contraseña no tiene ninguna: vacía este campo o elige WPA.',
  contentPasswordWEP:
    'Una clave WEP tiene 5, 13 o 16 caracteres, o bien 10, 26 o 32 dígitos 0-9 A-F; esta tiene {{count}}. Escríbela como en el router.',
  contentPasswordWPA:
    'Una contraseña WPA tiene de 8 a 63 caracteres, o es una clave de 64 dígitos 0-9 A-F; esta tiene {{count}}. Escríbela como en el router.',
  contentPhone: 'Número de teléfono',
  contentPhoneCall: 'Llamada',
  contentPhoneCharacter:
    '«{{value}}» contiene {{character}}. Un número lleva cifras, + delante, * y #, y entre ellas espacios, puntos, guiones, barras y paréntesis.',
  contentPhoneHint: 'Con el prefijo del país, por ejemplo +34 912 345 678.',
  contentPhoneLong:
    'Este número tiene {{digits}} cifras y ninguno tiene más de 15. Escribe un solo número.',
  contentPlace: 'Lugar en el mapa',
  contentScheme:
    'Un símbolo no puede llevar a «{{scheme}}:». Escribe una dirección con https:// delante.',
  contentSecurity: 'Seguridad',
  contentSMS: 'Mensaje de texto (SMS)',
  contentStartsAt: 'Empieza el',
  contentSubject: 'Asunto',
  contentText: 'Texto',
  contentTime: '«{{value}}» no es una hora. Escríbela así: 2027-01-31T19:30:00Z.',
  contentType: 'Tipo de contenido',
  contentTypeText: 'Texto',
  contentTypeURL: 'Dirección web',
  contentURL:
    '«{{value}}» no es una dirección completa. Escríbela con su principio y sin espacios, por ejemplo https://example.com/menu.',
  contentURLField: 'Dirección web',
  contentWhatsApp: 'Mensaje de WhatsApp',
  contentWifi: 'Wi-Fi',
  kind: 'Qué lleva el símbolo',
  kindDynamic: 'Una URL corta (dinámico)',
  kindFixed:
    'Este código ya se escaneó, así que su URL corta está impresa y tiene que seguir siendo dinámico. Crea un código nuevo para un contenido estático.',
  kindStatic: 'El propio contenido (estático)',
  openNetwork: 'Sin contraseña',
  staticCode: 'Estático',
  staticHint:
    'Un código estático nunca pasa por este servidor: una vez impreso no se puede cambiar ni pausar, y no se cuenta.',
  staticNotCounted:
    'Los códigos estáticos los leen los teléfonos por sí solos, así que no hay escaneos que contar.',
  symbolFewer:
    'Esta dirección necesita un símbolo de {{size}} × {{size}} módulos; con {{fewer}} caracteres menos en el dominio o la ruta sería de {{smaller}} × {{smaller}}.',
  symbolFewerOne:
    'Esta dirección necesita un símbolo de {{size}} × {{size}} módulos; con un carácter menos en el dominio o la ruta sería de {{smaller}} × {{smaller}}.',
}
