/**
 * What kinds of medicines there are, and the ingredients and brands by which a medicine is known:
 * `key | English | Spanish` for kinds, `words kind Spanish_name` for ingredients (a dash where Spanish is the same).
 */
export const kinds = `
acei | Blood pressure medicine (ACE inhibitor) | Medicina para la presión (inhibidor de la ECA)
arb | Blood pressure medicine (ARB) | Medicina para la presión (ARA II)
ccb | Blood pressure medicine (calcium channel blocker) | Medicina para la presión (bloqueador de canales de calcio)
beta | Heart and blood pressure medicine (beta blocker) | Medicina para el corazón y la presión (betabloqueador)
thiazide | Water pill for blood pressure | Diurético para la presión
loop | Water pill (strong) | Diurético (fuerte)
diuretic | Water pill | Diurético
bp | Blood pressure medicine | Medicina para la presión
statin | Cholesterol medicine (statin) | Medicina para el colesterol (estatina)
lipid | Cholesterol medicine | Medicina para el colesterol
nitrate | Chest pain medicine (nitrate) | Medicina para el dolor de pecho (nitrato)
rhythm | Heart rhythm medicine | Medicina para el ritmo del corazón
heart | Heart medicine | Medicina para el corazón
platelet | Medicine against blood clots (antiplatelet) | Medicina contra coágulos (antiplaquetario)
anticoag | Blood thinner | Anticoagulante
clot | Clot-dissolving medicine | Medicina que disuelve coágulos
metformin | Diabetes medicine | Medicina para la diabetes
insulin | Insulin for diabetes | Insulina para la diabetes
glp1 | Diabetes and weight medicine (GLP-1) | Medicina para la diabetes y el peso (GLP-1)
thyroid | Thyroid medicine | Medicina para la tiroides
pain | Pain and fever medicine | Medicina para el dolor y la fiebre
nsaid | Pain and swelling medicine (NSAID) | Medicina para el dolor y la inflamación (AINE)
opioid | Strong pain medicine (opioid) | Medicina fuerte para el dolor (opioide)
antidote | Medicine that reverses an overdose | Medicina que revierte una sobredosis
numb | Numbing medicine | Anestésico local
anesthetic | Anesthesia medicine | Anestesia
migraine | Migraine medicine | Medicina para la migraña
muscle | Muscle relaxant | Relajante muscular
nerve | Nerve pain and seizure medicine | Medicina para el dolor de nervios y las convulsiones
seizure | Seizure medicine | Medicina para las convulsiones
ssri | Depression and anxiety medicine | Medicina para la depresión y la ansiedad
anxiety | Anxiety medicine | Medicina para la ansiedad
sleep | Sleep medicine | Medicina para dormir
psych | Mental health medicine | Medicina para la salud mental
adhd | Attention (ADHD) medicine | Medicina para la atención (TDAH)
memory | Memory medicine | Medicina para la memoria
parkinson | Parkinson's medicine | Medicina para el Parkinson
antibiotic | Antibiotic | Antibiótico
antiviral | Medicine against viruses | Medicina contra virus
hiv | HIV medicine | Medicina para el VIH
antifungal | Medicine against fungus | Medicina contra hongos
parasite | Medicine against parasites | Medicina contra parásitos
antiseptic | Medicine that kills germs on the skin | Desinfectante de la piel
allergy | Allergy medicine | Medicina para la alergia
cough | Cough and cold medicine | Medicina para la tos y el resfriado
reliever | Quick-relief inhaler medicine | Medicina inhalada de alivio rápido
controller | Inhaled steroid for asthma | Esteroide inhalado para el asma
asthma | Breathing medicine | Medicina para respirar
steroid | Steroid (lowers inflammation) | Esteroide (baja la inflamación)
acid | Stomach acid medicine | Medicina para la acidez
nausea | Nausea medicine | Medicina para las náuseas
laxative | Medicine for constipation | Medicina para el estreñimiento
diarrhea | Medicine for diarrhea | Medicina para la diarrea
gut | Stomach and gut medicine | Medicina para el estómago y el intestino
bladder | Bladder medicine | Medicina para la vejiga
prostate | Prostate medicine | Medicina para la próstata
erection | Medicine for erections | Medicina para la erección
contraceptive | Birth control | Anticonceptivo
hormone | Hormone medicine | Medicina hormonal
bone | Bone medicine | Medicina para los huesos
gout | Gout medicine | Medicina para la gota
arthritis | Arthritis medicine | Medicina para la artritis
immune | Medicine that lowers the body's defenses | Medicina que baja las defensas
cancer | Cancer medicine | Medicina para el cáncer
blood | Medicine that helps make blood | Medicina que ayuda a formar sangre
iron | Iron supplement | Suplemento de hierro
vitamin | Vitamin or supplement | Vitamina o suplemento
mineral | Mineral supplement | Suplemento mineral
fluid | Fluid given into a vein | Líquido para la vena
fluoride | Fluoride for teeth | Flúor para los dientes
eye | Eye medicine | Medicina para los ojos
glaucoma | Eye pressure medicine | Medicina para la presión del ojo
skin | Skin medicine | Medicina para la piel
smoking | Medicine to stop smoking | Medicina para dejar de fumar
alcohol | Medicine to stop drinking | Medicina para dejar de beber
epi | Medicine for severe allergic reactions | Medicina para reacciones alérgicas graves
ms | Multiple sclerosis medicine | Medicina para la esclerosis múltiple
vaccine | Vaccine | Vacuna
`

export const ingredients = `
lisinopril acei - | enalapril acei - | ramipril acei - | benazepril acei - | captopril acei - | quinapril acei - | perindopril acei - | cilazapril acei - | fosinopril acei - | trandolapril acei -
losartan arb losartán | valsartan arb valsartán | irbesartan arb irbesartán | olmesartan arb olmesartán | candesartan arb candesartán | telmisartan arb telmisartán | sacubitril heart sacubitrilo
amlodipine ccb amlodipino | felodipine ccb felodipino | nifedipine ccb nifedipino | diltiazem ccb - | verapamil ccb verapamilo
metoprolol beta - | atenolol beta - | carvedilol beta - | propranolol beta - | bisoprolol beta - | nebivolol beta - | labetalol beta -
hydrochlorothiazide thiazide hidroclorotiazida | chlorthalidone thiazide clortalidona | chlortalidone thiazide clortalidona | bendroflumethiazide thiazide bendroflumetiazida | indapamide thiazide indapamida
furosemide loop furosemida | torsemide loop torasemida | bumetanide loop bumetanida | spironolactone diuretic espironolactona | triamterene diuretic triamtereno
clonidine bp clonidina | hydralazine bp hidralazina | doxazosin bp doxazosina | terazosin prostate terazosina | prazosin bp prazosina | minoxidil bp -
atorvastatin statin atorvastatina | simvastatin statin simvastatina | rosuvastatin statin rosuvastatina | pravastatin statin pravastatina | lovastatin statin lovastatina
ezetimibe lipid ezetimiba | fenofibrate lipid fenofibrato | fenofibric_acid lipid ácido_fenofíbrico | gemfibrozil lipid gemfibrozilo | omega-3 lipid omega-3
nitroglycerin nitrate nitroglicerina | isosorbide nitrate isosorbida | amiodarone rhythm amiodarona | digoxin heart digoxina | verapamil rhythm verapamilo | ranolazine heart ranolazina
aspirin platelet aspirina | acetylsalicylic_acid platelet ácido_acetilsalicílico | clopidogrel platelet - | prasugrel platelet - | ticagrelor platelet -
warfarin anticoag warfarina | apixaban anticoag apixabán | rivaroxaban anticoag rivaroxabán | dabigatran anticoag dabigatrán | heparin anticoag heparina | enoxaparin anticoag enoxaparina | phenprocoumon anticoag fenprocumón | fenprocoumon anticoag fenprocumón | alteplase clot alteplasa
metformin metformin metformina | glipizide metformin glipizida | glyburide metformin gliburida | glimepiride metformin glimepirida | gliclazide metformin gliclazida | sitagliptin metformin sitagliptina | linagliptin metformin linagliptina | empagliflozin metformin empagliflozina | dapagliflozin metformin dapagliflozina | canagliflozin metformin canagliflozina | pioglitazone metformin pioglitazona
insulin insulin insulina | insulin_nph insulin insulina_NPH | regular_insulin insulin insulina_regular | semaglutide glp1 semaglutida | liraglutide glp1 liraglutida | dulaglutide glp1 dulaglutida | tirzepatide glp1 tirzepatida | exenatide glp1 exenatida
levothyroxine thyroid levotiroxina | liothyronine thyroid liotironina | methimazole thyroid metimazol
acetaminophen pain acetaminofén | paracetamol pain - | ibuprofen nsaid ibuprofeno | naproxen nsaid naproxeno | meloxicam nsaid - | diclofenac nsaid diclofenaco | celecoxib nsaid - | indomethacin nsaid indometacina | ketorolac nsaid ketorolaco | etodolac nsaid etodolaco
oxycodone opioid oxicodona | hydrocodone opioid hidrocodona | morphine opioid morfina | fentanyl opioid fentanilo | tramadol opioid - | codeine opioid codeína | hydromorphone opioid hidromorfona | meperidine opioid meperidina | methadone opioid metadona | buprenorphine opioid buprenorfina | naloxone antidote naloxona | naltrexone alcohol naltrexona | remifentanil anesthetic remifentanilo | sufentanil anesthetic sufentanilo
lidocaine numb lidocaína | bupivacaine numb bupivacaína | proparacaine numb proparacaína | benzocaine numb benzocaína | propofol anesthetic - | sevoflurane anesthetic sevoflurano | isoflurane anesthetic isoflurano | desflurane anesthetic desflurano | rocuronium anesthetic rocuronio | vecuronium anesthetic vecuronio | midazolam anesthetic - | ketamine anesthetic ketamina
sumatriptan migraine sumatriptán | rizatriptan migraine rizatriptán | erenumab migraine - | galcanezumab migraine - | cyclobenzaprine muscle ciclobenzaprina | methocarbamol muscle metocarbamol | tizanidine muscle tizanidina | baclofen muscle baclofeno
gabapentin nerve gabapentina | pregabalin nerve pregabalina | topiramate seizure topiramato | lamotrigine seizure lamotrigina | levetiracetam seizure - | carbamazepine seizure carbamazepina | phenytoin seizure fenitoína | valproic_acid seizure ácido_valproico | divalproex seizure divalproato | valproate seizure valproato | clonazepam anxiety -
sertraline ssri sertralina | fluoxetine ssri fluoxetina | citalopram ssri - | escitalopram ssri - | paroxetine ssri paroxetina | venlafaxine ssri venlafaxina | duloxetine ssri duloxetina | bupropion ssri bupropión | trazodone ssri trazodona | mirtazapine ssri mirtazapina | amitriptyline ssri amitriptilina | nortriptyline ssri nortriptilina | vortioxetine ssri vortioxetina
lorazepam anxiety - | alprazolam anxiety - | diazepam anxiety - | buspirone anxiety buspirona | hydroxyzine anxiety hidroxizina | zolpidem sleep - | melatonin sleep melatonina | eszopiclone sleep eszopiclona
quetiapine psych quetiapina | risperidone psych risperidona | olanzapine psych olanzapina | aripiprazole psych aripiprazol | lithium psych litio | haloperidol psych - | perazine psych perazina
methylphenidate adhd metilfenidato | amphetamine adhd anfetamina | lisdexamfetamine adhd lisdexanfetamina | atomoxetine adhd atomoxetina | guanfacine adhd guanfacina
donepezil memory donepezilo | memantine memory memantina | galantamine memory galantamina | rivastigmine memory rivastigmina | levodopa parkinson - | carbidopa parkinson - | ropinirole parkinson ropinirol | pramipexole parkinson pramipexol
amoxicillin antibiotic amoxicilina | clavulanate antibiotic clavulanato | penicillin antibiotic penicilina | ampicillin antibiotic ampicilina | piperacillin antibiotic piperacilina | tazobactam antibiotic - | azithromycin antibiotic azitromicina | clarithromycin antibiotic claritromicina | erythromycin antibiotic eritromicina | doxycycline antibiotic doxiciclina | minocycline antibiotic minociclina | ciprofloxacin antibiotic ciprofloxacino | levofloxacin antibiotic levofloxacino | moxifloxacin antibiotic moxifloxacino | nitrofurantoin antibiotic nitrofurantoína | sulfamethoxazole antibiotic sulfametoxazol | trimethoprim antibiotic trimetoprima | cephalexin antibiotic cefalexina | cefuroxime antibiotic cefuroxima | cefdinir antibiotic - | cefaclor antibiotic - | cefazolin antibiotic cefazolina | ceftriaxone antibiotic ceftriaxona | clindamycin antibiotic clindamicina | metronidazole antibiotic metronidazol | vancomycin antibiotic vancomicina | amikacin antibiotic amikacina | gentamicin antibiotic gentamicina | neomycin antibiotic neomicina | polymyxin antibiotic polimixina | fosfomycin antibiotic fosfomicina | meropenem antibiotic - | linezolid antibiotic - | rifampin antibiotic rifampicina | isoniazid antibiotic isoniazida
acyclovir antiviral aciclovir | valacyclovir antiviral valaciclovir | oseltamivir antiviral - | remdesivir antiviral - | nirmatrelvir antiviral - | sofosbuvir antiviral - | emtricitabine hiv emtricitabina | tenofovir hiv - | bictegravir hiv - | dolutegravir hiv - | efavirenz hiv - | lamivudine hiv lamivudina | abacavir hiv - | darunavir hiv - | zidovudine hiv zidovudina
fluconazole antifungal fluconazol | terbinafine antifungal terbinafina | nystatin antifungal nistatina | clotrimazole antifungal clotrimazol | ketoconazole antifungal ketoconazol | ivermectin parasite ivermectina | albendazole parasite albendazol | hydroxychloroquine arthritis hidroxicloroquina | povidone-iodine antiseptic povidona_yodada | chlorhexidine antiseptic clorhexidina
cetirizine allergy cetirizina | loratadine allergy loratadina | fexofenadine allergy fexofenadina | diphenhydramine allergy difenhidramina | chlorpheniramine allergy clorfenamina | terfenadine allergy terfenadina | astemizole allergy astemizol | desloratadine allergy desloratadina | levocetirizine allergy levocetirizina | doxylamine allergy doxilamina | carbinoxamine allergy carbinoxamina | montelukast asthma - | epinephrine epi epinefrina | adrenaline epi adrenalina
dextromethorphan cough dextrometorfano | guaifenesin cough guaifenesina | pseudoephedrine cough pseudoefedrina | phenylephrine cough fenilefrina | benzonatate cough benzonatato | acetylcysteine cough acetilcisteína | xylometazoline cough xilometazolina | oxymetazoline cough oximetazolina
albuterol reliever - | salbutamol reliever - | levalbuterol reliever - | ipratropium asthma ipratropio | tiotropium asthma tiotropio | salmeterol asthma - | formoterol asthma - | vilanterol asthma - | fluticasone controller fluticasona | budesonide controller budesonida | beclomethasone controller beclometasona | mometasone controller mometasona | theophylline asthma teofilina | omalizumab asthma -
prednisone steroid prednisona | prednisolone steroid prednisolona | methylprednisolone steroid metilprednisolona | dexamethasone steroid dexametasona | hydrocortisone steroid hidrocortisona | triamcinolone steroid triamcinolona | betamethasone steroid betametasona | clobetasol steroid - | fluocortolone steroid fluocortolona
omeprazole acid omeprazol | pantoprazole acid pantoprazol | esomeprazole acid esomeprazol | lansoprazole acid lansoprazol | rabeprazole acid rabeprazol | famotidine acid famotidina | ranitidine acid ranitidina | nizatidine acid nizatidina | ondansetron nausea ondansetrón | promethazine nausea prometazina | metoclopramide nausea metoclopramida | docusate laxative docusato | senna laxative sen | polyethylene_glycol laxative polietilenglicol | bisacodyl laxative bisacodilo | lactulose laxative lactulosa | loperamide diarrhea loperamida | mesalamine gut mesalamina | dicyclomine gut diciclomina | simethicone gut simeticona
oxybutynin bladder oxibutinina | tolterodine bladder tolterodina | mirabegron bladder mirabegrón | phenazopyridine bladder fenazopiridina | tamsulosin prostate tamsulosina | finasteride prostate finasterida | dutasteride prostate dutasterida | sildenafil erection sildenafilo | tadalafil erection tadalafilo
ethinyl_estradiol contraceptive etinilestradiol | levonorgestrel contraceptive - | norethindrone contraceptive noretindrona | norgestimate contraceptive norgestimato | drospirenone contraceptive drospirenona | etonogestrel contraceptive - | norelgestromin contraceptive norelgestromina | medroxyprogesterone contraceptive medroxiprogesterona | desogestrel contraceptive - | dienogest contraceptive - | estradiol hormone - | estrogens hormone estrógenos | progesterone hormone progesterona | testosterone hormone testosterona | tamoxifen cancer tamoxifeno | leuprolide cancer leuprolida
mirena contraceptive - | kyleena contraceptive - | liletta contraceptive - | nuvaring contraceptive - | yaz contraceptive - | natazia contraceptive - | seasonique contraceptive - | levora contraceptive - | camila contraceptive - | errin contraceptive - | jolivette contraceptive - | trinessa contraceptive - | nexplanon contraceptive - | ortho_evra contraceptive -
alendronic_acid bone ácido_alendrónico | alendronate bone alendronato | ibandronate bone ibandronato | ibandronic_acid bone ácido_ibandrónico | risedronate bone risedronato | zoledronic_acid bone ácido_zoledrónico | denosumab bone - | raloxifene bone raloxifeno | teriparatide bone teriparatida
allopurinol gout alopurinol | colchicine gout colchicina | febuxostat gout - | probenecid gout - | methotrexate arthritis metotrexato | sulfasalazine arthritis sulfasalazina | adalimumab arthritis - | etanercept arthritis - | infliximab arthritis - | penicillamine arthritis penicilamina | tofacitinib arthritis -
tacrolimus immune - | cyclosporine immune ciclosporina | mycophenolate immune micofenolato | mycophenolic_acid immune ácido_micofenólico | everolimus immune - | azathioprine immune azatioprina | sirolimus immune -
paclitaxel cancer - | cisplatin cancer cisplatino | carboplatin cancer carboplatino | docetaxel cancer - | doxorubicin cancer doxorrubicina | cyclophosphamide cancer ciclofosfamida | anastrozole cancer anastrozol | letrozole cancer letrozol | exemestane cancer exemestano | fulvestrant cancer - | trastuzumab cancer - | bevacizumab eye - | oxaliplatin cancer oxaliplatino | fluorouracil cancer fluorouracilo | leucovorin cancer leucovorina | palbociclib cancer - | ribociclib cancer - | abemaciclib cancer - | lapatinib cancer - | neratinib cancer - | pertuzumab cancer - | epirubicin cancer epirrubicina | toremifene cancer toremifeno | etoposide cancer etopósido | alemtuzumab ms - | interferon ms interferón | glatiramer ms - | dimethyl_fumarate ms dimetilfumarato | skilarence skin -
epoetin blood epoetina | darbepoetin blood darbepoetina | filgrastim blood - | ferrous_sulfate iron sulfato_ferroso | ferrous_gluconate iron gluconato_ferroso | ferrous iron ferroso | iron iron hierro | ferric iron férrico | vitamin_b12 vitamin vitamina_B12 | cyanocobalamin vitamin cianocobalamina | folic_acid vitamin ácido_fólico | vitamin_d vitamin vitamina_D | cholecalciferol vitamin colecalciferol | ergocalciferol vitamin ergocalciferol | vitamins vitamin vitaminas | multivitamin vitamin multivitamínico | co-q10 vitamin - | ubidecarenone vitamin ubidecarenona | calcium_carbonate mineral carbonato_de_calcio | potassium_chloride mineral cloruro_de_potasio | magnesium mineral magnesio | zinc mineral zinc | sodium_bicarbonate mineral bicarbonato_de_sodio | black_cohosh vitamin cimicífuga
sodium_chloride fluid cloruro_de_sodio | lactated_ringers fluid Ringer_lactato | dextrose fluid dextrosa | albumin fluid albúmina | sodium_fluoride fluoride fluoruro_de_sodio | fluoride fluoride fluoruro
tropicamide eye tropicamida | cyclopentolate eye ciclopentolato | aflibercept eye - | ranibizumab eye - | bromfenac eye bromfenaco | ketotifen eye ketotifeno | olopatadine eye olopatadina | hyaluronidase eye hialuronidasa | latanoprost glaucoma - | timolol glaucoma - | dorzolamide glaucoma dorzolamida | brimonidine glaucoma brimonidina | bimatoprost glaucoma -
tretinoin skin tretinoína | isotretinoin skin isotretinoína | benzoyl_peroxide skin peróxido_de_benzoílo | menthol skin mentol | methyl_salicylate skin salicilato_de_metilo | mupirocin skin mupirocina | permethrin skin permetrina | nicotine smoking nicotina | varenicline smoking vareniclina | disulfiram alcohol - | acamprosate alcohol acamprosato
humulin insulin - | novolin insulin - | lantus insulin - | semglee insulin - | novolog insulin - | eliquis anticoag - | forxiga metformin - | marcoumar anticoag - | lasix loop - | karvea arb - | cosopt glaucoma - | panadol pain - | tylenol pain - | zortress immune - | aranesp blood - | benadryl allergy - | rocephin antibiotic - | cipro antibiotic - | naprosin nsaid -
`
