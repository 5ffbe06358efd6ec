/** Our own plain names for care plans, activities, roles and devices, by SNOMED CT code. */
export const care = `
# Care plans
735985000 698360004 | Managing your diabetes | Manejo de su diabetes
443402002 | Living with high blood pressure | Vivir con presión alta
53950000 | Breathing care | Cuidado de la respiración
734163000 | Care plan | Plan de atención
276239002 | Treatment | Tratamiento
384758001 326051000000105 | Caring for yourself | Cuidado propio
408869004 | Muscle and bone care | Cuidado de músculos y huesos
134435003 424525001 | Pregnancy care | Atención del embarazo
736285004 | Managing high cholesterol | Manejo del colesterol alto
736372004 | Plan for leaving the hospital | Plan de alta
773513001 | Physical therapy plan | Plan de fisioterapia
225358003 226007004 | Wound care | Cuidado de heridas
385691007 | Care of a broken bone | Cuidado de una fractura
386257007 | Care for memory loss | Atención por pérdida de memoria
736690008 | Dialysis plan | Plan de diálisis
718361005 388976009 | Weight program | Programa de peso
699728000 | Managing your asthma | Manejo de su asma
133901003 | Burn care | Cuidado de quemaduras
736353004 | Hospital care plan | Plan de atención en el hospital
47387005 | Recovery after a head injury | Recuperación de una lesión de la cabeza
735984001 | Managing heart failure | Manejo de la insuficiencia cardíaca
736252007 395082007 | Cancer care plan | Plan de atención del cáncer
737471002 | Care around a small operation | Cuidados de una cirugía menor
737567002 781831000000109 | Care around a large operation | Cuidados de una cirugía mayor
386522008 | Care for attention problems | Atención por problemas de atención
781087000 | Medical care | Atención médica
718347000 736254008 | Mental health plan | Plan de salud mental
711282006 | Skin care | Cuidado de la piel
170836005 | Allergy follow-up | Seguimiento de alergia
736376001 | Infection care plan | Plan de atención de infección
737434004 | Depression care plan | Plan de atención de la depresión
736283006 | COPD care plan | Plan de atención de EPOC

# Activities
229065009 183301007 | Exercise | Ejercicio
160670007 | Diet for diabetes | Dieta para la diabetes
386463000 | Advice about exercise | Consejos sobre ejercicio
413473000 | Advice about alcohol | Consejos sobre alcohol
1151000175103 | DASH diet (for blood pressure) | Dieta DASH (para la presión)
225323000 710081004 | Help to stop smoking | Ayuda para dejar de fumar
304510005 | Avoid exercise for now | Evitar el ejercicio por ahora
371605008 | Deep breathing and coughing | Respirar profundo y toser
58332002 | Advice about allergies | Consejos sobre alergias
183063000 226164007 386619000 | Diet low in salt | Dieta baja en sal
183051005 | Rest | Descanso
385949008 | Changing of dressings | Cambio de vendajes
266694003 | Heat treatment | Tratamiento con calor
135892000 | Advice for pregnancy | Educación para el embarazo
713076009 | Check of risks in pregnancy | Evaluación de riesgos en el embarazo
312404004 | Blood tests in pregnancy | Pruebas de sangre en el embarazo
439830001 | Preventing infection | Prevención de infecciones
229586001 | Rest, ice, pressure and raising | Descanso, hielo, presión y elevación
229070002 | Stretching | Estiramientos
386294003 | Moving the joints | Mover las articulaciones
409002 | Food allergy diet | Dieta por alergia a alimentos
408580007 | Light exercise | Ejercicio ligero
311401005 | Advice | Educación al paciente
710125008 | Memory practice | Práctica de memoria
315043002 | Long-term social support | Apoyo social a largo plazo
229152003 | Leg exercises | Ejercicios de piernas
11816003 | Advice about food | Consejos sobre alimentación
182809008 | Watching the kidneys | Control de los riñones
77806000 | Diet with fewer calories | Dieta con menos calorías
1171000175109 | More physical activity | Más actividad física
419822006 226138001 | No alcohol | Sin alcohol
47545007 | Breathing machine for sleep (CPAP) | Aparato para respirar al dormir (CPAP)
710818004 | Inhaled steroid | Esteroide inhalado
708409001 | Nebulizer at home | Nebulizador en casa
229298005 | Breathing exercises | Ejercicios de respiración
60112009 266707007 | Drug counseling | Consejería sobre drogas
61480009 | Detox from drugs | Desintoxicación de drogas
440381005 | Sun protection | Protección del sol
226234005 | Healthy diet | Dieta sana
385715006 | Heart care | Cuidado del corazón
266753000 | Referral for lab tests | Referencia para pruebas de laboratorio
308461008 | Referral for imaging | Referencia para imágenes
183835003 | Referral for X-ray of blood vessels | Referencia para radiografía de vasos
736767005 | Care around surgery | Cuidados alrededor de la cirugía
48428001 | Watching the heart | Control del corazón
718451004 | Care of the blood vessels | Cuidado de los vasos
370864003 | Help with activity | Ayuda con la actividad
422972009 | Eat more as you feel able | Comer más según se sienta
405784000 | Check of medicines | Revisión de medicinas
1156892006 | Booking of a follow-up | Programar seguimiento
243077000 | Limit sexual activity | Limitar la actividad sexual
229580007 229578001 | Ice | Hielo
703993001 | Colonoscopy planned | Colonoscopia planeada
243072006 | Advice about cancer | Educación sobre el cáncer
409063005 | Counseling | Consejería
405783006 | Mental health check | Evaluación psicológica
850261000000100 | Advice about memory loss | Educación sobre pérdida de memoria
225130001 | Skin moisturizer | Crema hidratante
10888001 | Liquid diet | Dieta líquida
103744005 | Fluids into a vein | Líquidos en la vena
182678001 | Allergy shots | Inyecciones para la alergia
15081005 | Lung rehabilitation | Rehabilitación pulmonar

# People
116154003 | You | Usted
223366009 | Health care professional | Profesional de la salud
224891009 | Health care service | Servicio de salud
453231000124104 446050000 | Primary care provider | Proveedor de atención primaria
133932002 | Caregiver | Cuidador
309343006 158965000 | Doctor | Médico
106292003 224535009 | Nurse | Enfermera o enfermero
46255001 | Pharmacist | Farmacéutico
1287116005 | Companion | Acompañante
72705000 | Mother | Madre
66839005 | Father | Padre
27733009 | Sister | Hermana
70924004 | Brother | Hermano
67822003 | Child | Hijo o hija
66089001 | Daughter | Hija
65616008 | Son | Hijo
113163005 | Friend | Amigo
394802001 | General medicine | Medicina general
394814009 | General practice | Medicina general
419772000 | Family medicine | Medicina familiar
394579002 | Heart medicine | Cardiología
408443003 | General medical practice | Consultorio médico general
288565001 | Medical center | Centro médico

# Devices
706298007 | Dental X-ray machine | Aparato de rayos X dental
337414009 | Blood sugar meter | Medidor de azúcar
225738002 | Operating room | Quirófano
170615005 | Nebulizer at home | Nebulizador en casa
228869008 | Wheelchair | Silla de ruedas
705427004 | Power-assisted wheelchair | Silla de ruedas con motor de ayuda
705417005 | Part for a wheelchair | Pieza para silla de ruedas
702172008 | Breathing machine for sleep at home (CPAP) | Aparato para respirar al dormir en casa (CPAP)
706180003 | Humidifier for breathing | Humidificador para respirar
8060009 | Denture | Dentadura
1255320005 | Walker with wheels | Andador con ruedas
272265001 | Mouthpiece for sleep apnea | Aparato bucal para apnea del sueño
701077002 | Monitor for breathing | Monitor de respiración
701100002 | Sleep study machine | Aparato para estudio del sueño
91537007 | Hospital bed | Cama de hospital
72506001 19257004 704708004 | Implanted heart defibrillator | Desfibrilador implantado
860577005 | Heart valve from tissue | Válvula del corazón de tejido
705991002 | Mechanical heart valve | Válvula mecánica del corazón
360008003 | Commode chair | Silla con inodoro
363753007 | Crutches | Muletas
336621006 | Oxygen machine | Concentrador de oxígeno
65818007 | Stent | Stent
360145006 | Artificial bone | Prótesis de hueso
303533002 67270000 | Artificial hip | Prótesis de cadera
109228008 | Artificial knee | Prótesis de rodilla
468063009 | Stem of an artificial hip | Vástago de prótesis de cadera
86184003 | Heart monitor (EKG) | Monitor del corazón (EKG)
14106009 | Pacemaker | Marcapasos
462894001 | Health record software | Programa de expedientes médicos
`
