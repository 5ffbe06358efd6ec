import type { Words } from './words.en.ts'

export const es: Words = {
  code: {
    title: 'Ha recibido una invitación',
    lede: 'Escriba el código de su carta y la fecha de nacimiento de la persona de cuyo expediente se trata. Si es su propio expediente, es la suya.',
    code: 'Código',
    codeHint: 'Por ejemplo 7K4H-09PX-3M2C-W8RY. No importan los guiones, los espacios ni las minúsculas.',
    codeMissing: 'Escriba el código de su carta',
    wrong:
      'El código o la fecha de nacimiento no son correctos, o la invitación ya no está abierta. Revise los dos e inténtelo de nuevo. Después de cinco intentos fallidos el código deja de servir.',
    noCode: '¿No tiene un código?',
    signUp: 'Regístrese sin él',
    mail: '¿Recibió un correo? Entonces abra el enlace que contiene.',
  },
  link: {
    title: 'Ha recibido una invitación',
    ledes: {
      patient: 'Para saber que es usted, primero le pedimos su fecha de nacimiento.',
      caregiver:
        'Para saber que es usted, le pedimos la fecha de nacimiento de la persona de cuyo expediente se trata.',
      guardian:
        'Para saber que es usted, le pedimos la fecha de nacimiento de la persona de cuyo expediente se trata.',
      staff: 'Le invitaron al espacio de trabajo de la clínica. Escriba el código que le dieron.',
    },
    birth: 'Fecha de nacimiento',
    births: {
      patient: 'Su fecha de nacimiento',
      caregiver: 'Fecha de nacimiento de la persona de cuyo expediente se trata',
      guardian: 'Fecha de nacimiento de la persona de cuyo expediente se trata',
      staff: 'Fecha de nacimiento',
    },
    birthMissing: 'Escriba la fecha de nacimiento con día, mes y año',
    wrong:
      'Esto no corresponde a la invitación. Revíselo e inténtelo de nuevo. Después de cinco intentos fallidos este enlace deja de servir.',
    wrongCode:
      'Este código no es correcto. Revíselo e inténtelo de nuevo. Después de cinco intentos fallidos este enlace deja de servir.',
    tooMany: 'Hubo demasiados intentos fallidos. Espere una hora e inténtelo de nuevo, o llame a la clínica.',
    button: 'Continuar',
  },
  gone: {
    title: 'Esta invitación ya no está abierta',
    lede: 'Ya se usó, tiene más de 7 días, la reemplazó otra más reciente o se bloqueó después de cinco intentos fallidos.',
    used: '¿La usó usted? Entonces inicie sesión.',
    signIn: 'Iniciar sesión',
    code: 'Escribir un código de una carta',
    again: '¿Necesita una nueva? Pídala a quien le invitó, o llame a la clínica.',
    call: (phone: string) => `Llamar al ${phone}`,
  },
  accept: {
    title: 'Elija cómo iniciará sesión',
    of: (name: string) => `Para el expediente de ${name}`,
    ofStaff: 'Para el espacio de trabajo de la clínica',
    own: (name: string) =>
      `Le damos la bienvenida, ${name}. Con esto abrirá su expediente de ahora en adelante.`,
    other: (name: string) => `Podrá ver lo que se le permitió ver del expediente de ${name}.`,
    staff:
      'Con esto abrirá el espacio de trabajo de la clínica. Después configurará un segundo paso para iniciar sesión.',
    name: 'Su nombre completo',
    nameMissing: 'Escriba su nombre completo',
    nameLong: 'Acorte su nombre: no más de 200 letras',
    email: 'Correo electrónico',
    emailHint: 'Con él inicia sesión y a él le escribimos. Elija uno que solo usted pueda leer.',
    emailBad: 'Escriba una dirección de correo, por ejemplo nombre@example.org',
    emailTaken:
      'Ya hay una cuenta con este correo electrónico. ¿Es suya? Entonces inicie sesión y volverá aquí. Si no, elija otra dirección.',
    emailTakenMany: 'Probó varias direcciones que ya tienen cuenta. Llame a la clínica, o inténtelo mañana.',
    signIn: 'Iniciar sesión con la cuenta que tiene',
    password: 'Contraseña',
    passwordMissing: 'Escriba una contraseña',
    language: 'Idioma de sus páginas',
    device: 'Este dispositivo',
    shared: 'Es un dispositivo público o compartido',
    sharedHint: 'Su sesión se cierra tras 15 minutos sin hacer clic y cuando se cierra el navegador.',
    button: 'Crear mi cuenta',
    have: '¿Ya tiene una cuenta?',
    signedIn: (email: string) => `Inició sesión como ${email}. La invitación se agregará a esta cuenta.`,
    add: 'Agregarla a esta cuenta',
    notMe: '¿No es su cuenta?',
    signOut: 'Cierre la sesión y abra de nuevo la invitación',
    faults: {
      'patient-has-account':
        'Ya hay una cuenta para este expediente. Inicie sesión con ella, o llame a la clínica.',
      'account-has-patient':
        'Su cuenta ya abre un expediente propio. Una cuenta no puede tener dos. Llame a la clínica y le ayudarán.',
      'own-record': 'Este es su propio expediente. La invitación es para otra persona.',
      'already-staff': 'Esta cuenta ya tiene una función en la clínica.',
    },
  },
  mails: {
    patient: {
      subject: 'Su invitación al portal para pacientes',
      lines: (clinic: string, link: string, days: number) => [
        `${clinic} le invita a su portal para pacientes. Abra este enlace para elegir cómo iniciará sesión:`,
        link,
        `El enlace sirve una sola vez, durante ${days} días. Le pediremos su fecha de nacimiento para que nadie más pueda usarlo. Por favor, no lo comparta.`,
        '¿No esperaba este correo? Entonces no tiene que hacer nada, o llame a la clínica.',
      ],
    },
    staff: {
      subject: 'Su invitación al espacio de trabajo de la clínica',
      lines: (clinic: string, link: string, days: number) => [
        `${clinic} le invita a su espacio de trabajo. Abra este enlace para elegir cómo iniciará sesión:`,
        link,
        `El enlace sirve una sola vez, durante ${days} días. También necesita un código que le darán. Por favor, no comparta el enlace.`,
      ],
    },
    welcome: {
      subject: 'Su cuenta del portal está lista',
      lines: (address: string, baseUrl: string) => [
        `Se creó una cuenta para usted. Inicie sesión con ${address}:`,
        baseUrl,
        '¿No fue usted? Entonces llame de inmediato a la clínica.',
      ],
    },
    onRecord: {
      subject: 'Alguien ha abierto su cuenta',
      lines: () => [
        'Se creó una cuenta para su historial en la clínica con otra dirección de correo que esta, que consta en su historial.',
        '¿No fue usted? Entonces llame a la clínica enseguida.',
      ],
    },
    added: {
      subject: 'Se aceptó una invitación',
      lines: () => [
        'Se aceptó la invitación que enviamos a esta dirección.',
        '¿No fue usted? Entonces llame de inmediato a la clínica.',
      ],
    },
  },
  staff: {
    list: {
      title: 'Invitaciones',
      lede: 'Para invitar a alguien, primero busque al paciente. Una invitación sirve una vez, durante 7 días.',
      find: 'Buscar a un paciente',
      states: {
        open: 'Abierta',
        locked: 'Bloqueada',
        expired: 'Vencida',
        used: 'Aceptada',
        revoked: 'Retirada',
      },
      all: 'Todas',
      narrow: 'Mostrar solo',
      caption: 'Invitaciones, primero las más recientes',
      none: 'No hay invitaciones',
      noneText: 'Cuando invite a un paciente al portal, la invitación aparecerá aquí.',
      noneOfState: 'Ahora no hay ninguna de este tipo.',
      who: 'Para',
      state: 'Estado',
      sent: 'Enviada a',
      notSent: 'Solo en papel',
      made: 'Entregada',
      by: 'Por',
      bySignUp: 'Registro propio',
    },
    one: {
      caption: 'Invitación',
      birth: 'Fecha de nacimiento',
      expires: 'Sirve hasta',
      expired: 'Sirvió hasta',
      used: 'Aceptada',
      usedBy: (when: string, email: string) => `${when}, por ${email}`,
      revoked: 'Retirada',
      tries: 'Intentos fallidos',
      lockedText:
        'Se bloqueó después de cinco intentos fallidos. Entréguela de nuevo; la persona no está bloqueada.',
      madeMailed: (email: string) => `La invitación está hecha y va en camino a ${email}.`,
      made: 'La invitación está hecha. Imprima la carta y entréguela.',
      renewedMailed: (email: string) =>
        `Un enlace nuevo va en camino a ${email}. El enlace y el código anteriores ya no sirven.`,
      renewed: 'Hay un código nuevo. El enlace y el código anteriores ya no sirven. Imprima la carta nueva.',
      revokedNow: 'La invitación se retiró. Su enlace y su código ya no sirven.',
      letter: 'Carta para imprimir, con el código',
      again: 'Entregarla de nuevo',
      againText: 'Crea un enlace y un código nuevos. Los anteriores dejan de servir de inmediato.',
      againButton: 'Entregar de nuevo',
      take: 'Retirarla',
      takeText: 'Su enlace y su código dejan de servir de inmediato.',
      takeButton: 'Retirar',
      gone: 'Otra persona cambió esta invitación mientras tanto. Así está ahora.',
    },
    invite: {
      title: (name: string) => `Invitar a ${name}`,
      caption: 'Invitación nueva',
      lede: 'Compruebe con la persona que el nombre y la fecha de nacimiento son correctos. La fecha de nacimiento se pedirá al usar la invitación.',
      born: 'Fecha de nacimiento',
      email: 'Correo electrónico para el enlace',
      emailHint: 'Pregunte a la persona. Déjelo vacío para imprimir solo una carta.',
      emailOnRecord: (emails: string) => `En el expediente: ${emails}`,
      emailBad: 'Escriba una dirección de correo, por ejemplo nombre@example.org, o déjelo vacío',
      language: 'Idioma del correo y de la carta',
      button: 'Crear la invitación',
      hasAccount: 'Esta persona ya tiene una cuenta',
      hasAccountText:
        'No hace falta una invitación. Para ayudar a alguien que no puede entrar, vaya a "Acceso perdido".',
      noBirthDate: 'El expediente no tiene fecha de nacimiento',
      noBirthDateText:
        'Sin ella una invitación no sería segura para nadie. Primero haga que se anote en el expediente.',
      tooYoung: 'Este niño o niña es muy pequeño para una cuenta',
      tooYoungText: years =>
        `Los menores tienen cuenta propia a partir de los ${years} años. Hasta entonces sus padres abren el historial con la suya: déles acceso en «Padres y tutores».`,
      deceased: 'El expediente dice que esta persona falleció',
      young: 'Esta persona es menor de 18 años',
      youngText:
        'La cuenta es solo suya. Si la tiene su padre o su madre, lo ve todo, también más adelante. Pida a la persona joven un correo electrónico que no lean sus padres, o entréguele usted la carta. Dé acceso a los padres en «Padres y tutores».',
      open: 'Ya hay una invitación abierta',
      openText: 'Si crea una nueva, la abierta deja de servir.',
      openLink: 'Ver la abierta',
    },
    letter: {
      title: 'Su invitación al portal para pacientes',
      dear: (name: string) => `Hola, ${name}:`,
      text: (clinic: string) =>
        `${clinic} le invita a su portal para pacientes. Allí puede ver su expediente y comunicarse con su equipo médico.`,
      how: 'Cómo empezar',
      open: 'Abra esta dirección en su navegador, o escanee la imagen con su teléfono:',
      enter: 'Escriba este código:',
      birth: 'Escriba su fecha de nacimiento y luego elija un correo electrónico y una contraseña.',
      once: (until: string) => `El código sirve una sola vez, hasta el ${until}. Por favor, no lo comparta.`,
      help: '¿Necesita ayuda?',
      call: (phone: string) => `Llame al ${phone}.`,
      ask: 'Pregunte en la recepción.',
      qr: 'La dirección con su código, para escanear con un teléfono',
      back: 'Volver a la invitación',
      print: 'Entregue la carta a la persona, o lea el código donde nadie más pueda oírlo.',
    },
  },
}
