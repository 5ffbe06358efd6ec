/**
 * Words of which most guessed passwords are made, in English and Spanish, without accents. Written down from what
 * people choose (words for a password, of love, sport and seasons, first names, the place itself), not taken from
 * a list of stolen ones.
 */
const written = `
  password passwort passcode passphrase pass word contrasena contrasenia clave palabra secret secreta secreto
  login logon signin signup entrar iniciar sesion access acceso admin administrator administrador root user usuario
  guest invitado test testing tester prueba demo sample example ejemplo default temp temporal change changeme
  changeit cambiar cambiame letmein openup opensesame abretesesamo welcome bienvenido bienvenida bienvenidos hello
  hola goodbye adios please porfavor thanks thankyou gracias trustno nothing nada whatever something anything
  forget forgot remember olvide internet computer computadora laptop phone telefono mobile celular wifi google
  facebook instagram whatsapp youtube apple samsung microsoft windows android amazon
  health healthcare salud clinic clinica hospital doctor doctora doc nurse enfermera enfermero medical medico medica
  medicine medicina patient paciente portal mychart chart record records expediente porchlight care cuidado
  love lover loveyou iloveyou ilove you amor amorcito teamo tequiero tequieromucho mucho miamor mivida corazon cielo
  baby babygirl babyboy bebe honey sweet sweetheart sweetie angel angelito darling princess princesa prince principe
  queen reina king rey forever siempre together juntos family familia mother mama mom mommy mami father papa dad
  daddy papi sister hermana brother hermano grandma grandpa abuela abuelo wife husband esposa esposo son daughter
  hijo hija friend friends amigo amiga amigos
  god jesus christ cristo dios jesucristo faith fe hope esperanza blessed bendecida bendecido church iglesia
  sunshine sunflower sol luna moon star stars estrella flower flowers flor flores rose rosa butterfly mariposa rainbow
  arcoiris summer verano winter invierno spring primavera autumn fall otono
  january february march april may june july august september october november december enero febrero marzo abril mayo
  junio julio agosto septiembre octubre noviembre diciembre monday tuesday wednesday thursday friday saturday sunday
  lunes martes miercoles jueves viernes sabado domingo christmas navidad halloween easter birthday cumpleanos
  monkey dragon tiger tigre lion leon eagle aguila shark wolf lobo bear oso horse caballo kitty kitten cat gato gatito
  dog perro perrito puppy doggy bunny conejo chicken pollo panda dolphin delfin
  football futbol soccer baseball beisbol basketball baloncesto hockey golf tennis softball cowboys yankees lakers
  steelers packers eagles patriots chiefs dodgers redsox cubs raiders barcelona madrid realmadrid america chivas
  chocolate cookie cookies coffee cafe cheese queso pizza banana apple manzana pepper candy sugar azucar
  red blue green yellow orange purple black white pink silver gold golden rojo azul verde amarillo negro blanco rosado
  morado dorado
  superman batman spiderman starwars pokemon pikachu matrix master maestro shadow ninja warrior guerrero killer hunter
  ranger soldier soldado freedom libertad liberty access money dinero dollar rich lucky suerte happy feliz smile sonrisa
  cool awesome super magic magia power poder diamond diamante crystal cristal music musica guitar guitarra dance
  michael jennifer jessica ashley daniel david robert john james mary patricia linda barbara elizabeth susan sarah
  karen nancy lisa margaret betty sandra donna carol ruth sharon michelle laura kimberly deborah dorothy amy angela
  melissa brenda rebecca anna william richard joseph thomas charles christopher matthew anthony mark donald steven paul
  andrew joshua kenneth kevin brian george edward jordan taylor hannah nicole andrea natalie samantha amanda brandon
  justin charlie maggie buddy bailey buster ginger sophie chloe max bella lucy
  maria guadalupe lupita jose juan luis carlos jesus miguel pedro francisco antonio manuel alejandro alejandra fernando
  fernanda roberto ricardo eduardo javier jorge diego sofia isabella valentina camila gabriela daniela mariana carmen
  rosa teresa lucia elena ana adriana veronica monica claudia silvia
  texas california florida chicago houston dallas miami boston newyork america american mexico mexicano puertorico
  cuba colombia espana
  mine your the and for my mi mis tu de la el los las es soy
`

export const commonWords: ReadonlySet<string> = new Set(written.trim().split(/\s+/))

/** Rows, columns and zigzags of keyboards, and the alphabets: any three or more neighbours make a piece of a guess. */
export const walks: readonly string[] = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertzuiop',
  'azertyuiop',
  '!@#$%^&*()',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  'qazwsxedcrfvtgbyhnujmikolp',
  '147258369',
]
