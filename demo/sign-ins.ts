/** A demo patient's sign-in, printed after `npm start`. Demo only: the data are made up. */
export type DemoSignIn = {
  email: string
  password: string
  patient: string
  name: string
  about: { en: string; es: string }
}

export const demoSignIns: readonly DemoSignIn[] = [
  {
    email: 'maria@demo.example',
    password: 'harbor-street-maria-1',
    patient: 'maria-delgado',
    name: 'María Delgado',
    about: { en: 'diabetes getting better, reads Spanish', es: 'diabetes que va mejorando, lee en español' },
  },
  {
    email: 'walter@demo.example',
    password: 'harbor-street-walter-1',
    patient: 'walter-lindqvist',
    name: 'Walter Lindqvist',
    about: {
      en: 'a record of 20 years, kidneys getting worse',
      es: 'un expediente de 20 años, riñones que empeoran',
    },
  },
  {
    email: 'priya@demo.example',
    password: 'harbor-street-priya-1',
    patient: 'priya-nair',
    name: 'Priya Nair',
    about: { en: 'lupus, with titers and a rare unit', es: 'lupus, con títulos y una unidad poco común' },
  },
  {
    email: 'denise@demo.example',
    password: 'harbor-street-denise-1',
    patient: 'denise-washington',
    name: 'Denise Washington',
    about: { en: 'cares for her father Earl', es: 'cuida a su padre Earl' },
  },
  {
    email: 'carmen@demo.example',
    password: 'harbor-street-carmen-1',
    patient: 'carmen-herrera',
    name: 'Carmen Herrera',
    about: {
      en: 'mother of Sofía and Diego, anemia treated with iron',
      es: 'madre de Sofía y Diego, anemia tratada con hierro',
    },
  },
  {
    email: 'jordan@demo.example',
    password: 'harbor-street-jordan-1',
    patient: 'jordan-tran',
    name: 'Jordan Tran',
    about: { en: '16 years old, asthma and private matters', es: '16 años, asma y asuntos privados' },
  },
]
