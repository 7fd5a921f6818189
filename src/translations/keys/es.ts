import type { KeyTexts } from './en.js'

export const keysES: KeyTexts = {
  key: 'Clave de API',
  keyCampaignsHint: 'Sus códigos y cifras, y los códigos que la clave cree en ellas.',
  keyCodesHint: 'Solo estos códigos, sea cual sea su campaña.',
  keyCopy: 'Copiar la clave',
  keyExpiresHint: 'Vacío: nunca. Lo mejor es que una clave olvidada caduque.',
  keyExpiresPast: 'Ese momento ya pasó: elija uno futuro.',
  keyHidden: 'La clave se mostró una vez, al crearla. Si se ha perdido, revoque esta y cree otra.',
  keyLastUsedAt: 'Último uso, por horas',
  keyNow: 'Guarde para obtener la clave. Se muestra una sola vez.',
  keyOnce: 'Copie la clave ahora. No se muestra otra vez y nadie puede consultarla.',
  keyOwner: 'Actúa como',
  keyReach: 'Alcance',
  keyReach_all: 'Todo lo que puede su dueño',
  keyReach_some: 'Algunas campañas o códigos',
  keyReachNone:
    'Elija una campaña o un código, o deje que la clave alcance todo lo que puede su dueño.',
  keyRevoke: 'Revocar la clave',
  keyRevoked: 'Revocada. Quien envíe esta clave será rechazado.',
  keyRevokedAt: 'Revocada el',
  keyRevokeSure:
    'Los programas que usan «{{title}}» serán rechazados desde ahora. No se puede deshacer.',
  keys: 'Claves de API',
  keyScope_bulk_write: 'bulk:write – muchos códigos a la vez',
  keyScope_check_in: 'check-in – dejar entrar con entradas',
  keyScope_codes_read: 'codes:read – códigos, campañas, diseños y símbolos',
  keyScope_codes_write: 'codes:write – crearlos, cambiarlos, pausarlos y borrarlos',
  keyScope_scans_export: 'scans:export – escaneos fila por fila',
  keyScope_stats_read: 'stats:read – cifras y los últimos escaneos',
  keyScopes: 'Permisos',
  keyScopesHint: 'Los menos que necesite el programa.',
  keysHint:
    'Para programas: scripts, Zapier, una imprenta. Una clave puede lo que puede su dueño, hasta donde dicen sus permisos. Nunca lee contactos, usuarios ni nada de este sitio que no sea de códigos QR.',
  keySingular: 'Clave de API',
  keyStart: 'Empieza por',
}
