import type { SensitiveGroup } from './groups.ts'

/**
 * Words by which an entry without a known code tells of a confidential matter, in English and Spanish, in plain
 * form (lower case, no accents, signs as spaces). `*` stands for the rest of a word. They are looked for in the
 * names of things (`display`, `text`, titles and other short texts), never in narrative, which mentions everything
 * ("denies depression").
 */
export const tellingWords: Record<Exclude<SensitiveGroup, 'restricted'>, readonly string[]> = {
  'sexual-health': phrases(`
    pregnan* | embaraz* | prenatal | antenatal | postpartum | posparto | postnatal | puerper* | obstetric* | abortion |
    aborto* | abortive | miscarriage | contracep* | anticoncep* | intrauterine | intrauterin* | iud | diu | vasectom* |
    tubal ligation | ligadura de trompas | infertil* | in vitro fertili* | fecundacion in vitro | erectile | erectil |
    impotence | sexual | sexuality | sexually | sexualidad | sexuales | gender dysphoria | gender identity |
    identidad de genero | disforia de genero | transgender | transgenero | choriogonadotropin | gonadotropina corionica |
    hcg | menstru* | semen | sperm* | esperma* | ovulat* | ovulacion | childbirth | parto | cesarean | cesarea |
    gestation* | gestacion* | fetus | fetal | feto | obstetrico | pelvic inflammatory | endometrio* | polycystic ovar* |
    ovario poliquistico | vaginosis | vaginitis | birth control | fertility | fertilidad |
    ethinyl estradiol | etinilestradiol | levonorgestrel | norethindrone | noretindrona | norgestimate | norgestrel |
    drospirenone | drospirenona | desogestrel | etonogestrel | medroxyprogesterone | medroxiprogesterona | norelgestromin |
    ulipristal | mifepristone | mifepristona | misoprostol | clomiphene | clomifeno | sildenafil | tadalafil | vardenafil |
    avanafil | natazia | mirena | kyleena | liletta | skyla | nuvaring | nexplanon | implanon | camila | jolivette | errin |
    yaz | seasonique | levora | trinessa | depo provera | plan b | paragard`),
  'mental-health': phrases(`
    depression | depressive | major depress* | depresion | depresivo | depresiva | anxiety | anxious | ansiedad | ansioso |
    ansiosa | bipolar disorder | bipolar i | bipolar ii | bipolar affective | bipolar 1 | bipolar 2 | trastorno bipolar |
    schizo* | esquizo* | psychos* | psychot* | psicosis | psicot* | psychiat* | psiquia* | psycholog* | psicolog* |
    psychother* | psicoter* | suicid* | self harm* | self injur* | self inflicted | autolesi* | autoagres* |
    panic disorder | panic attack* | panico | obsessive compulsive | obsesivo compulsivo | ptsd | post traumatic stress |
    posttraumatic stress | postraumatico | adhd | tdah | attention deficit | deficit de atencion | eating disorder* |
    trastorno alimentario | anorexia nervosa | anorexia nerviosa | bulimi* | mental health | mental disorder | mental illness |
    mental status | salud mental | trastorno mental | behavioral health | behavioural health | phq | phq 2 | phq 9 | gad 7 |
    gad7 | phq2 | phq9 | personality disorder | trastorno de la personalidad | mania | manic | adjustment disorder | mood disorder |
    dysthymi* | distimia | electroconvulsive | sertraline | sertralina | fluoxetine | fluoxetina | paroxetine | paroxetina |
    citalopram | escitalopram | fluvoxamine | fluvoxamina | venlafaxine | venlafaxina | desvenlafaxine | duloxetine |
    duloxetina | bupropion | mirtazapine | mirtazapina | trazodone | trazodona | vilazodone | vortioxetine | buspirone |
    buspirona | lithium carbonate | carbonato de litio | quetiapine | quetiapina | olanzapine | olanzapina | risperidone |
    risperidona | aripiprazole | aripiprazol | ziprasidone | lurasidone | paliperidone | clozapine | clozapina | haloperidol |
    cariprazine | brexpiprazole | lamotrigine bipolar | alprazolam | methylphenidate | metilfenidato | atomoxetine |
    atomoxetina | lisdexamfetamine | lisdexanfetamina | dextroamphetamine | dexmethylphenidate | adderall | ritalin |
    concerta | vyvanse | prozac | zoloft | lexapro | celexa | paxil | effexor | wellbutrin | seroquel | abilify | zyprexa`),
  'substance-use': phrases(`
    alcohol* | drug abuse | drug addict* | drug dependen* | drug use | drug misuse | drug overdose | illicit drug* | street drug* |
    recreational drug* | substance abuse | substance use | substance misuse | substance dependen* | opioid use | opioid abuse |
    opioid dependen* | opioid addict* | opioid misuse | opioid withdrawal | opiate* | opiaceo* | addiction | addict | adiccion* |
    adicto | cocaine | cocaina | heroin | heroina | methamphetamine | metanfetamina | amphetamine* | anfetamina* | cannabi* |
    marijuana | marihuana | drugs of abuse | drogas de abuso | detox* | desintoxica* | overdose | sobredosis | dast | dast 10 |
    audit c | crafft | abuso de drogas | abuso de sustancias | consumo de drogas | consumo de sustancias | drogadic* |
    drogodepend* | dependencia de sustancias | opioide dependencia | methadone | metadona | buprenorphine | buprenorfina |
    suboxone | subutex | sublocade | naltrexone | naltrexona | vivitrol | naloxone | naloxona | narcan | disulfiram |
    disulfiramo | acamprosate | acamprosato | tetrahydrocannabinol | phencyclidine | sober | sobriety | needle exchange`),
  'hiv-sti': phrases(`
    hiv | hiv1 | hiv2 | hivab | vih | human immunodeficiency | inmunodeficiencia humana | acquired immun* |
    inmunodeficiencia adquirida | sida | chlamydia | chlamydial | clamidia | gonorrh* | gonococ* | gonorrea | syphil* | sifilis |
    sifilitic* | treponem* | trichomon* | tricomon* | genital herpes | herpes genital* | herpes simplex virus 2 |
    herpes simplex 2 | hsv 2 | hsv2 | genital wart* | verrugas genitales | condylom* | condilom* | venereal* | sexually transmitted |
    transmision sexual | std | sti | sti screening | std screening | its cribado | pre exposure prophylaxis |
    profilaxis preexposicion | profilaxis pre exposicion | rapid plasma reagin | rpr | vdrl | cd4 | chancroid | lymphogranuloma |
    antiretroviral* | antirretroviral* | zidovudine | abacavir | tenofovir | emtricitabine | emtricitabina | efavirenz | rilpivirine |
    rilpivirina | doravirine | etravirine | nevirapine | raltegravir | dolutegravir | bictegravir | elvitegravir | cabotegravir |
    atazanavir | darunavir | lopinavir | cobicistat | maraviroc | enfuvirtide | fostemsavir | lenacapavir | truvada | descovy |
    biktarvy | genvoya | stribild | triumeq | tivicay | odefsey | complera | symtuza | prezista | isentress | atripla |
    juluca | dovato | apretude | cabenuva`),
  genetics: phrases(`
    genetic* | genetico* | genetica* | brca* | chromosom* | cromosom* | karyotyp* | cariotip* | hereditary | hereditario |
    hereditaria | gene mutation* | gene analysis | gene test* | gene sequenc* | gene targeted | genome | genomic* | genomica |
    genotyp* | genotip* | mutation analysis | carrier screening | gene variant* | pharmacogen* | farmacogen* | huntington* |
    lynch syndrome | sindrome de lynch`),
  'domestic-violence': phrases(`
    domestic violence | domestic abuse | intimate partner | partner violence | partner abuse | family violence | child abuse |
    sexual abuse | sexual assault | sexual violence | rape | physical abuse | emotional abuse | spousal abuse | spouse abuse |
    elder abuse | adult abuse | victim of abuse | battered | violencia domestica | violencia de pareja | violencia intrafamiliar |
    violencia familiar | violencia de genero | violencia sexual | abuso infantil | abuso sexual | abuso fisico |
    abuso emocional | maltrato* | agresion sexual | victima de abuso | hark | humiliation afraid rape kick |
    afraid of your partner | afraid of partner | miedo de su pareja | miedo a su pareja | human trafficking | trata de personas |
    protective order | orden de proteccion`),
}

/** What holds a telling word and yet tells of none of this. It is taken out before the words are looked for. */
export const innocentPhrases: readonly string[] = phrases(`
  st depression | st segment depression | respiratory depression | depresion respiratoria | marrow depression |
  depression of st | non alcoholic | no alcoholico | no alcoholica | nonalcoholic | alcohol swab* | alcohol pad* | alcohol prep* |
  alcohol wipe* | isopropyl alcohol | alcohol isopropilico | benzyl alcohol | polyvinyl alcohol | cetyl alcohol | stearyl alcohol |
  cetostearyl alcohol | lanolin alcohol* | fetal hemoglobin | hemoglobina fetal | hepatitis c virus genotype | hcv genotype |
  genotipo del virus de la hepatitis c | chlamydia pneumoniae | chlamydophila pneumoniae | hemoglobin genotype |
  naproxen and misoprostol | diclofenac and misoprostol | diclofenac misoprostol | diclofenac sodium misoprostol |
  pulmonary hypertension sildenafil | intrauterine growth chart | drug use evaluation`)

function phrases(text: string): string[] {
  return text
    .split('|')
    .map(one => one.trim().replace(/\s+/g, ' '))
    .filter(one => one !== '')
}
