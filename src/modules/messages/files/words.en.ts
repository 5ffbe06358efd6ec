/** Words about what is attached to messages. */
export const en = {
  title: 'Files for your message',
  staffTitle: 'Files for this message',
  lede: (most: number) =>
    `You can add up to ${most} files, each up to 6 MB: photos, PDFs, plain text, or documents from Word, Excel, PowerPoint or LibreOffice.`,
  place: 'We take out of photos where and when they were taken.',
  notScannedNote: 'Files are not scanned for viruses here. Add only files that you trust.',
  scannedNote: 'Files are scanned for viruses before they are kept.',
  back: 'Back to your message',
  staffBack: 'Back to the message',
  choose: 'Choose files from this device',
  add: 'Add',
  added: (n: number) => (n === 1 ? 'The file was added' : `${n} files were added`),
  addedNext: 'It goes with your message when you send it.',
  removed: 'The file was removed',
  yours: 'Added so far',
  none: 'No files yet',
  full: (most: number) =>
    `This message has ${most} files. To add another, remove one, or send it in a second message.`,
  remove: 'Remove',
  removeOf: (name: string) => `Remove ${name}`,
  done: 'Go on with your message',
  staffDone: 'Go on with the message',
  list: 'Files',
  notScanned: 'Not scanned for viruses',
  kinds: {
    jpg: 'Photo',
    png: 'Image',
    pdf: 'PDF',
    txt: 'Text',
    docx: 'Word document',
    xlsx: 'Excel table',
    pptx: 'PowerPoint slides',
    odt: 'OpenDocument text',
    ods: 'OpenDocument table',
    odp: 'OpenDocument slides',
    other: 'File',
  },
  unnamed: 'file',
  noFile: 'Choose a file first',
  why: {
    'too-large': 'is larger than 6 MB. Choose a smaller one.',
    'too-many':
      'is one too many: a message can have 4 files. Remove one first, or send it in a second message.',
    'too-many-today':
      'was not added: you have added many files today. Try again tomorrow, or call the clinic.',
    type: 'is not a kind of file that we take. Choose a photo (JPEG or PNG), a PDF, plain text, or a document from Word, Excel, PowerPoint or LibreOffice in its newer format.',
    script:
      'is a PDF that runs something when it is opened, or holds other files. Print it to a new PDF, then add that.',
    macros:
      'holds macros, other files, or parts that are fetched from the internet. Save it as a PDF, then add that.',
    unreadable:
      'could not be read. It may be damaged, protected by a password, or too large in pixels. Open it on your device and save it anew, then try again.',
    infected: 'was not added: the virus scanner warns of it. Your device may need a check.',
    'scanner-away': 'was not added: we cannot scan files for viruses right now. Try again in a few minutes.',
    busy: 'was not added: many people are sending files right now. Try again in a minute.',
    'no-room':
      'was not added: we have no room for files right now. You can send your message without it, or try again later.',
  },
  sentBefore: 'This message was sent or thrown away meanwhile, so no file was added.',
}

export type Words = typeof en
