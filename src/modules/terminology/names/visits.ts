/** Our own plain names for kinds of visits and stays, by SNOMED CT code: `codes | English | Spanish`. */
export const visits = `
162673000 | General check-up | Chequeo general
185349003 86013001 | Check-up | Chequeo
410620009 | Well-child visit | Consulta de niño sano
185347001 | Visit for a health problem | Consulta por un problema de salud
185345009 | Visit for symptoms | Consulta por síntomas
390906007 185389009 281036007 | Follow-up visit | Consulta de seguimiento
424619006 424441002 | Pregnancy visit | Consulta de embarazo
169762003 | Visit after birth | Consulta después del parto
702927004 | Urgent care visit | Consulta de atención urgente
50849002 183452005 4525004 | Emergency room visit | Visita a emergencias
183460006 | Emergency in pregnancy | Emergencia en el embarazo
183478001 | Emergency visit for asthma | Visita a emergencias por asma
308335008 270427003 | Visit | Consulta
316744009 | Office visit | Consulta
439708006 210098006 | Home visit | Visita a domicilio
32485007 | Hospital stay | Hospitalización
305351004 | Intensive care stay | Cuidados intensivos
305408004 | Stay for surgery | Hospitalización por cirugía
305432006 | Stay for a transplant | Hospitalización por trasplante
183495009 | Stay for bone surgery | Hospitalización por ortopedia
305336008 | Hospice stay | Estancia en cuidados paliativos
449411000124106 | Stay in a nursing facility | Estancia en un centro de enfermería
449214001 | Move to a step-down unit | Traslado a una unidad intermedia
56876005 | Drug treatment program | Programa de tratamiento de drogas
36228007 | Eye visit | Consulta de los ojos
371883000 | Procedure without a hospital stay | Procedimiento sin hospitalización
439740005 | Follow-up after surgery | Seguimiento después de la cirugía
33879002 | Visit for a vaccine | Consulta para una vacuna
394701000 | Asthma follow-up | Seguimiento de asma
170837001 | First allergy visit | Primera consulta de alergia
170838006 | Allergy follow-up | Seguimiento de alergia
310061009 | Women's health visit | Consulta de ginecología
410410006 | Screening visit | Consulta de detección
308646001 | Death certificate | Certificado de defunción
453131000124105 | Video visit | Consulta por video
79094001 | First mental health visit | Primera consulta de salud mental
11429006 | Consultation | Consulta
389095005 | Birth control visit | Consulta de anticonceptivos
`
