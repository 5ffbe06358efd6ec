/** Our own plain words for answers and coded values, by LOINC answer code and by SNOMED CT code. */
const loinc = `
LA32-8 | No | No
LA33-6 | Yes | Sí
LA46-8 | Other | Otro
LA14072-5 | Not sure | Sin seguridad
LA4489-6 | Not known | No se sabe
LA30122-8 | You chose not to answer | Prefirió no responder
LA6270-8 | Never | Nunca
LA6568-5 | Not at all | Para nada
LA6569-3 | Several days | Varios días
LA6570-1 | More than half the days | Más de la mitad de los días
LA6571-9 | Nearly every day | Casi todos los días
LA6572-7 | Not difficult at all | Nada difícil
LA6573-5 | Somewhat difficult | Algo difícil
LA6574-3 | Very difficult | Muy difícil
LA6575-0 | Extremely difficult | Extremadamente difícil
LA13863-8 | A little | Un poco
LA13909-9 | Somewhat | Algo
LA13902-4 | Quite a bit | Bastante
LA13914-9 | Very much | Mucho
LA6752-5 | Mild | Leve
LA6751-7 LA20165-9 | Moderate | Moderado
LA6750-9 | Severe | Grave
LA9634-2 | Not present | Ausente
LA9633-4 | Present | Presente
LA11841-6 | Slight (1+) | Leve (1+)
LA11842-4 | Some (2+) | Algo (2+)
LA11843-2 | Much (3+) | Mucho (3+)
LA11844-0 | Very much (4+) | Muchísimo (4+)
LA6576-8 | Positive | Positivo
LA6577-6 | Negative | Negativo
LA11882-0 | Found | Se encontró
LA11883-8 | Not found | No se encontró
LA15173-0 | Pregnant | Embarazada
LA26683-5 | Not pregnant | No embarazada
LA18978-9 | Never smoked | Nunca ha fumado
LA15920-4 | Used to smoke | Fumaba antes
LA18976-3 | Smokes every day | Fuma todos los días
LA18977-1 | Smokes on some days | Fuma algunos días
LA18979-7 | Smokes, how often is not known | Fuma, no se sabe con qué frecuencia
LA18980-5 | Not known if smoking | No se sabe si fuma
LA18981-3 | Smokes heavily | Fuma mucho
LA18982-1 | Smokes lightly | Fuma poco
LA30189-7 | Has housing | Tiene vivienda
LA30190-5 | Has no home of their own | No tiene vivienda propia
LA43-5 | English | Inglés
LA30188-9 | A language other than English | Un idioma distinto del inglés
LA30136-8 | Full-time work | Trabajo de tiempo completo
LA30138-4 | Part-time or temporary work | Trabajo de medio tiempo o temporal
LA17956-6 | Out of work | Sin empleo
LA30137-6 | Not working and not looking for work | No trabaja ni busca trabajo
LA30191-3 | Less than high school | Menos que la preparatoria
LA30192-1 | High school diploma or GED | Diploma de preparatoria o GED
LA30193-9 | More than high school | Más que la preparatoria
LA4457-3 | White | Blanca
LA14042-8 | Black or African American | Negra o afroamericana
LA6156-9 | Asian | Asiática
LA4-4 | American Indian or Alaska Native | Indígena americana o nativa de Alaska
LA30187-1 | Pacific Islander | De las islas del Pacífico
LA15652-3 | Medicare | Medicare
LA17849-3 | Medicaid | Medicaid
LA6350-8 | Private insurance | Seguro privado
LA30194-7 | No insurance | Sin seguro
LA27722-0 | Less than once a week | Menos de una vez por semana
LA30130-1 | 1 or 2 times a week | 1 o 2 veces por semana
LA30131-9 | 3 to 5 times a week | 3 a 5 veces por semana
LA30132-7 | 5 or more times a week | 5 o más veces por semana
LA18934-2 | Daily or almost daily | Todos o casi todos los días
LA15694-5 | 1 or 2 | 1 o 2
LA30125-1 | Food | Comida
LA30126-9 | Clothing | Ropa
LA30124-4 | Gas, water, electricity | Gas, agua, electricidad
LA30127-7 | Child care | Cuidado de niños
LA30128-5 | Medicine or health care | Medicinas o atención médica
LA30129-3 | Phone | Teléfono
LA30133-5 | Yes, it kept you from medical visits or medicines | Sí, le impidió ir a consultas o tener sus medicinas
LA30134-3 | Yes, it kept you from work or other needs | Sí, le impidió ir al trabajo o cubrir otras necesidades
LA13038-7 | Low risk | Riesgo bajo
LA13039-5 | Moderate risk | Riesgo moderado
LA13040-3 | High risk | Riesgo alto
LA19952-3 | At risk | En riesgo
LA19983-8 | No risk found | Sin riesgo
LA28397-0 | Often true | Con frecuencia es cierto
LA6729-3 | Sometimes true | A veces es cierto
LA28398-8 | Never true | Nunca es cierto
LA28409-8 | Nothing unusual | Nada fuera de lo común
LA28407-7 | Symptoms even at rest (class 4) | Síntomas incluso en reposo (clase 4)
LA28404-4 | No limits (class 1) | Sin límites (clase 1)
LA28405-1 | Slight limits (class 2) | Límites leves (clase 2)
LA28406-9 | Marked limits (class 3) | Límites marcados (clase 3)
LA28410-1 | Signs of fairly severe heart disease | Señales de enfermedad del corazón bastante grave
LA18643-9 | No eye damage seen | No se ve daño en el ojo
LA18644-7 | Mild eye damage (early kind) | Daño leve del ojo (forma temprana)
LA18645-4 | Moderate eye damage (early kind) | Daño moderado del ojo (forma temprana)
LA18646-2 | Severe eye damage (early kind) | Daño grave del ojo (forma temprana)
LA18648-8 | Advanced eye damage (new blood vessels) | Daño avanzado del ojo (vasos nuevos)
LA21754-9 | Needed one kind of help | Necesitó un tipo de ayuda
LA6724-4 | Good color all over | Buen color en todo el cuerpo
LA6718-6 | At least 100 beats a minute | Al menos 100 latidos por minuto
LA6715-2 | Moves actively | Se mueve activamente
LA6721-0 | Pulls away, coughs or sneezes | Se aparta, tose o estornuda
LA6727-7 | Strong cry, normal breathing | Llanto fuerte, respiración normal
`

const snomed = `
266919005 | Never smoked | Nunca ha fumado
8517006 | Used to smoke | Fumaba antes
449868002 | Smokes every day | Fuma todos los días
428041000124106 | Smokes on some days | Fuma algunos días
65568007 77176002 | Smokes | Fuma
266927001 | Not known if smoking | No se sabe si fuma
230059006 | Smokes lightly | Fuma poco
56578002 | Smokes heavily | Fuma mucho
219006 | Drinks alcohol | Bebe alcohol
82581004 | Used to drink alcohol | Bebía alcohol antes
228276006 | Drinks alcohol now and then | Bebe alcohol de vez en cuando
105542008 | Does not drink alcohol | No bebe alcohol
401201003 | Packs of cigarettes a day times years | Paquetes de cigarrillos al día por años
373066001 | Yes | Sí
373067005 | No | No
261665006 | Not known | No se sabe
260385009 | Negative | Negativo
10828004 | Positive | Positivo
260373001 | Found | Se encontró
260415000 | Not found | No se encontró
260413007 | None | Ninguno
419984006 | Unclear result | Resultado poco claro
260405006 | A trace | Un rastro
260347006 | Slight (1+) | Leve (1+)
260348001 | Some (2+) | Algo (2+)
260349009 | Much (3+) | Mucho (3+)
260350009 | Very much (4+) | Muchísimo (4+)
84638005 | Few | Pocos
17621005 | Normal | Normal
263654008 | Not normal | Anormal
7766007 81858005 | Cloudy | Turbia
300828005 | Clear | Transparente
167248002 | Smells of ammonia | Huele a amoníaco
371254008 | Brown | Marrón
371244009 | Yellow | Amarilla
371240000 | Red | Roja
167265006 | Sugar found (2+) | Se encontró azúcar (2+)
167261002 | No sugar found | No se encontró azúcar
275778006 | Bilirubin found | Se encontró bilirrubina
314138001 | No nitrite found | No se encontró nitrito
314137006 | Nitrite found | Se encontró nitrito
167297006 | No blood found | No se encontró sangre
167300001 | Blood found (1+) | Se encontró sangre (1+)
394717006 | No white blood cells found | No se encontraron glóbulos blancos
394712000 | White blood cells found (1+) | Se encontraron glóbulos blancos (1+)
167273002 | No protein found | No se encontró proteína
167275009 | Protein found (1+) | Se encontró proteína (1+)
167276005 | Protein found (2+) | Se encontró proteína (2+)
167287002 | No ketones found | No se encontraron cetonas
167288007 | A trace of ketones | Un rastro de cetonas
167289004 | Ketones found (1+) | Se encontraron cetonas (1+)
167290008 | Ketones found (2+) | Se encontraron cetonas (2+)
167336003 | No casts seen | No se vieron cilindros
276409005 | Mucus seen | Se vio moco
365691004 | Bacteria seen | Se vieron bacterias
278149003 | A positive (A+) | A positivo (A+)
278152006 | A negative (A-) | A negativo (A-)
278150003 | B positive (B+) | B positivo (B+)
278153001 | B negative (B-) | B negativo (B-)
278147001 | O positive (O+) | O positivo (O+)
278148006 | O negative (O-) | O negativo (O-)
278151004 | AB positive (AB+) | AB positivo (AB+)
278154007 | AB negative (AB-) | AB negativo (AB-)
300531004 | Prostate of normal size | Próstata de tamaño normal
275302008 | Prostate enlarged | Próstata agrandada
64730000 | Normal heart rhythm | Ritmo normal del corazón
115329001 | Staph bacteria that resist usual antibiotics (MRSA) | Estafilococo resistente a los antibióticos comunes (MRSA)
61609004 | Round bacteria in chains (Gram-positive) | Bacterias redondas en cadenas (Gram positivas)
112283007 | E. coli bacteria | Bacteria E. coli
229003004 | Cocaine | Cocaína
703842006 | Amphetamine | Anfetamina
410942007 105590001 | Drug or medicine | Droga o medicina
260911001 | Amount | Cantidad
410675002 | How it is taken | Cómo se toma
246432004 | Number of measurements | Número de mediciones
723198002 | Shape | Forma
708061008 | Gram stain | Tinción de Gram
413077008 | Sharpness of sight, left eye | Agudeza visual, ojo izquierdo
413078003 | Sharpness of sight, right eye | Agudeza visual, ojo derecho
252568001 | Oxygen level overnight | Nivel de oxígeno durante la noche
363812007 | Head size (around the head) | Tamaño de la cabeza (perímetro)
1747861000168109 | Smoking | Tabaquismo
255604002 | Mild | Leve
6736007 | Moderate | Moderado
24484000 | Severe | Grave
7771000 | Left | Izquierda
24028007 | Right | Derecha
51440002 | Both sides | Ambos lados
368208006 | Left upper arm | Brazo izquierdo
368209003 | Right upper arm | Brazo derecho
61396006 | Left thigh | Muslo izquierdo
11207009 | Right thigh | Muslo derecho
16217701000119102 | Left shoulder muscle | Músculo del hombro izquierdo
16217661000119109 | Right shoulder muscle | Músculo del hombro derecho
119364003 119297000 | Blood | Sangre
122555007 | Blood from a vein | Sangre de una vena
119361006 | Blood plasma | Plasma de la sangre
122575003 | Urine | Orina
119339001 | Stool | Heces
119334006 | Phlegm | Flema
257261003 | Swab | Hisopo
258500001 | Nose swab | Hisopo de la nariz
258529004 | Throat swab | Hisopo de la garganta
119376003 | Piece of tissue | Muestra de tejido
`

export const answers = { loinc, snomed }
