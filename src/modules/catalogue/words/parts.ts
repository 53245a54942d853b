import { fold } from './fold';

/** What compounds of the field are made of, in the form in which they stand inside one. */
const PARTS = `
abend abschied adoption aggression akut allein allergie alltag alter ambulanz amt anfang angehörig angst anmeldung
antrag arbeit armut arzt asthma asyl atem aufklärung aufsuchend ausflug ausländer ausstattung ausweis auszeit autismus
baby babys backen bad baden bahn basar bauch becken beckenboden begegnung begleiter begleitung behandlung behinderung
behörde beihilfe beikost beirat beistand bekleidung berater beratung bereitschaft beruf beruhigung besuch betreuer
betreuung bett bewegung beziehung bildung bindung blase blut boden box brei brust buch bus bücher cafe café chat chor
computer darm daten demenz depression deutsch diabetes diagnose diagnostik dienst dolmetscher down drama drogen dusche
ehe ehren ehrenamt eigen eingewöhnung einrichtung einschulung ekzem eltern emotion empfängnis energie entbindung
entlastung entspannung entwicklung erkrankung ernährung erstattung erste erstlings erwerb erzieher erziehung ess essen
fahrt fall familie familien farb feier feinfühlig ferien fest fieber finanz finger flasche flaschen flucht flüchtling
form formular fortbildung forum frau frauen freizeit freunde früh frühchen frühförder frühförderung frühgeboren
frühling frühstück fuß förder förderung führerschein fütter garten geburt geburten gebärden gehör geld gelder genuss
gericht gesang geschwister gespräch gestation gesund gesundheit gewalt gewicht großeltern grund gruppe gruppen gut
gutschein gymnastik haar halt hand handy haus haushalt haut hebamme hebammen heim helfer herz hilfe hilfen hilfs hof
hort hotline hunger hygiene häus idee impf impfung info informations infos inklusion insel integration internet jacke
job jugend jungen kaffee kaiserschnitt kammer kanga karte kasse kauf kind kinder kinderarzt kiste kita kitas kleid
kleider kleidung kleinkind kleinkinder klinik knochen koch kochen kolik kollaps kompass konflikt kontakt konto
koordination kosten krabbel kraft krank kranke kranken krankheit kreativ kredit kreis krippe krise krisen kultur kur
kurs kurse körper küche laden last lauf leben lebensmittel lehre leitung lern lese lesen licht liebe lotse lotsen
lotsin lunge mahlzeit mal mama mamas mami management mann markt massage material mediation medien medikament mehrling
miete migration milch minder mittag mittel mobil moment morgen motorik mund musik musikalisch mut mutter männer möbel
mütter nachbar nachbarschaft nachmittag nachsorge nacht nahrung natur nerven netz netzwerk neu neugeborene
neugeborenen not notdienst notfall notruf nähen oase oma online opa opfer ort osteopathie paar paare paket papa park
partner partnerschaft paten patenschaft pause pekip pendel pflege physio physiotherapie plan planung platz plätze
polizei praxis produkt programm projekt prozess präventions psych psycho pubertät pädagogik rad raten raum recht regel
regulation reha reis reise ring risiko rollen rollstuhl ruck ruhe runde räder rückbildung rücken saft sauber sauna
schaden scheidung schein schlaf schlag schmerz schrei schreibaby schul schuld schulden schule schutz schwanger
schwangeren schwangerschaft schwimm schwimmen schüler seele seelen seelsorge sehen selbst selbsthilfe senioren sexual
sicherheit sicherung sing singen single sinn sinnes sitz sitzung skeptisch sommer sonder sonne sorge sorgerecht sozial
speise spende spiel spiele spielplatz spielzeug sport sprach sprache sprachen sprech sprechstunde stadt stadtteil
station stein stelle stern sternen steuer still stillen stoff stoffwind storung strafe straße streit stress strom
stube studenten stunde stunden stärkung störung sucht suchtmittel syndrom säugling tabak tafel tag tages tagesmutter
tanz tasche tausch team tee teil teilhabe teilzeit telefon termin test text theater therapeut therapie tier tisch tod
toilette topf trage tragen tragetuch trauer trauma treff treffen treffpunkt trennung trink trost tuch turn turnen
töchter ultraschall umgang umwelt unfall unter unterhalt unterkunft unterlagen unterricht untersuchung urlaub vater
verein verfahren verhütung verlust vermittlung versicherung versorgung verständnis vertrag vertrauen vollzeit vor
vorbereitung vorlese vorschule vorschuss vorsorge väter wahl wald wasser wechsel weg wege wehen weihnachts
weiterbildung welt wickel willkommens wind windel winter wirtschaft woche wochen wochenbett wohn wohngeld wohnung
wohnungslos wunsch wut yoga zahn zeit zelt zentrum ziel zimmer zoo zuhause zusatz zuschuss zwang zweifel zwillinge
zwillings zähne ärzte übergang
`;

/** Words that look made of parts and are not, or mean something else than their parts. */
const WHOLE = `unterkunft unterhalt unterricht unterlagen untersuchung unterstutzung vorbereitung vorsorge nachsorge vorschuss ausweis
grosseltern verein vertrauen vertrag elternteil angebot anfang besuch begegnung standort vormittag nachmittag mittag montag dienstag
mittwoch donnerstag freitag samstag sonntag wochenende kindheit sicherheit freundschaft selbstandig handlung behandlung zuhause
stadtteil rucken hausen sorgen tragen treffen stellen beratungen`;

export const COMPOUND_PARTS: ReadonlySet<string> = listOf(PARTS);
export const NOT_COMPOUND: ReadonlySet<string> = listOf(WHOLE);

function listOf(text: string): Set<string> {
  return new Set(
    text
      .trim()
      .split(/\s+/)
      .map(fold)
      .filter((part) => part.length >= 3),
  );
}
