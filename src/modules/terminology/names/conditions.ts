/**
 * Our own plain names for health problems, findings and life circumstances, by SNOMED CT code: `codes | English |
 * Spanish`. The wording is ours; SNOMED CT's own descriptions are not published here.
 */
export const conditions = `
# Heart and blood vessels
59621000 38341003 | High blood pressure | Presión arterial alta
55822004 13644009 | High cholesterol or blood fats | Colesterol o grasas altas en la sangre
302870006 | High triglycerides | Triglicéridos altos
414545008 53741008 | Heart disease from narrowed arteries | Enfermedad del corazón por arterias estrechas
274531002 | Heart scan showed something unusual | La imagen del corazón mostró algo fuera de lo común
22298006 | Heart attack | Ataque al corazón
401303003 | Heart attack (artery fully blocked) | Ataque al corazón (arteria totalmente tapada)
401314000 | Heart attack (artery partly blocked) | Ataque al corazón (arteria tapada en parte)
399211009 | Heart attack in the past | Ataque al corazón en el pasado
4557003 | Unstable chest pain from the heart | Dolor de pecho inestable del corazón
88805009 | Long-term heart failure | Insuficiencia cardíaca crónica
42343007 84114007 | Heart failure | Insuficiencia cardíaca
49436004 | Irregular heartbeat (atrial fibrillation) | Latido irregular (fibrilación auricular)
440028005 | Lasting irregular heartbeat (atrial fibrillation) | Latido irregular permanente (fibrilación auricular)
71908006 | Dangerous heart rhythm (ventricular fibrillation) | Ritmo peligroso del corazón (fibrilación ventricular)
410429000 | The heart stopped (cardiac arrest) | Paro cardíaco
95281009 | Sudden death from the heart | Muerte súbita por el corazón
60573004 | Narrow heart valve (aortic) | Válvula del corazón estrecha (aórtica)
60234000 | Leaky heart valve (aortic) | Válvula del corazón que no cierra bien (aórtica)
48724000 | Leaky heart valve (mitral) | Válvula del corazón que no cierra bien (mitral)
56786000 | Narrow heart valve (to the lungs) | Válvula del corazón estrecha (hacia los pulmones)
62067003 | Small left heart from birth | Lado izquierdo del corazón pequeño de nacimiento
230690007 | Stroke | Derrame cerebral
266257000 | Mini-stroke (TIA) | Mini derrame cerebral (AIT)
399261000 | Heart bypass surgery in the past | Cirugía de baipás del corazón en el pasado
1231000119100 | Heart valve replaced in the past (aortic) | Válvula del corazón reemplazada en el pasado (aórtica)
266261006 | Fingers turn white in the cold (Raynaud's) | Dedos que se ponen blancos con el frío (Raynaud)
408570008 | Neck artery scan was normal | La imagen de las arterias del cuello fue normal
168938005 | Heart artery scan was normal | La imagen de las arterias del corazón fue normal

# Sugar, weight, glands
44054006 | Type 2 diabetes | Diabetes tipo 2
46635009 | Type 1 diabetes | Diabetes tipo 1
73211009 | Diabetes | Diabetes
11687002 | Diabetes in pregnancy | Diabetes en el embarazo
714628002 15777000 | Prediabetes (blood sugar somewhat high) | Prediabetes (azúcar en la sangre algo alta)
80394007 | High blood sugar | Azúcar alta en la sangre
127013003 | Kidney damage from diabetes | Daño del riñón por la diabetes
90781000119102 | Albumin in urine from type 2 diabetes | Albúmina en la orina por diabetes tipo 2
157141000119108 | Protein in urine from type 2 diabetes | Proteína en la orina por diabetes tipo 2
735623008 | Albumin in urine, moderately raised | Albúmina en la orina, moderadamente alta
368581000119106 | Nerve damage from type 2 diabetes | Daño de los nervios por diabetes tipo 2
1551000119108 | Eye damage from type 2 diabetes (early kind) | Daño de los ojos por diabetes tipo 2 (forma temprana)
97331000119101 | Eye damage and swelling from type 2 diabetes | Daño e hinchazón de los ojos por diabetes tipo 2
314194001 | Diabetes treated with insulin and tablets | Diabetes tratada con insulina y tabletas
237602007 | Metabolic syndrome (several risks for heart and diabetes) | Síndrome metabólico (varios riesgos para el corazón y la diabetes)
162864005 | Obesity (BMI of 30 or more) | Obesidad (IMC de 30 o más)
408512008 | Severe obesity (BMI of 40 or more) | Obesidad grave (IMC de 40 o más)
414916001 | Obesity | Obesidad
238131007 | Overweight | Sobrepeso
83664006 40930008 | Underactive thyroid | Tiroides poco activa
34486009 | Overactive thyroid | Tiroides demasiado activa
83986005 | Severe underactive thyroid | Tiroides muy poco activa
90560007 | Gout (high uric acid) | Gota (ácido úrico alto)
237055002 | Polycystic ovary syndrome | Síndrome de ovario poliquístico

# Kidneys and urine
431855005 | Chronic kidney disease, stage 1 | Enfermedad renal crónica, etapa 1
431856006 | Chronic kidney disease, stage 2 | Enfermedad renal crónica, etapa 2
433144002 | Chronic kidney disease, stage 3 | Enfermedad renal crónica, etapa 3
700378005 | Chronic kidney disease, stage 3a | Enfermedad renal crónica, etapa 3a
700379002 | Chronic kidney disease, stage 3b | Enfermedad renal crónica, etapa 3b
431857002 | Chronic kidney disease, stage 4 | Enfermedad renal crónica, etapa 4
46177005 433146000 | Kidney failure (last stage) | Insuficiencia renal (última etapa)
709044004 | Chronic kidney disease | Enfermedad renal crónica
698306007 | Waiting for a kidney transplant | En espera de un trasplante de riñón
161665007 | Kidney transplant in the past | Trasplante de riñón en el pasado
236578006 | Kidney transplant being rejected | Rechazo del riñón trasplantado
68566005 | Urinary tract infection | Infección de las vías urinarias
301011002 | Urinary tract infection (E. coli bacteria) | Infección de las vías urinarias (bacteria E. coli)
197927001 | Urinary tract infections that come back | Infecciones urinarias que se repiten
307426000 38822007 | Bladder infection | Infección de la vejiga
399340005 | Inherited kidney disease | Enfermedad renal hereditaria
95570007 | Kidney stone | Piedra en el riñón

# Lungs, nose, throat
195967001 | Asthma | Asma
233678006 | Asthma in childhood | Asma infantil
13645005 | Chronic lung disease (COPD) | Enfermedad pulmonar crónica (EPOC)
87433001 | Damaged lung air sacs (emphysema) | Sacos de aire del pulmón dañados (enfisema)
64667001 | Scarring inflammation of the lungs | Inflamación con cicatrices en los pulmones
233604007 | Pneumonia | Neumonía
10509002 | Acute bronchitis | Bronquitis aguda
54150009 | Cold or upper airway infection | Resfriado o infección de las vías respiratorias altas
444814009 | Sinus infection (virus) | Infección de los senos nasales (virus)
75498004 | Sinus infection (bacteria) | Infección de los senos nasales (bacteria)
40055000 | Long-lasting sinus inflammation | Inflamación crónica de los senos nasales
36971009 | Sinus inflammation | Inflamación de los senos nasales
195662009 | Sore throat (virus) | Dolor de garganta (virus)
43878008 | Strep throat | Infección de garganta por estreptococo
65363002 | Ear infection | Infección del oído
60862001 | Ringing in the ears | Zumbido en los oídos
103276001 | Hearing loss | Pérdida de audición
840539006 | COVID-19 | COVID-19
840544004 | Possible COVID-19 | Posible COVID-19
1119304009 | Long COVID | COVID prolongado
445241004 | Cough after a virus | Tos después de un virus
78275009 | Sleep apnea (airway closes during sleep) | Apnea del sueño (la vía de aire se cierra al dormir)
73430006 | Sleep apnea | Apnea del sueño
39898005 | Sleep problem | Problema de sueño
367498001 | Hay fever (seasonal allergy) | Rinitis alérgica de temporada
446096008 232353008 | Allergic runny nose all year | Rinitis alérgica todo el año
61582004 | Allergic runny nose | Rinitis alérgica
21719001 | Hay fever (pollen) | Fiebre del heno (polen)
241929008 | Allergic reaction | Reacción alérgica
609328004 | Tendency to allergies | Tendencia a las alergias

# Symptoms
386661006 | Fever | Fiebre
49727002 | Cough | Tos
84229001 | Tiredness | Cansancio
57676002 | Joint pain | Dolor de articulaciones
68962001 | Muscle pain | Dolor muscular
36955009 | Loss of taste | Pérdida del gusto
43724002 | Chills | Escalofríos
56018004 | Wheezing | Silbido al respirar
267036007 230145002 | Shortness of breath | Falta de aire
60845006 | Shortness of breath with effort | Falta de aire con el esfuerzo
59265000 | Sudden shortness of breath at night | Falta de aire repentina por la noche
62744007 | Shortness of breath when lying down | Falta de aire al acostarse
48409008 | Crackling sounds in the lungs | Ruidos crepitantes en los pulmones
66857006 | Coughing up blood | Tos con sangre
248595008 | Phlegm | Flema
267038008 | Swelling from water in the body | Hinchazón por agua en el cuerpo
449614009 | Swollen legs | Piernas hinchadas
22253000 | Pain | Dolor
21522001 271681002 | Belly pain | Dolor de barriga
29857009 | Chest pain | Dolor de pecho
23924001 | Tight chest | Opresión en el pecho
25064002 | Headache | Dolor de cabeza
422587007 | Nausea | Náuseas
62315008 | Diarrhea | Diarrea
11840006 | Traveler's diarrhea | Diarrea del viajero
300359004 422400008 1985008 | Vomiting | Vómito
116289008 | Bloated belly | Barriga hinchada
418290006 | Itching | Picazón
76067001 | Sneezing | Estornudos
267101005 | Runny nose | Nariz que gotea
162290004 | Dry eyes | Ojos secos
26079004 | Trembling | Temblor
106136008 | Memory problem | Problema de memoria
82423001 | Long-lasting pain | Dolor crónico
278860009 | Long-lasting low back pain | Dolor crónico de la parte baja de la espalda
279039007 | Low back pain | Dolor de la parte baja de la espalda
1121000119107 | Long-lasting neck pain | Dolor crónico de cuello
98921000119102 | Pain from cancer | Dolor por cáncer
91302008 | Blood infection (sepsis) | Infección en la sangre (sepsis)
128045006 | Skin infection (cellulitis) | Infección de la piel (celulitis)
48661000 | Infection of the belly lining | Infección del revestimiento del abdomen

# Blood
271737000 | Anemia (low red blood cells) | Anemia (pocos glóbulos rojos)
87522002 | Anemia from low iron | Anemia por falta de hierro
86406008 | HIV infection | Infección por VIH

# Mind, nerves, memory
73595000 | Stress | Estrés
35489007 370143000 36923009 | Depression | Depresión
161469008 | Depression in the past | Depresión en el pasado
48694002 197480006 | Anxiety | Ansiedad
21897009 | Anxiety that is hard to control | Ansiedad difícil de controlar
80583007 | Panic attack | Ataque de pánico
231504006 | Anxiety with depression | Ansiedad con depresión
47505003 | Post-traumatic stress | Estrés postraumático
192127007 406506008 35253001 | Attention deficit disorder (ADHD) | Trastorno por déficit de atención (TDAH)
247824007 | Fear of becoming fat | Miedo a engordar
26929004 | Alzheimer's disease | Enfermedad de Alzheimer
230265002 | Alzheimer's disease (began early) | Enfermedad de Alzheimer (de inicio temprano)
386805003 | Mild memory problems | Problemas leves de memoria
128613002 84757009 | Seizures (epilepsy) | Convulsiones (epilepsia)
703151001 | One seizure in the past | Una convulsión en el pasado
1290882004 | Seizures in the past | Convulsiones en el pasado
124171000119105 | Long-lasting migraine that is hard to treat | Migraña crónica difícil de tratar
37796009 | Migraine | Migraña
95655001 | Migraine that affects sight | Migraña que afecta la vista
161481007 | Migraine in the past | Migraña en el pasado
398057008 735938006 | Tension headache | Dolor de cabeza por tensión
609558009 | Trembling (essential tremor) | Temblor esencial
203082005 | Fibromyalgia (pain all over) | Fibromialgia (dolor en todo el cuerpo)
60389000 | Legs that cannot move (paraplegia) | Piernas que no se pueden mover (paraplejia)
127294003 | Brain injury | Lesión cerebral
62106007 | Concussion without passing out | Conmoción cerebral sin desmayo
110030002 | Concussion | Conmoción cerebral
7200002 | Alcohol use disorder | Trastorno por consumo de alcohol
10939881000119105 | Unhealthy alcohol use | Consumo dañino de alcohol
6525002 | Drug dependence | Dependencia de drogas
66214007 | Drug use disorder | Trastorno por uso de drogas
5602001 | Opioid use disorder | Trastorno por uso de opioides
361055000 | Misuse of drugs | Uso indebido de drogas
44870007 | Misuse of drugs in the past | Uso indebido de drogas en el pasado
1149222004 | Overdose | Sobredosis
228366006 | Drug use | Uso de drogas
228390007 | How often drugs are used | Con qué frecuencia se usan drogas

# Bones, joints, injuries
64859006 | Weak bones (osteoporosis) | Huesos débiles (osteoporosis)
443165006 | Broken bone from osteoporosis | Fractura por osteoporosis
239873007 | Worn knee joint (osteoarthritis) | Desgaste de la rodilla (artrosis)
239872002 | Worn hip joint (osteoarthritis) | Desgaste de la cadera (artrosis)
201834006 | Worn hand joints (osteoarthritis) | Desgaste de las articulaciones de la mano (artrosis)
396275006 | Worn joints (osteoarthritis) | Desgaste de las articulaciones (artrosis)
69896004 | Rheumatoid arthritis | Artritis reumatoide
239792003 | Rheumatoid arthritis (blood test negative) | Artritis reumatoide (prueba de sangre negativa)
384709000 | Sprain | Esguince
44465007 | Sprained ankle | Esguince de tobillo
70704007 | Sprained wrist | Esguince de muñeca
125605004 | Broken bone | Hueso roto
65966004 | Broken forearm | Antebrazo roto
16114001 | Broken ankle | Tobillo roto
58150001 | Broken collarbone | Clavícula rota
263102004 | Broken and partly dislocated wrist | Muñeca rota y en parte dislocada
33737001 | Broken rib | Costilla rota
359817006 | Broken hip | Cadera rota
428257007 | Broken shinbone at the knee | Tibia rota en la rodilla
312608009 | Cut | Cortada
284549007 | Cut on the hand | Cortada en la mano
283371005 | Cut on the forearm | Cortada en el antebrazo
283385000 | Cut on the thigh | Cortada en el muslo
284551006 | Cut on the foot | Cortada en el pie
370247008 | Cut on the face | Cortada en la cara
39848009 | Whiplash (neck injury) | Latigazo cervical (lesión del cuello)
90460009 | Neck injury | Lesión del cuello
125601008 | Knee injury | Lesión de rodilla
444470001 | Knee ligament injury (ACL) | Lesión de ligamento de la rodilla (LCA)
307731004 | Shoulder tendon injury (rotator cuff) | Lesión de tendón del hombro (manguito rotador)
926335004 | Torn shoulder tendon (rotator cuff) | Tendón del hombro roto (manguito rotador)
48333001 | Burn | Quemadura
403191005 | Second-degree burn | Quemadura de segundo grado
403190006 | First-degree burn | Quemadura de primer grado
39065001 | Burned ear | Quemadura de la oreja
429280009 | Foot amputated in the past | Amputación de pie en el pasado
161679004 | Artificial joint | Articulación artificial
127348004 | Hurt in a car accident | Herido en un accidente de tránsito
262574004 | Bullet wound | Herida de bala

# Skin
24079001 43116000 | Eczema | Eccema
40275004 | Skin rash from contact | Dermatitis por contacto
9014002 | Psoriasis | Psoriasis
398909004 | Rosacea | Rosácea
247472004 126485001 | Hives | Ronchas (urticaria)
271807003 | Skin rash | Sarpullido
21626009 | Allergic skin reaction | Reacción alérgica de la piel
402387002 41291007 | Allergic swelling under the skin | Hinchazón alérgica bajo la piel
39579001 | Severe allergic reaction (anaphylaxis) | Reacción alérgica grave (anafilaxia)
878820003 | Itchy eyes and runny nose | Picazón de ojos y nariz que gotea
43982006 | Sun-damaged skin | Piel dañada por el sol
403863000 | Harmless skin growths (seborrheic keratosis) | Crecimientos inofensivos de la piel (queratosis seborreica)
72100002 | Sun spots | Manchas de sol
201101007 | Rough sun-damaged spots (actinic keratosis) | Manchas ásperas por el sol (queratosis actínica)
95320005 | Skin problem | Problema de la piel

# Stomach and gut
74400008 | Appendicitis | Apendicitis
428251008 | Appendix removed in the past | Apéndice extirpado en el pasado
68496003 | Polyp in the colon | Pólipo en el colon
713197008 | Polyp in the rectum that came back | Pólipo en el recto que volvió
92065004 | Benign growth in the colon | Crecimiento benigno en el colon
429430001 | Small pouches in the colon (diverticulosis) | Bolsitas en el colon (diverticulosis)
397825006 | Stomach ulcer | Úlcera del estómago
51868009 | Ulcer of the upper gut | Úlcera del duodeno
235595009 | Acid reflux (GERD) | Reflujo ácido (ERGE)
235719002 | Food intolerance | Intolerancia a alimentos
445281000124101 | Poor nutrition because healthy food is hard to get | Mala nutrición porque es difícil conseguir comida sana

# Cancer
254837009 | Breast cancer | Cáncer de seno
126906006 254900004 399068003 | Prostate tumor | Tumor de próstata
92691004 | Early prostate cancer | Cáncer de próstata temprano
254637007 | Lung cancer (non-small cell) | Cáncer de pulmón (de células no pequeñas)
424132000 | Lung cancer, stage 1 (non-small cell) | Cáncer de pulmón, etapa 1 (de células no pequeñas)
254632001 | Lung cancer (small cell) | Cáncer de pulmón (de células pequeñas)
162573006 | Possible lung cancer | Posible cáncer de pulmón
93761005 109838007 | Colon cancer | Cáncer de colon
254701007 | Skin cancer (basal cell) | Cáncer de piel (células basales)
429024007 | Skin cancer in the past (squamous cell) | Cáncer de piel en el pasado (células escamosas)
275903009 | Cancer in the past | Cáncer en el pasado
1260050006 | Cancer of the bile ducts in the liver | Cáncer de los conductos biliares del hígado

# Teeth
66383009 | Inflamed gums (gingivitis) | Encías inflamadas (gingivitis)
18718003 | Gum disease | Enfermedad de las encías
109570002 80967001 | Tooth decay | Caries
37320007 | Missing teeth | Dientes perdidos
196416002 | Molars that cannot come through | Muelas que no pueden salir
278598003 | Leaking filling | Empaste con filtración
278602001 | Loose filling | Empaste flojo
278588009 | Broken filling | Empaste roto
278558000 | Lost filling | Empaste perdido
427898007 | Infected tooth | Diente infectado
61804006 | Inflamed tooth socket | Inflamación del hueco del diente
1255252008 | Jawbone loss after a tooth injury | Pérdida de hueso de la mandíbula por una lesión dental

# Eyes
37231002 | Swelling at the back of the eye | Hinchazón en el fondo del ojo
4210003 | High eye pressure | Presión alta del ojo
23986001 | Glaucoma | Glaucoma
95722004 | Cataracts in both eyes | Cataratas en ambos ojos
193570009 | Cataract | Catarata
95217000 | Artificial lens in the eye | Lente artificial en el ojo
348681000119101 | Left eye turned down | Ojo izquierdo desviado hacia abajo
345261000119102 | Small deposits at the back of both eyes | Pequeños depósitos en el fondo de ambos ojos
194131002 | Eyes have trouble turning inward | Los ojos tienen dificultad para girar hacia adentro
46152009 | Dry eyes | Ojos secos
41446000 | Inflamed eyelids | Párpados inflamados
9826008 | Pink eye | Conjuntivitis
122003 | Bleeding inside the eye | Sangrado dentro del ojo

# Pregnancy and women's health
72892002 77386006 | Pregnant | Embarazo
60001007 | Not pregnant | Sin embarazo
19169002 156073000 17369002 | Miscarriage | Pérdida del embarazo
161744009 | Miscarriage in the past | Pérdida de un embarazo en el pasado
35999006 | Early pregnancy loss (empty sac) | Pérdida temprana del embarazo (saco vacío)
79586000 | Pregnancy in the tube | Embarazo en la trompa
398254007 | High blood pressure in pregnancy (pre-eclampsia) | Presión alta en el embarazo (preeclampsia)
198992004 | Seizures in pregnancy (eclampsia) | Convulsiones en el embarazo (eclampsia)
267253006 | Baby with a chromosome difference | Bebé con una diferencia en los cromosomas
183996000 | Asked for sterilization | Pidió esterilización
267020005 | Tubes tied in the past | Ligadura de trompas en el pasado
289903006 | Menopause | Menopausia
198436008 | Hot flashes | Sofocos
442311008 | Baby born in the hospital | Bebé nacido en el hospital
367494004 | Baby born early | Bebé nacido antes de tiempo
161714006 | Due date of the baby | Fecha probable de parto
454381000124105 | Not sure about wanting to become pregnant | Sin seguridad sobre querer un embarazo

# Past, family, none
160245001 | No current health problems | Sin problemas de salud actuales
314529007 | Time to check your medicines | Es hora de revisar sus medicinas
151811000119109 | Worry about an illness that was not found | Preocupación por una enfermedad que no se encontró
160303001 | Diabetes in the family | Diabetes en la familia
312824007 | Colon cancer in the family | Cáncer de colon en la familia
134439009 | Early heart disease in the family | Enfermedad temprana del corazón en la familia
160314003 | High cholesterol in the family | Colesterol alto en la familia
161419000 | Measles in the past | Sarampión en el pasado
161423008 | Chickenpox in the past | Varicela en el pasado
711150003 | Takes a blood thinner long-term | Toma anticoagulante a largo plazo
710159007 | Takes medicine that lowers defenses long-term | Toma medicina que baja las defensas a largo plazo
328941000119101 | Takes bone medicine long-term | Toma medicina para los huesos a largo plazo

# Life and living
160903007 | Works full time | Trabaja tiempo completo
160904001 | Works part time | Trabaja medio tiempo
741062008 | Not working | No trabaja
73438004 | Out of work | Sin empleo
224299000 | Went to college | Fue a la universidad
473461003 | Finished high school | Terminó la preparatoria
224295006 | Finished primary school only | Solo terminó la primaria
5251000175109 | High school equivalency | Equivalencia de preparatoria
422650009 | Alone and cut off from others | Aislamiento social
423315002 | Little contact with others | Poco contacto con otras personas
706893006 | Hurt by a partner | Maltrato por la pareja
424393004 | Violence where you live | Violencia en su entorno
266948004 | Criminal record | Antecedentes penales
160968000 | Activity with risks | Actividad con riesgos
713458007 266934004 | Trouble getting transportation | Dificultad para transportarse
160695008 | Transportation costs too much | El transporte cuesta demasiado
105531004 | Poor housing | Vivienda en malas condiciones
32911000 | No home | Sin hogar
446654005 | Refugee | Persona refugiada
1187604002 | Military service | Servicio militar
105503008 | Uses a wheelchair | Usa silla de ruedas
129035000 | Dresses without help | Se viste sin ayuda
1871000124103 | Going home from the hospital with care at home | Del hospital a casa con atención en el hogar
25675004 | Move to a nursing facility | Traslado a un centro de enfermería
`
