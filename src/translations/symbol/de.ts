import type { symbolEN } from './en.js'

export const symbolDE = {
  design: 'Gestaltung',
  designBackground: 'Hintergrund',
  designBrand: 'Farben der Marke',
  designColours: 'Farben',
  designEyeCentre: 'Mitte der Augen',
  designEyeColour: 'Augen',
  designEyeColourOwn: 'Augen in eigener Farbe',
  designEyeFrame: 'Augen',
  designForeground: 'Module',
  designFrame: 'Rahmen',
  designFrameColour: 'Rahmen',
  designFrameText: 'Aufforderung',
  designFrameTextColour: 'Text',
  designGradient: 'Verlauf',
  designGradientAngle: 'Winkel in Grad',
  designGradientTo: 'Zweite Farbe',
  designInherited: 'Wie Kampagne oder Website',
  designLevel: 'Fehlerkorrektur, mindestens',
  designLive: 'Das Symbol, wie es gedruckt wird',
  designLogoClear: 'Freie Module darum',
  designLogoSize: 'Breite des Logos (%)',
  designModules: 'Module',
  designMore: 'Rand und Fehlerkorrektur',
  designPresets: 'Vorlagen',
  designQuietZone: 'Ruhezone (Module)',
  designRedo: 'Wiederholen',
  designReset: 'Zurück zur Vorlage',
  designSingular: 'Gestaltung',
  designTransparent: 'Durchsichtiger Hintergrund',
  designUndo: 'Rückgängig',
  designs: 'Gestaltungen',
  downloadAnyway: 'Trotzdem herunterladen',
  findContrastLow:
    'Der Kontrast ist {{ratio}}:1: mindestens {{wanted}}:1. Wählen Sie dunklere Module oder einen helleren Hintergrund.',
  findContrastWeak:
    'Der Kontrast ist {{ratio}}:1: ab {{wanted}}:1 liest es sich bei schwachem Licht besser.',
  findInverted:
    'Helle Module auf dunklem Grund: manche Lesegeräte können das nicht. Nehmen Sie dunkel auf hell.',
  findLogoCoversEyes:
    'Das Logo reicht in die Augen. Machen Sie es kleiner oder mit weniger freien Modulen.',
  findLogoLarge: 'Das Logo bedeckt {{covered}} %: höchstens {{most}} % bei Stufe {{level}}.',
  findModulesFine: '{{width}} mm ist zu fein für {{dpi}} dpi: mindestens {{needed}} mm.',
  findQuietZone: 'Die Ruhezone hat {{modules}} Module: die Norm verlangt {{wanted}}.',
  findRedModules:
    'Scanner mit rotem oder infrarotem Licht sehen dieses Rot als Papier. Telefone betrifft das nicht.',
  findSizeForDistance: '{{width}} mm ist zu klein für {{distance}} m: mindestens {{needed}} mm.',
  findSizeSmall: '{{width}} mm ist für viele Telefone zu klein: mindestens {{needed}} mm.',
  findTrialBlurred:
    'Es geht verloren, wenn die Kamera nicht scharf stellt. Wählen Sie vollere Module oder ein kleineres Logo.',
  findTrialLowContrast:
    'Bei schwachem Licht geht es verloren. Wählen Sie dunklere Module oder einen helleren Grund.',
  findTrialPrinted:
    'In dieser Größe und Auflösung geht es verloren. Drucken Sie es größer oder feiner.',
  findTrialRotated:
    'Es geht verloren, wenn das Telefon schräg gehalten wird. Wählen Sie schlichtere Augen oder ein kleineres Logo.',
  findTrialSmall:
    'Aus der Ferne geht es verloren. Wählen Sie vollere Module oder ein kleineres Logo.',
  findUnreadable:
    'So liest es kein Lesegerät. Wählen Sie schlichtere Formen, kräftigere Farben oder ein kleineres Logo.',
  frameAbove: 'Text oben',
  frameBelow: 'Text unten',
  frameBorder: 'Umrandung',
  frameNone: 'Keiner',
  gradientLinear: 'Linear',
  gradientNone: 'Eine Farbe',
  gradientRadial: 'Von der Mitte',
  logo: 'Logo',
  logoMissing:
    'Dieses Logo gibt es nicht mehr, oder Sie dürfen es nicht sehen. Wählen Sie ein anderes.',
  logoUnreadable:
    'Diese Datei ist kein Bild, das sich zeichnen lässt. Wählen Sie PNG, JPEG, WebP oder SVG.',
  preset: 'Vorlage',
  presetMissing:
    'Diese Vorlage gibt es nicht mehr, oder Sie dürfen sie nicht sehen. Wählen Sie eine andere.',
  shapeColumns: 'Spalten',
  shapeDots: 'Punkte',
  shapeLeaf: 'Blatt',
  shapeLiquid: 'Fließend',
  shapeRound: 'Rund',
  shapeRounded: 'Abgerundet',
  shapeRows: 'Zeilen',
  shapeSquare: 'Eckig',
  verdict: 'Lässt es sich scannen?',
  verdictAsking: 'Wird ausprobiert …',
  verdictBad: 'So nicht drucken',
  verdictFailed: 'Es ließ sich nicht ausprobieren: {{reason}}',
  verdictGood: 'Gut zu scannen',
  verdictWarn: 'Zu scannen, mit Vorbehalt',
} satisfies Record<keyof typeof symbolEN, string>
