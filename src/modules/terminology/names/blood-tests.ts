/** Our own plain names for blood tests, by LOINC code: `codes | English | Spanish`. */
export const bloodTests = `
# Sugar
4548-4 17856-6 59261-8 4549-2 41995-2 55454-3 71875-9 17855-8 | Average blood sugar over 3 months (A1c) | Azúcar promedio en la sangre de 3 meses (A1c)
27353-2 | Average blood sugar worked out from A1c | Azúcar promedio calculada a partir de la A1c
2345-7 2339-0 2340-8 2341-6 15074-8 14749-6 41653-7 32016-8 14743-9 74774-1 | Blood sugar (glucose) | Azúcar en la sangre (glucosa)
1558-6 1557-8 14771-0 76629-5 | Fasting blood sugar (glucose) | Azúcar en la sangre en ayunas (glucosa)
1518-0 20438-8 1507-3 20436-2 1521-4 1504-0 | Blood sugar after a sugar drink or a meal | Azúcar en la sangre después de una bebida azucarada o una comida
20448-7 | Insulin | Insulina
1986-9 | C-peptide (how much insulin your body makes) | Péptido C (cuánta insulina produce el cuerpo)

# Salts, kidneys, minerals
2951-2 2947-0 32717-1 39791-9 | Sodium | Sodio
2823-3 6298-4 32713-0 39789-3 75940-7 | Potassium | Potasio
2075-0 2069-3 41650-3 51590-8 | Chloride | Cloruro
2028-9 20565-8 2024-8 1963-8 1959-6 14627-4 1962-0 | Carbon dioxide (bicarbonate) | Dióxido de carbono (bicarbonato)
3094-0 6299-2 14937-7 22664-7 | Urea nitrogen (BUN, a kidney test) | Nitrógeno ureico (BUN, prueba de los riñones)
2160-0 38483-4 14682-9 59826-8 21232-4 | Creatinine (a kidney test) | Creatinina (prueba de los riñones)
3097-3 | Urea nitrogen to creatinine ratio | Relación entre nitrógeno ureico y creatinina
33914-3 48642-3 48643-1 62238-1 98979-8 69405-9 77147-7 50044-7 70969-1 50384-7 98980-6 88293-6 88294-4 50210-4 94677-2 | Kidney filtering rate (eGFR) | Filtración de los riñones (eGFR)
33863-2 | Cystatin C (a kidney test) | Cistatina C (prueba de los riñones)
17861-6 49765-1 2000-8 | Calcium | Calcio
29265-6 | Calcium, adjusted for albumin | Calcio, ajustado según la albúmina
1994-3 1995-0 12180-6 17863-2 | Ionized calcium | Calcio ionizado
19123-9 21377-7 2601-3 | Magnesium | Magnesio
2777-1 14879-1 | Phosphate (phosphorus) | Fosfato (fósforo)
3084-1 14933-6 | Uric acid | Ácido úrico
33037-3 10466-1 1863-0 | Anion gap (balance of salts) | Brecha aniónica (equilibrio de sales)
2692-2 18182-6 | Osmolality (how concentrated the blood is) | Osmolalidad (qué tan concentrada está la sangre)
2524-7 32693-4 14118-4 2519-7 2518-9 | Lactate (lactic acid) | Lactato (ácido láctico)
16362-6 1841-6 22763-7 | Ammonia | Amoníaco

# Liver, proteins, pancreas
2885-2 | Total protein | Proteína total
1751-7 61151-7 54347-0 61152-5 | Albumin (a protein made by the liver) | Albúmina (proteína que produce el hígado)
10834-0 2336-6 | Globulin (a group of proteins) | Globulina (grupo de proteínas)
1759-0 | Albumin to globulin ratio | Relación entre albúmina y globulina
1975-2 14631-6 42719-5 | Total bilirubin (a liver test) | Bilirrubina total (prueba del hígado)
1968-7 14629-0 15152-2 | Direct bilirubin (a liver test) | Bilirrubina directa (prueba del hígado)
1971-1 14630-8 | Indirect bilirubin (a liver test) | Bilirrubina indirecta (prueba del hígado)
1742-6 1743-4 1744-2 76625-3 | ALT (a liver enzyme) | ALT (enzima del hígado)
1920-8 30239-8 88112-8 | AST (a liver enzyme) | AST (enzima del hígado)
6768-6 6769-4 1783-0 77141-0 | Alkaline phosphatase (a liver and bone enzyme) | Fosfatasa alcalina (enzima del hígado y los huesos)
2324-2 | GGT (a liver enzyme) | GGT (enzima del hígado)
14804-9 2532-0 14805-6 | LDH (an enzyme in many tissues) | LDH (enzima de muchos tejidos)
3040-3 | Lipase (a pancreas enzyme) | Lipasa (enzima del páncreas)
1798-8 | Amylase (a pancreas enzyme) | Amilasa (enzima del páncreas)
14338-8 | Prealbumin (a nutrition test) | Prealbúmina (prueba de nutrición)

# Fats
2093-3 14647-2 35200-5 | Total cholesterol | Colesterol total
2085-9 14646-4 | HDL ("good") cholesterol | Colesterol HDL ("bueno")
13457-7 18262-6 2089-1 39469-2 22748-8 18261-8 96259-7 | LDL ("bad") cholesterol | Colesterol LDL ("malo")
2571-8 14927-8 3043-7 12951-0 30524-3 1644-4 | Triglycerides (a fat in the blood) | Triglicéridos (grasa en la sangre)
13458-5 2091-7 46986-6 | VLDL cholesterol | Colesterol VLDL
43396-1 70204-3 | Cholesterol other than HDL | Colesterol que no es HDL
9830-1 32309-7 | Total cholesterol compared with HDL | Colesterol total en relación con el HDL
11054-4 | LDL compared with HDL cholesterol | Colesterol LDL en relación con el HDL
49062-3 | Heart risk from blood fats | Riesgo para el corazón por las grasas en la sangre
1884-6 | Apolipoprotein B (a carrier of "bad" cholesterol) | Apolipoproteína B (transporta el colesterol "malo")
1869-7 | Apolipoprotein A1 (a carrier of "good" cholesterol) | Apolipoproteína A1 (transporta el colesterol "bueno")
10835-7 43583-4 35388-8 | Lipoprotein(a) | Lipoproteína(a)

# Blood count
718-7 20509-6 30313-1 30350-3 30351-1 59260-0 | Hemoglobin (carries oxygen in the blood) | Hemoglobina (transporta el oxígeno en la sangre)
4544-3 20570-8 31100-1 32354-3 71833-8 4545-0 71829-6 41654-5 42908-4 | Hematocrit (share of red blood cells) | Hematocrito (porción de glóbulos rojos)
789-8 26453-1 | Red blood cells | Glóbulos rojos
6690-2 26464-8 33765-9 804-5 49498-9 | White blood cells | Glóbulos blancos
777-3 26515-7 778-1 49497-1 13056-7 | Platelets (help blood clot) | Plaquetas (ayudan a coagular la sangre)
787-2 30428-7 | Average size of red blood cells (MCV) | Tamaño promedio de los glóbulos rojos (MCV)
785-6 28539-5 | Hemoglobin in each red blood cell (MCH) | Hemoglobina en cada glóbulo rojo (MCH)
786-4 28540-3 | Hemoglobin strength in red blood cells (MCHC) | Concentración de hemoglobina en los glóbulos rojos (MCHC)
788-0 30385-9 21000-5 30384-2 | How much red blood cells differ in size (RDW) | Cuánto varía el tamaño de los glóbulos rojos (RDW)
32623-1 28542-9 776-5 | Average size of platelets (MPV) | Tamaño promedio de las plaquetas (MPV)
32207-3 51631-0 | How much platelets differ in size (PDW) | Cuánto varía el tamaño de las plaquetas (PDW)
770-8 26511-6 23761-0 | Neutrophils (a white blood cell), percent | Neutrófilos (un glóbulo blanco), porcentaje
751-8 26499-4 753-4 | Neutrophils (a white blood cell) | Neutrófilos (un glóbulo blanco)
30449-3 | Neutrophils with many lobes (a white blood cell) | Neutrófilos hipersegmentados (un glóbulo blanco)
736-9 26478-8 737-7 | Lymphocytes (a white blood cell), percent | Linfocitos (un glóbulo blanco), porcentaje
731-0 26474-7 732-8 | Lymphocytes (a white blood cell) | Linfocitos (un glóbulo blanco)
5905-5 26485-3 744-3 | Monocytes (a white blood cell), percent | Monocitos (un glóbulo blanco), porcentaje
742-7 26484-6 743-5 | Monocytes (a white blood cell) | Monocitos (un glóbulo blanco)
713-8 26450-7 714-6 | Eosinophils (a white blood cell), percent | Eosinófilos (un glóbulo blanco), porcentaje
711-2 26449-9 712-0 | Eosinophils (a white blood cell) | Eosinófilos (un glóbulo blanco)
706-2 30180-4 707-0 | Basophils (a white blood cell), percent | Basófilos (un glóbulo blanco), porcentaje
704-7 26444-0 705-4 | Basophils (a white blood cell) | Basófilos (un glóbulo blanco)
71695-1 38518-7 | Young white blood cells (immature granulocytes), percent | Glóbulos blancos jóvenes (granulocitos inmaduros), porcentaje
51584-1 | Young white blood cells (immature granulocytes) | Glóbulos blancos jóvenes (granulocitos inmaduros)
26508-2 764-1 | Band cells (young white blood cells), percent | Células en banda (glóbulos blancos jóvenes), porcentaje
19048-8 58413-6 | Young red blood cells (nucleated) | Glóbulos rojos jóvenes (nucleados)
771-6 30392-5 772-4 | Young red blood cells (nucleated) | Glóbulos rojos jóvenes (nucleados)
17849-1 4679-7 31112-6 | New red blood cells (reticulocytes), percent | Glóbulos rojos nuevos (reticulocitos), porcentaje
14196-0 60474-4 | New red blood cells (reticulocytes) | Glóbulos rojos nuevos (reticulocitos)
4537-7 30341-2 18184-2 43402-7 | Sed rate (ESR, a sign of inflammation) | Velocidad de sedimentación (VSG, señal de inflamación)
882-1 34530-6 | Blood type and Rh | Grupo sanguíneo y Rh
883-9 | Blood type (A, B, AB or O) | Grupo sanguíneo (A, B, AB u O)
10331-7 1305-2 | Rh type (positive or negative) | Tipo Rh (positivo o negativo)
890-4 | Antibodies against other blood types | Anticuerpos contra otros tipos de sangre
945-6 1018-1 1156-9 | Antibodies against a blood group | Anticuerpos contra un grupo sanguíneo

# Iron and vitamins
2276-4 20567-4 24373-3 | Ferritin (iron stores) | Ferritina (reservas de hierro)
2498-4 14798-3 | Iron | Hierro
2500-7 14800-7 | Iron binding capacity | Capacidad de fijación del hierro
2502-3 | Iron saturation | Saturación de hierro
3034-6 | Transferrin (carries iron) | Transferrina (transporta el hierro)
62292-8 1989-3 14635-7 35365-6 49054-0 68438-1 | Vitamin D | Vitamina D
2132-9 14685-2 | Vitamin B12 | Vitamina B12
2284-8 14732-2 2282-2 2283-0 | Folate (folic acid, a B vitamin) | Folato (ácido fólico, una vitamina B)
2428-1 13965-9 | Homocysteine | Homocisteína
13964-2 | Methylmalonic acid (a vitamin B12 test) | Ácido metilmalónico (prueba de vitamina B12)
5763-8 | Zinc | Zinc
5671-3 77307-7 10368-9 | Lead | Plomo

# Hormones
3016-3 11580-8 11579-0 | Thyroid-stimulating hormone (TSH) | Hormona estimulante de la tiroides (TSH)
3024-7 14920-3 | Free T4 (thyroid hormone) | T4 libre (hormona tiroidea)
3026-2 14921-1 | Total T4 (thyroid hormone) | T4 total (hormona tiroidea)
3051-0 14928-6 | Free T3 (thyroid hormone) | T3 libre (hormona tiroidea)
3053-6 14930-2 | Total T3 (thyroid hormone) | T3 total (hormona tiroidea)
8099-4 5385-0 56477-3 | Thyroid antibodies (TPO) | Anticuerpos contra la tiroides (TPO)
2731-8 14866-8 | Parathyroid hormone (PTH, balances calcium) | Hormona paratiroidea (PTH, equilibra el calcio)
2986-8 14913-8 | Testosterone | Testosterona
2991-8 | Free testosterone | Testosterona libre
2243-4 14715-7 | Estradiol (an estrogen) | Estradiol (un estrógeno)
2839-9 14890-8 | Progesterone | Progesterona
15067-2 | FSH (a hormone for eggs and sperm) | FSH (hormona para óvulos y espermatozoides)
10501-5 | LH (a hormone for eggs and sperm) | LH (hormona para óvulos y espermatozoides)
2842-3 15081-3 20568-2 | Prolactin (a hormone for milk) | Prolactina (hormona de la leche)
2143-6 14675-3 9813-7 | Cortisol (a stress hormone) | Cortisol (hormona del estrés)
2191-5 14688-6 | DHEA sulfate (an adrenal hormone) | Sulfato de DHEA (hormona suprarrenal)
21198-7 19080-1 45194-8 83086-9 | Pregnancy hormone (HCG) | Hormona del embarazo (HCG)
2118-8 2110-5 80384-1 | Pregnancy test in blood | Prueba de embarazo en sangre
1834-1 | Alpha-fetoprotein (AFP) | Alfafetoproteína (AFP)

# Heart, muscles, inflammation
89579-7 10839-9 67151-1 6598-7 6597-9 49563-0 42757-5 89578-9 48425-3 | Troponin (a heart muscle test) | Troponina (prueba del músculo del corazón)
33762-6 71425-3 83107-3 | NT-proBNP (heart strain) | NT-proBNP (esfuerzo del corazón)
30934-4 42637-9 | BNP (heart strain) | BNP (esfuerzo del corazón)
2157-6 | CK (a muscle enzyme) | CK (enzima de los músculos)
13969-1 49551-5 | CK-MB (a heart muscle enzyme) | CK-MB (enzima del músculo del corazón)
1988-5 76485-2 | C-reactive protein (CRP, a sign of inflammation) | Proteína C reactiva (PCR, señal de inflamación)
30522-7 35648-5 76486-0 71426-1 | C-reactive protein, high-sensitivity (heart risk) | Proteína C reactiva ultrasensible (riesgo del corazón)
33959-8 75241-0 | Procalcitonin (a sign of infection) | Procalcitonina (señal de infección)
11572-5 6928-6 | Rheumatoid factor | Factor reumatoide
33935-8 32218-0 | Anti-CCP (a rheumatoid arthritis test) | Anti-CCP (prueba de artritis reumatoide)
5048-4 8061-4 29953-7 42254-3 | Antinuclear antibodies (ANA) | Anticuerpos antinucleares (ANA)
4485-9 4498-2 | Complement (part of the immune defense) | Complemento (parte de las defensas)

# Clotting
6301-6 34714-6 46418-0 38875-1 | INR (how long blood takes to clot) | INR (cuánto tarda la sangre en coagular)
5902-2 5964-2 | Prothrombin time (PT, how long blood takes to clot) | Tiempo de protrombina (TP, cuánto tarda la sangre en coagular)
3173-2 14979-9 5898-2 | Clotting time (aPTT) | Tiempo de coagulación (TTPa)
3184-9 | Activated clotting time (ACT) | Tiempo de coagulación activado (ACT)
3255-7 30902-1 | Fibrinogen (a clotting protein) | Fibrinógeno (proteína de la coagulación)
48065-7 48066-5 48067-3 91556-1 30240-6 3246-6 48058-2 | D-dimer (a sign of blood clots) | Dímero D (señal de coágulos)

# Blood gases
2744-1 2746-6 2745-8 11558-4 | Acidity of the blood (pH) | Acidez de la sangre (pH)
2019-8 2021-4 2020-6 11557-6 | Carbon dioxide pressure in the blood | Presión de dióxido de carbono en la sangre
2703-7 2705-2 11556-8 | Oxygen pressure in the blood | Presión de oxígeno en la sangre
1960-4 1961-2 | Bicarbonate | Bicarbonato
1925-7 11555-0 | Base excess (acid balance) | Exceso de base (equilibrio ácido)
2713-6 2711-0 | Oxygen level in the blood | Nivel de oxígeno en la sangre

# Cancer markers
2857-1 35741-8 83112-3 19195-7 | PSA (a prostate test) | PSA (prueba de la próstata)
10886-0 | Free PSA (a prostate test) | PSA libre (prueba de la próstata)
12841-3 | Free PSA, percent (a prostate test) | PSA libre, porcentaje (prueba de la próstata)
2039-6 | CEA (a tumor marker) | CEA (marcador tumoral)
10334-1 | CA 125 (a tumor marker) | CA 125 (marcador tumoral)
24108-3 | CA 19-9 (a tumor marker) | CA 19-9 (marcador tumoral)
6875-9 | CA 15-3 (a tumor marker) | CA 15-3 (marcador tumoral)

# Defense cells and antibodies
24467-3 8123-2 | CD4 cells (defense cells) | Células CD4 (células de defensa)
19113-0 | Total IgE (allergy antibodies) | IgE total (anticuerpos de alergia)
2465-3 | IgG (antibodies) | IgG (anticuerpos)
2458-8 | IgA (antibodies) | IgA (anticuerpos)
2472-9 | IgM (antibodies) | IgM (anticuerpos)
31017-7 46128-5 | Celiac disease antibodies (tTG) | Anticuerpos de enfermedad celíaca (tTG)
6206-7 | Peanut allergy antibodies (IgE) | Anticuerpos de alergia al cacahuate (IgE)
6273-7 | Walnut allergy antibodies (IgE) | Anticuerpos de alergia a la nuez (IgE)
6082-2 | Codfish allergy antibodies (IgE) | Anticuerpos de alergia al bacalao (IgE)
6246-3 | Shrimp allergy antibodies (IgE) | Anticuerpos de alergia al camarón (IgE)
6276-0 | Wheat allergy antibodies (IgE) | Anticuerpos de alergia al trigo (IgE)
6106-9 | Egg white allergy antibodies (IgE) | Anticuerpos de alergia a la clara de huevo (IgE)
6248-9 | Soy allergy antibodies (IgE) | Anticuerpos de alergia a la soya (IgE)
7258-7 | Cow's milk allergy antibodies (IgE) | Anticuerpos de alergia a la leche de vaca (IgE)
6189-5 | Oak allergy antibodies (IgE) | Anticuerpos de alergia al roble (IgE)
6085-5 | Ragweed allergy antibodies (IgE) | Anticuerpos de alergia a la ambrosía (IgE)
6833-8 | Cat allergy antibodies (IgE) | Anticuerpos de alergia al gato (IgE)
6098-8 | Dog allergy antibodies (IgE) | Anticuerpos de alergia al perro (IgE)
6095-4 6096-2 | House dust mite allergy antibodies (IgE) | Anticuerpos de alergia a los ácaros del polvo (IgE)
6075-6 | Mold allergy antibodies (IgE) | Anticuerpos de alergia al moho (IgE)
6844-5 | Honey bee allergy antibodies (IgE) | Anticuerpos de alergia a la abeja (IgE)
6158-0 | Latex allergy antibodies (IgE) | Anticuerpos de alergia al látex (IgE)

# Medicine levels
50544-6 | Everolimus level (a transplant medicine) | Nivel de everolimus (medicina de trasplante)
32721-3 11253-2 | Tacrolimus level (a transplant medicine) | Nivel de tacrolimus (medicina de trasplante)
14334-7 3719-2 | Lithium level | Nivel de litio
3968-5 | Phenytoin level | Nivel de fenitoína
4086-5 | Valproic acid level | Nivel de ácido valproico
3432-2 | Carbamazepine level | Nivel de carbamazepina
10535-3 | Digoxin level | Nivel de digoxina
4090-7 4092-3 | Vancomycin level | Nivel de vancomicina
5643-2 5640-8 | Alcohol in the blood | Alcohol en la sangre
`
