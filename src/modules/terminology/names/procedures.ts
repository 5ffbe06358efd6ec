/** Our own plain names for procedures and examinations, by SNOMED CT code: `codes | English | Spanish`. */
export const procedures = `
# Questions and screening
171207006 | Check for depression | Detección de depresión
454711000124102 | Check for depression, 2 questions | Detección de depresión, 2 preguntas
715252007 | Check for depression, 9 questions | Detección de depresión, 9 preguntas
710841007 | Check for anxiety | Detección de ansiedad
710824005 | Check of health and living needs | Evaluación de necesidades de salud y de vida
428211000124100 | Check for alcohol and drug use | Detección de consumo de alcohol y drogas
713106006 | Check for drug use | Detección de uso de drogas
763302001 | Check for alcohol use | Detección de consumo de alcohol
866148006 | Check for safety at home | Revisión de la seguridad en el hogar
762993000 | Check of the risk of falling | Revisión del riesgo de caídas
868187001 | Check for alcohol and drug use in teens | Detección de alcohol y drogas en adolescentes
171231001 | Check for asthma | Detección de asma
395142003 | Allergy test | Prueba de alergia
103750000 | Check for sleep apnea | Revisión de apnea del sueño
82808001 | Watching of breathing during sleep | Vigilancia de la respiración al dormir
762998009 | Check of how heart failure limits daily life | Revisión de cómo la insuficiencia cardíaca limita la vida diaria
275978004 | Colon cancer screening | Detección de cáncer de colon
268547008 | Breast cancer screening | Detección de cáncer de seno
225338004 | Check of risks | Evaluación de riesgos

# Examinations and visits
5880005 | Physical examination | Examen físico
25656009 | Full physical examination | Examen físico completo
162676008 | Short general examination | Examen general breve
63332003 14736009 67879005 | Questions and examination | Preguntas y examen
84100007 | Questions about your health | Preguntas sobre su salud
415300000 | Questions about each part of the body | Preguntas sobre cada parte del cuerpo
315639002 | First check of the patient | Primera evaluación del paciente
386053000 200619008 392091000 312384001 | Check-up of your care | Evaluación de su atención
61746007 | Taking of vital signs | Toma de signos vitales
398171003 | Hearing test | Prueba de audición
16830007 | Eye test (sharpness of sight) | Prueba de la vista (agudeza visual)
252832004 | Eye pressure test | Medición de la presión del ojo
55468007 | Eye examination with a lamp | Examen del ojo con lámpara
389153003 | Examination of the drain of the eye | Examen del drenaje del ojo
314971001 | Photo of the back of the eye | Foto del fondo del ojo
722161008 | Diabetes eye examination | Examen de los ojos por diabetes
700070005 | Scan of the back of the eye (OCT) | Imagen del fondo del ojo (OCT)
35025007 | Pelvic examination | Examen pélvico
410006001 | Examination of the rectum with a finger | Examen del recto con el dedo
274804006 | Measuring of the womb in pregnancy | Medición del útero en el embarazo
225158009 | Listening to the baby's heart | Escuchar el corazón del bebé
169230002 | Ultrasound of the baby | Ultrasonido del bebé
271442007 | Ultrasound of the baby's body | Ultrasonido del cuerpo del bebé
23426006 127783003 | Breathing test | Prueba de respiración
76746007 | Heart test under effort (stress test) | Prueba de esfuerzo del corazón
29303009 268400002 | Heart tracing (EKG) | Electrocardiograma (EKG)
54550000 | Brain wave test (EEG) | Electroencefalograma (EEG)

# Medicines and care
430193006 428191000124101 | Check of your medicines | Revisión de sus medicinas
473231009 | Check of your kidney medicines | Revisión de sus medicinas para el riñón
410401003 | Nursing care | Cuidado de enfermería
409023009 | Professional care | Atención profesional
370789001 711069006 | Planning of your care | Planificación de su atención
385763009 | Hospice care | Cuidados paliativos
385781007 | Help at home | Ayuda en el hogar
133899007 | Care after surgery | Cuidados después de la cirugía
133900002 | Care during surgery | Cuidados durante la cirugía
736169004 | Care after anesthesia | Cuidados después de la anestesia
410011004 | Anesthesia or sedation | Anestesia o sedación
18946005 | Epidural (pain relief in the back) | Epidural (alivio del dolor en la espalda)
110467000 | Tests before surgery | Pruebas antes de la cirugía
183976008 | Operation planned | Operación planeada
698314001 | Talk about treatment | Consulta sobre el tratamiento
709138001 185087000 | Informing about the plan | Aviso sobre el plan
410538000 | Scheduling | Programación
311791003 | Gathering of information | Recopilación de información
312853008 | Review of medical records | Revisión de expedientes médicos
384682003 | Meeting of your care team | Reunión de su equipo de atención
709010006 | Contact with the doctor who referred you | Contacto con el médico que le refirió
310417005 | Certificate | Certificado
448337001 | Video or phone visit | Consulta por video o teléfono
386478007 | Emergency room triage (who goes first) | Clasificación en emergencias (quién pasa primero)
386516004 | Advice for what comes next | Consejos para lo que viene
370995009 | Advice about health risks | Consejos sobre riesgos de salud
223470000 | Talk about symptoms | Conversación sobre los síntomas
440546007 | Talk about pregnancy | Conversación sobre el embarazo
268533009 | Advice about sterilization | Información sobre esterilización
423475008 | Advice about heart failure | Educación sobre insuficiencia cardíaca
58000006 308283009 | Discharge from the hospital | Alta del hospital
225386006 | Check before discharge | Evaluación antes del alta
449381000124108 | Discharge from a nursing facility | Alta de un centro de enfermería
37729005 | Move within the hospital | Traslado dentro del hospital
305342007 | Admission to a ward | Ingreso a una sala
305428000 | Admission to bone surgery | Ingreso a ortopedia

# Referrals
103697008 | Referral to a dentist | Referencia al dentista
183519002 | Referral to a heart doctor | Referencia al cardiólogo
306185001 | Referral to a heart surgeon | Referencia al cirujano del corazón
417511005 | Referral to home health care | Referencia a atención en el hogar
698560000 | Referral to a sleep clinic | Referencia a una clínica del sueño
306316000 | Referral to a transplant surgeon | Referencia al cirujano de trasplantes
306206005 183444007 | Referral | Referencia
390791001 | Referral for a heart ultrasound | Referencia para ultrasonido del corazón

# Treatments
265764009 302497006 | Dialysis (cleaning of the blood) | Diálisis (limpieza de la sangre)
703423002 | Chemotherapy with radiation | Quimioterapia con radiación
367336001 | Chemotherapy | Quimioterapia
108290001 | Radiation treatment | Radioterapia
52052004 | Rehabilitation | Rehabilitación
91251008 | Physical therapy | Fisioterapia
84478008 | Occupational therapy | Terapia ocupacional
229064008 | Movement therapy | Terapia de movimiento
311555007 | Speech therapy | Terapia del habla
228557008 | Talking therapy (CBT) | Terapia de conversación (TCC)
24165007 | Alcohol counseling | Consejería sobre alcohol
35637008 | Alcohol rehabilitation | Rehabilitación del alcohol
371908008 | Oxygen by mask | Oxígeno por mascarilla
261352009 | Face mask | Mascarilla
431182000 | Lying on the stomach to help breathing | Posición boca abajo para ayudar a respirar
56251003 | Breathing treatment with a nebulizer | Tratamiento con nebulizador
281789004 | Antibiotic treatment | Tratamiento con antibióticos
76601001 | Injection into a muscle | Inyección en el músculo
180256009 | Allergy shots | Inyecciones para la alergia
51116004 | Antibody injection | Inyección de anticuerpos
384700001 | Tetanus injection | Inyección contra el tétanos
399014008 | Vaccine against whooping cough, tetanus and diphtheria | Vacuna contra tosferina, tétanos y difteria
313191000 | Adrenaline injection | Inyección de adrenalina
116861002 | Plasma transfusion | Transfusión de plasma
1004045004 | Injection into the eye | Inyección en el ojo
397539000 | Laser treatment of the eye | Tratamiento láser del ojo
288086009 | Stitching of a wound | Sutura de una herida
58828004 | Wound dressing | Vendaje de una herida
274474001 | Cast or splint | Yeso o férula
34896006 | Cut made in surgery | Incisión
711446003 70536003 | Kidney transplant | Trasplante de riñón
428830000 | Check before a kidney transplant | Evaluación antes de un trasplante de riñón

# Operations
73761001 | Colonoscopy (look into the colon) | Colonoscopia (ver dentro del colon)
274031008 | Removal of a polyp in the rectum | Extirpación de un pólipo del recto
10847001 | Look into the lungs (bronchoscopy) | Ver dentro de los pulmones (broncoscopia)
80146002 | Removal of the appendix | Extirpación del apéndice
33367005 | X-ray of the heart arteries | Radiografía de las arterias del corazón
415070008 | Opening of a heart artery (stent) | Apertura de una arteria del corazón (stent)
232717009 | Heart bypass surgery | Cirugía de baipás del corazón
773996000 | New heart valve through a vessel | Válvula nueva del corazón por un vaso
175135009 307280005 | Pacemaker put in | Colocación de marcapasos
447365002 | Pacemaker with shock (defibrillator) put in | Colocación de desfibrilador
433112001 | Removal of a blood clot | Extracción de un coágulo
699253003 | Moving of the knee joint by a doctor | Movilización de la rodilla por un médico
52734007 | Hip replacement | Reemplazo de cadera
770606008 | Left hip replacement | Reemplazo de cadera izquierda
609588000 179344006 | Knee replacement | Reemplazo de rodilla
119614000 | Hip surgery | Cirugía de cadera
57168000 | Bone surgery | Cirugía del hueso
19578002 | Joint fusion | Fusión de una articulación
72010008 | Removal of plates or screws | Retiro de placas o tornillos
53266006 | Surgery of the diaphragm | Cirugía del diafragma
449389000 | Heart stent | Stent del corazón
133864008 | Breaking up of stones | Ruptura de piedras
122548005 | Breast biopsy (tissue sample) | Biopsia de seno (muestra de tejido)
104091002 9564003 | Complete blood count | Conteo completo de la sangre
14768001 | Blood seen under the microscope | Sangre vista al microscopio

# Women, pregnancy, birth
65200003 | IUD put in (birth control) | Colocación de DIU (anticonceptivo)
46706006 | IUD changed (birth control) | Cambio de DIU (anticonceptivo)
68254000 1263416007 | IUD taken out | Retiro de DIU
169553002 | Birth control implant put in | Colocación de implante anticonceptivo
301807007 | Birth control implant taken out | Retiro de implante anticonceptivo
287664005 | Tubes tied | Ligadura de trompas
252160004 | Pregnancy test | Prueba de embarazo
386216000 66348005 236973005 | Birth | Parto
31208007 | Starting of labor with medicine | Inducción del parto con medicina
237001001 | Strengthening of labor | Refuerzo del parto
11466000 | Cesarean section | Cesárea
236974004 | Birth with instruments | Parto con instrumentos
85548006 | Small cut during birth | Pequeño corte en el parto
386394001 714812005 | Ending of a pregnancy | Interrupción del embarazo
10383002 | Talk about ending a pregnancy | Consejería sobre la interrupción del embarazo
275833003 | Alpha-fetoprotein test in pregnancy | Prueba de alfafetoproteína en el embarazo
443529005 | Chromosome test of the baby | Prueba de cromosomas del bebé
169673001 | Rh antibody test in pregnancy | Prueba de anticuerpos Rh en el embarazo
90226004 | Pap smear (cervical cancer screen) | Papanicolaou (detección de cáncer de cuello uterino)

# Laboratory
44608003 | Blood type | Grupo sanguíneo
268556000 395123002 | Sugar in urine | Azúcar en la orina
60218003 167271000 | Protein in urine | Proteína en la orina
441550005 | Urine test with culture if needed | Análisis de orina con cultivo si hace falta
57617002 | Urine sample | Muestra de orina
117010004 | Urine culture | Cultivo de orina
117015009 | Throat culture | Cultivo de garganta
47758006 | Hepatitis B test | Prueba de hepatitis B
104375008 | Hepatitis C test | Prueba de hepatitis C
31676001 | HIV test | Prueba de VIH
315124004 | HIV viral load (amount of virus) | Carga viral del VIH (cantidad de virus)
313660005 | CD4 cells (defense cells) | Células CD4 (células de defensa)
310861008 | Chlamydia test | Prueba de clamidia
165829005 | Gonorrhea test | Prueba de gonorrea
269828009 | Syphilis test | Prueba de sífilis
104326007 | Chickenpox protection (antibodies) | Protección contra la varicela (anticuerpos)
314098000 169690007 | Rubella protection (antibodies) | Protección contra la rubéola (anticuerpos)
28163009 | Tuberculosis skin test | Prueba de tuberculosis en la piel
118001005 | Group B strep test | Prueba de estreptococo del grupo B
104435004 | Hidden blood in stool | Sangre oculta en las heces
269911007 167995008 | Phlegm test | Prueba de flema
433114000 434363004 | HER2 test of a breast tumor | Prueba HER2 de un tumor de seno

# Imaging
399208008 168731009 | Chest X-ray | Radiografía del pecho
168594001 | X-ray of the collarbone | Radiografía de la clavícula
1225002 713026007 | X-ray of the upper arm | Radiografía del brazo
19490002 1290459008 | X-ray of the ankle | Radiografía del tobillo
74016001 1290407002 | X-ray of the knee | Radiografía de la rodilla
60027007 713024005 | X-ray of the wrist | Radiografía de la muñeca
241046008 | Dental X-ray | Radiografía dental
16335031000119103 | CT scan of the chest | Tomografía del pecho
418891003 | CT scan of chest and belly | Tomografía de pecho y abdomen
418023006 | CT scan of chest, belly and pelvis | Tomografía de pecho, abdomen y pelvis
698354004 | MRI scan of the brain | Resonancia magnética del cerebro
71651007 | Mammogram (breast X-ray) | Mamografía (radiografía de los senos)
24623002 | Mammogram to look for cancer | Mamografía de detección
1571000087109 | Ultrasound of both breasts | Ultrasonido de ambos senos
312681000 | Bone density scan | Densitometría ósea
40701008 433236007 | Ultrasound of the heart | Ultrasonido del corazón
241460001 | Ultrasound of the main artery | Ultrasonido de la arteria principal
365853002 | Imaging finding | Hallazgo en la imagen

# Teeth
34043003 | Dental visit and report | Consulta dental e informe
243085009 | Advice about brushing and flossing | Consejos sobre cepillado e hilo dental
225362009 | Dental care | Cuidado dental
1260009003 | Cleaning of the teeth above the gums | Limpieza de los dientes sobre las encías
1260010008 | Cleaning of the teeth below the gums | Limpieza de los dientes bajo las encías
274788003 | Gum examination | Examen de las encías
68071007 | Fluoride for the teeth | Flúor para los dientes
81733005 | Dental surgery | Cirugía dental
456191000124101 | Care after dental work | Cuidados después del trabajo dental
3802001 | Treatment of sensitive teeth | Tratamiento de dientes sensibles
64544008 | Gum surgery | Cirugía de encías
1256042007 1259293006 | Tooth filling | Empaste dental
173291009 | Tooth pulled | Extracción de diente
65546002 | Wisdom tooth pulled | Extracción de muela del juicio
234745004 | Dental mold taken | Toma de molde dental
1269321004 | Fitting of dentures | Ajuste de dentadura
234687006 | Bone graft at a tooth | Injerto de hueso en un diente
284053004 | Treatment of a tooth socket | Tratamiento del hueco de un diente
`
