/** What stands behind a file's first bytes is one of these, whatever its name says; nothing else is taken. */
export const kinds = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/pdf': 'pdf',
  'text/plain; charset=utf-8': 'txt',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.presentation': 'odp',
} as const
export type ContentType = keyof typeof kinds

/**
 * Why a file is not taken: it is of no kind that we take, it would run something when opened (`script` in a PDF,
 * `macros` in an office document), or it cannot be read to its end, which is also what we say of one that needs a
 * password or grows without end.
 */
export type Refused = 'type' | 'script' | 'macros' | 'unreadable' | 'too-large'

/** `bytes` are what is kept: images and PDFs are written anew, so that nothing travels in them unseen. */
export type Inside =
  | { readonly fit: true; readonly bytes: Uint8Array<ArrayBuffer>; readonly contentType: ContentType }
  | { readonly fit: false; readonly why: Refused }

export const refused = (why: Refused): Inside => ({ fit: false, why })
