/** Our own plain names for what people react to, by SNOMED CT code: `codes | English | Spanish`. */
export const allergens = `
716186003 | No known allergies | Sin alergias conocidas
429625007 | No known food allergy | Sin alergias conocidas a alimentos
409137002 | No known medicine allergy | Sin alergias conocidas a medicinas
428607008 | No known allergies to the environment | Sin alergias conocidas del entorno
227493005 | Cashew nuts | Nueces de la India (anacardos)
84489001 419474003 | Mold | Moho
264287008 232347008 | Animal dander (skin flakes) | Caspa de animales
260147004 232350006 | House dust mites | Ácaros del polvo
782576004 419263009 | Tree pollen | Polen de árboles
256277009 418689008 | Grass pollen | Polen de pasto
256259004 | Pollen | Polen
735029006 300913006 | Shellfish | Mariscos
417532002 735971005 | Fish | Pescado
300916003 111088007 | Latex | Látex
442571000124108 91934008 | Tree nuts | Nueces
91930004 102263004 | Eggs | Huevo
714035009 256355007 | Soy | Soya
762952008 91935009 | Peanuts | Cacahuates
424213003 288328004 | Bee venom | Veneno de abeja
412071004 420174000 | Wheat | Trigo
3718001 | Cow's milk | Leche de vaca
425525006 | Dairy | Productos lácteos
782415009 | Lactose (milk sugar) | Lactosa (azúcar de la leche)
1269424006 | Gluten | Gluten
91936005 764146007 373270004 | Penicillin | Penicilina
323389000 | Penicillin G | Penicilina G
387170002 | Ampicillin | Ampicilina
91939003 387406002 | Sulfa medicines | Sulfas
373568007 | Chlorhexidine | Clorhexidina
735215001 | Apple | Manzana
256307007 | Banana | Plátano
102262009 | Chocolate | Chocolate
89707004 | Sesame | Ajonjolí
28230009 | Pheasant meat | Carne de faisán
213020009 | Eggs | Huevo
293586001 | Aspirin | Aspirina
387458008 | Aspirin | Aspirina
473010000 | Hypersensitivity | Hipersensibilidad
419199007 | Allergy to a substance | Alergia a una sustancia
416098002 | Allergy to a medicine | Alergia a una medicina
414285001 | Allergy to a food | Alergia a un alimento
`
