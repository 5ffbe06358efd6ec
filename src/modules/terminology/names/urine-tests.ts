/** Our own plain names for tests of urine and stool, by LOINC code: `codes | English | Spanish`. */
export const urineTests = `
5778-6 | Color of the urine | Color de la orina
5767-9 | Look of the urine | Aspecto de la orina
32167-9 | How clear the urine is | Claridad de la orina
34533-0 | Smell of the urine | Olor de la orina
5811-5 2965-2 | How concentrated the urine is (specific gravity) | Qué tan concentrada está la orina (densidad)
5803-2 2756-5 50560-2 | Acidity of the urine (pH) | Acidez de la orina (pH)
5792-7 25428-4 2349-9 2350-7 | Sugar in urine | Azúcar en la orina
5804-0 20454-5 2887-8 2888-6 57735-3 | Protein in urine | Proteína en la orina
5797-6 2514-8 57734-6 50557-8 | Ketones in urine (from burning fat) | Cetonas en la orina (por quemar grasa)
5794-3 53963-5 57751-0 | Blood in urine | Sangre en la orina
5802-4 32710-6 50558-6 | Nitrite in urine (a sign of infection) | Nitrito en la orina (señal de infección)
5799-2 | White blood cell enzyme in urine (a sign of infection) | Enzima de glóbulos blancos en la orina (señal de infección)
33052-2 | White blood cells in urine | Glóbulos blancos en la orina
5770-3 20505-4 50551-1 1978-6 | Bilirubin in urine | Bilirrubina en la orina
20405-7 13658-0 19161-9 50563-6 5818-0 | Urobilinogen in urine (a liver test) | Urobilinógeno en la orina (prueba del hígado)
5821-4 46702-7 30405-5 | White blood cells in urine (microscope) | Glóbulos blancos en la orina (microscopio)
13945-1 46419-8 30391-7 798-9 | Red blood cells in urine (microscope) | Glóbulos rojos en la orina (microscopio)
5787-7 11277-1 | Skin cells in urine (microscope) | Células de la piel en la orina (microscopio)
24124-0 9842-6 5796-8 | Casts in urine (microscope) | Cilindros en la orina (microscopio)
8247-9 50235-1 51478-6 | Mucus in urine (microscope) | Moco en la orina (microscopio)
5769-5 25145-4 50221-1 | Bacteria in urine (microscope) | Bacterias en la orina (microscopio)
5814-9 49755-2 5782-8 | Crystals in urine (microscope) | Cristales en la orina (microscopio)
11279-7 | Notes about the urine under the microscope | Notas sobre la orina vista al microscopio
14959-1 9318-7 32294-1 13705-9 30000-4 14585-4 76401-9 | Albumin in urine compared with creatinine (a kidney test) | Albúmina en la orina en relación con la creatinina (prueba de los riñones)
14957-5 1754-1 30003-8 57369-1 89999-7 14956-7 | Albumin in urine (a kidney test) | Albúmina en la orina (prueba de los riñones)
2161-8 14683-7 20624-3 2162-6 | Creatinine in urine | Creatinina en la orina
2890-2 13801-6 40486-3 34366-5 | Protein in urine compared with creatinine | Proteína en la orina en relación con la creatinina
2889-4 21482-5 | Protein in urine over 24 hours | Proteína en la orina de 24 horas
2955-3 2956-1 | Sodium in urine | Sodio en la orina
2828-2 2829-0 | Potassium in urine | Potasio en la orina
2695-5 | Osmolality of urine | Osmolalidad de la orina
17862-4 6874-2 | Calcium in urine | Calcio en la orina
3086-6 | Uric acid in urine | Ácido úrico en la orina
2106-3 80385-8 2112-1 | Pregnancy test in urine | Prueba de embarazo en orina
65750-2 | Drug screen in urine, 5 kinds | Prueba de drogas en orina, 5 tipos
3426-4 18282-4 19415-9 | Cannabis (THC) in urine | Cannabis (THC) en la orina
3397-7 19359-9 14314-9 | Cocaine in urine | Cocaína en la orina
3879-4 19295-5 18390-5 | Opiates in urine | Opiáceos en la orina
3349-8 19261-7 | Amphetamines in urine | Anfetaminas en la orina
3390-2 14316-4 19270-8 | Benzodiazepines in urine | Benzodiacepinas en la orina
3377-9 | Barbiturates in urine | Barbitúricos en la orina
3936-2 19659-2 | PCP in urine | PCP en la orina

# Stool
57905-2 29771-3 56490-6 56491-4 58453-2 80372-6 27396-1 | Hidden blood in stool (FIT) | Sangre oculta en las heces (FIT)
2335-8 14563-1 14564-9 14565-6 12503-9 | Hidden blood in stool | Sangre oculta en las heces
77354-9 77353-1 | Colon cancer screen in stool (DNA) | Detección de cáncer de colon en las heces (ADN)
38445-3 | Calprotectin in stool (gut inflammation) | Calprotectina en las heces (inflamación intestinal)
34713-8 54067-4 | C. difficile bacteria in stool | Bacteria C. difficile en las heces
`
