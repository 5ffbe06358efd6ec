import type { Words } from './words.en.ts'

export const es: Words = {
  title: 'Archivos para su mensaje',
  staffTitle: 'Archivos para este mensaje',
  lede: most =>
    `Puede agregar hasta ${most} archivos, cada uno de hasta 6 MB: fotos, PDF, texto sencillo o documentos de Word, Excel, PowerPoint o LibreOffice.`,
  place: 'Quitamos de las fotos dónde y cuándo se tomaron.',
  notScannedNote: 'Aquí no se buscan virus en los archivos. Agregue solo archivos en los que confíe.',
  scannedNote: 'Se buscan virus en los archivos antes de guardarlos.',
  back: 'Volver a su mensaje',
  staffBack: 'Volver al mensaje',
  choose: 'Elija archivos de este dispositivo',
  add: 'Agregar',
  added: n => (n === 1 ? 'Se agregó el archivo' : `Se agregaron ${n} archivos`),
  addedNext: 'Va con su mensaje cuando usted lo envíe.',
  removed: 'Se quitó el archivo',
  yours: 'Agregados hasta ahora',
  none: 'Todavía no hay archivos',
  full: most =>
    `Este mensaje tiene ${most} archivos. Para agregar otro, quite uno o envíelo en un segundo mensaje.`,
  remove: 'Quitar',
  removeOf: name => `Quitar ${name}`,
  done: 'Seguir con su mensaje',
  staffDone: 'Seguir con el mensaje',
  list: 'Archivos',
  notScanned: 'Sin revisión de virus',
  kinds: {
    jpg: 'Foto',
    png: 'Imagen',
    pdf: 'PDF',
    txt: 'Texto',
    docx: 'Documento de Word',
    xlsx: 'Tabla de Excel',
    pptx: 'Presentación de PowerPoint',
    odt: 'Texto OpenDocument',
    ods: 'Tabla OpenDocument',
    odp: 'Presentación OpenDocument',
    other: 'Archivo',
  },
  unnamed: 'archivo',
  noFile: 'Primero elija un archivo',
  why: {
    'too-large': 'pesa más de 6 MB. Elija uno más pequeño.',
    'too-many':
      'es uno de más: un mensaje puede tener 4 archivos. Quite uno primero o envíelo en un segundo mensaje.',
    'too-many-today': 'no se agregó: hoy ya agregó muchos archivos. Inténtelo mañana o llame a la clínica.',
    type: 'no es un tipo de archivo que aceptemos. Elija una foto (JPEG o PNG), un PDF, texto sencillo o un documento de Word, Excel, PowerPoint o LibreOffice en su formato más nuevo.',
    script:
      'es un PDF que ejecuta algo al abrirse o que contiene otros archivos. Imprímalo en un PDF nuevo y agregue ese.',
    macros:
      'contiene macros, otros archivos o partes que se traen de internet. Guárdelo como PDF y agregue ese.',
    unreadable:
      'no se pudo leer. Quizá esté dañado, protegido con contraseña o tenga demasiados píxeles. Ábralo en su dispositivo, guárdelo de nuevo e inténtelo otra vez.',
    infected: 'no se agregó: el programa que busca virus avisa de él. Quizá convenga revisar su dispositivo.',
    'scanner-away': 'no se agregó: ahora no podemos buscar virus en los archivos. Inténtelo en unos minutos.',
    busy: 'no se agregó: muchas personas están enviando archivos en este momento. Inténtelo en un minuto.',
    'no-room':
      'no se agregó: ahora no tenemos espacio para archivos. Puede enviar su mensaje sin él o intentarlo más tarde.',
  },
  sentBefore: 'Este mensaje se envió o se descartó mientras tanto, así que no se agregó ningún archivo.',
}
