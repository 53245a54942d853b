import type { DemoPartner } from './partners';

type Details = Pick<DemoPartner, 'secrecyRegime' | 'topicAreas'> &
  Partial<Pick<DemoPartner, 'carrier' | 'channel' | 'takesReferrals' | 'districts'>>;

function partner(key: string, name: string, kind: string, details: Details): DemoPartner {
  return {
    carrier: null,
    channel: 'PORTAL',
    takesReferrals: true,
    isCoordinationOffice: false,
    districts: 'ALL',
    key,
    name,
    kind,
    ...details,
  };
}

const city = 'Stadt Musterhamm';

/** The rest of the invented network, beside the twelve institutions that play a part in the demo's referrals. */
export const morePartners: readonly DemoPartner[] = [
  partner('youthWelfare', 'Jugendamt Musterhamm, Soziale Dienste', 'PUBLIC_YOUTH_WELFARE', {
    carrier: city,
    secrecyRegime: 'SGB_VIII_X',
    topicAreas: ['Kinderschutz', 'Erzieherische Hilfen', 'Aufsuchende Elternhilfe', 'Soziale Sicherung'],
  }),
  partner('dayCareService', 'Servicestelle Kita und Tagespflege', 'PUBLIC_YOUTH_WELFARE', {
    carrier: city,
    secrecyRegime: 'SGB_VIII_X',
    topicAreas: ['Kindertagesbetreuung'],
  }),
  partner('parentalAllowance', 'Elterngeldstelle Musterhamm', 'PUBLIC_YOUTH_WELFARE', {
    carrier: city,
    secrecyRegime: 'SGB_VIII_X',
    takesReferrals: false,
    topicAreas: ['Soziale Sicherung'],
  }),
  partner('healthService', 'Kinder- und Jugendgesundheitsdienst Musterhamm', 'PUBLIC_HEALTH_SERVICE', {
    carrier: 'Gesundheitsamt Musterhamm',
    secrecyRegime: 'STGB_203',
    topicAreas: ['Kinderärztliche Versorgung', 'Schwangerenvorsorge und Wochenbettbetreuung'],
  }),
  partner('dentalService', 'Zahnärztlicher Dienst Milchzahn', 'PUBLIC_HEALTH_SERVICE', {
    carrier: 'Gesundheitsamt Musterhamm',
    secrecyRegime: 'STGB_203',
    topicAreas: ['Kinderärztliche Versorgung'],
  }),
  partner('childrensHospital', 'Kinderklinik Sommerdeich', 'HOSPITAL', {
    carrier: 'Klinikum Beispiel gGmbH',
    secrecyRegime: 'STGB_203',
    topicAreas: ['Kinderärztliche Versorgung', 'Aufsuchende Elternhilfe', 'Elternbildung'],
  }),
  partner('motherBabyClinic', 'Tagesklinik Seerosenhof für Mutter und Kind', 'HOSPITAL', {
    carrier: 'Klinikum Beispiel gGmbH',
    secrecyRegime: 'STGB_203',
    topicAreas: ['Schwangerenvorsorge und Wochenbettbetreuung', 'Gynäkologische Versorgung'],
  }),
  partner('socialPaediatrics', 'Sozialpädiatrisches Zentrum Brückenschlag', 'OTHER', {
    carrier: 'Klinikum Beispiel gGmbH',
    secrecyRegime: 'STGB_203',
    topicAreas: ['Frühförderung', 'Kinderärztliche Versorgung'],
  }),
  partner('paediatricianEast', 'Kinderarztpraxis Zwergenwald', 'PAEDIATRICIAN', {
    secrecyRegime: 'STGB_203',
    channel: 'PAPER',
    topicAreas: ['Kinderärztliche Versorgung'],
    districts: ['Uentrop', 'Rhynern'],
  }),
  partner('paediatricianWest', 'Kinder- und Jugendmedizin am Förderturm', 'PAEDIATRICIAN', {
    secrecyRegime: 'STGB_203',
    topicAreas: ['Kinderärztliche Versorgung'],
    districts: ['Herringen', 'Pelkum', 'Westen'],
  }),
  partner('gynaecologistNorth', 'Frauenarztpraxis Kornblume', 'GYNAECOLOGIST', {
    secrecyRegime: 'STGB_203',
    channel: 'PAPER',
    topicAreas: ['Gynäkologische Versorgung'],
    districts: ['Bockum-Hövel', 'Heessen', 'Norden'],
  }),
  partner('birthHouse', 'Geburtshaus Mondschein', 'MIDWIFE', {
    carrier: 'Mondschein Hebammenpartnerschaft',
    secrecyRegime: 'STGB_203',
    topicAreas: ['Schwangerenvorsorge und Wochenbettbetreuung'],
  }),
  partner('midwifePelkum', 'Hebammenpraxis Wiegenlied', 'MIDWIFE', {
    secrecyRegime: 'STGB_203',
    channel: 'PAPER',
    topicAreas: ['Schwangerenvorsorge und Wochenbettbetreuung'],
    districts: ['Pelkum', 'Herringen', 'Westen'],
  }),
  partner('familyNurses', 'Kinderkrankenpflege Federleicht', 'FAMILY_MIDWIFE', {
    carrier: 'Pflegebrücke Musterhamm gGmbH',
    secrecyRegime: 'STGB_203',
    topicAreas: ['Aufsuchende Elternhilfe', 'Kinderärztliche Versorgung'],
  }),
  partner('womensCounselling', 'Frauen- und Familienberatung Lindenhof', 'PREGNANCY_COUNSELLING', {
    carrier: 'Christlicher Frauenverband Beispielland e. V.',
    secrecyRegime: 'STGB_203',
    topicAreas: ['Schwangerschaftsberatung', 'Soziale Sicherung'],
  }),
  partner('shelter', 'Beratungsstelle und Frauenhaus Silberdistel', 'OTHER', {
    carrier: 'Silberdistel Frauenschutz Musterhamm e. V.',
    secrecyRegime: 'STGB_203',
    topicAreas: ['Kinderschutz', 'Erzieherische Hilfen'],
  }),
  partner('motherChildHouse', 'Mutter-Kind-Haus Apfelgarten', 'INDEPENDENT_YOUTH_WELFARE', {
    carrier: 'Lebenswege Musterhamm gGmbH',
    secrecyRegime: 'SGB_VIII_X',
    topicAreas: ['Erzieherische Hilfen', 'Eltern-Kind-Gruppen'],
  }),
  partner('familyHelp', 'Familienhilfe Ankerplatz', 'INDEPENDENT_YOUTH_WELFARE', {
    carrier: 'Jugendhilfe Beispielland gGmbH',
    secrecyRegime: 'SGB_VIII_X',
    topicAreas: ['Aufsuchende Elternhilfe', 'Erzieherische Hilfen'],
  }),
  partner('fosterCare', 'Pflegekinder- und Adoptionsdienst Zweites Nest', 'INDEPENDENT_YOUTH_WELFARE', {
    carrier: 'Jugendhilfe Beispielland gGmbH',
    secrecyRegime: 'SGB_VIII_X',
    topicAreas: ['Erzieherische Hilfen'],
  }),
  partner('childProtection', 'Kinderschutzambulanz Schutzschirm', 'INDEPENDENT_YOUTH_WELFARE', {
    carrier: 'Starke Kinder Musterhamm e. V.',
    secrecyRegime: 'STGB_203',
    topicAreas: ['Kinderschutz'],
  }),
  partner('familyCentreHerringen', 'Familienzentrum Kupferkessel', 'FAMILY_EDUCATION', {
    carrier: 'Kupferkessel Nachbarschaft e. V.',
    secrecyRegime: 'OTHER',
    topicAreas: ['Familienbildung', 'Eltern-Kind-Gruppen', 'Elternbildung'],
    districts: ['Herringen', 'Pelkum', 'Westen'],
  }),
  partner('familyEducation', 'Familienbildungsstätte Sonnenuhr', 'FAMILY_EDUCATION', {
    carrier: 'Bildungsforum Beispielland e. V.',
    secrecyRegime: 'OTHER',
    topicAreas: ['Familienbildung', 'Elternbildung', 'Eltern-Kind-Gruppen'],
  }),
  partner('generationsHouse', 'Mehrgenerationenhaus Alte Backstube', 'FAMILY_EDUCATION', {
    carrier: 'Alte Backstube Bürgerverein e. V.',
    secrecyRegime: 'OTHER',
    topicAreas: ['Familienbildung', 'Eltern-Kind-Gruppen', 'Aufsuchende Elternhilfe'],
  }),
  partner('parentWorkshop', 'Elternwerkstatt Tausendfüßler', 'PARENT_EDUCATION', {
    carrier: 'Tausendfüßler Elterninitiative e. V.',
    secrecyRegime: 'OTHER',
    topicAreas: ['Eltern-Kind-Gruppen', 'Elternbildung'],
    districts: ['Pelkum', 'Bockum-Hövel', 'Norden', 'Herringen'],
  }),
  partner('educationalEast', 'Eltern- und Familienberatung Kompass', 'EDUCATIONAL_COUNSELLING', {
    carrier: 'Diakonieverbund Beispielkreis',
    secrecyRegime: 'STGB_203',
    topicAreas: ['Erziehungsberatung'],
    districts: ['Stadtmitte', 'Uentrop', 'Rhynern', 'Norden', 'Heessen', 'Bockum-Hövel'],
  }),
  partner('earlyInterventionNorth', 'Heilpädagogische Frühförderung Tautropfen', 'EARLY_INTERVENTION', {
    carrier: 'Tautropfen gGmbH',
    secrecyRegime: 'STGB_203',
    topicAreas: ['Frühförderung'],
  }),
  partner('speechTherapy', 'Praxis für Logopädie Wortschatzkiste', 'OTHER', {
    secrecyRegime: 'STGB_203',
    channel: 'PAPER',
    topicAreas: ['Frühförderung'],
    districts: ['Stadtmitte', 'Westen', 'Norden', 'Heessen'],
  }),
  partner('debtAdvice', 'Schuldner- und Sozialberatung Rettungsring', 'OTHER', {
    carrier: 'Beispielverband Musterhamm e. V.',
    secrecyRegime: 'STGB_203',
    topicAreas: ['Soziale Sicherung'],
  }),
  partner('volunteers', 'Freiwilligenagentur Tandem', 'OTHER', {
    carrier: 'Tandem Musterhamm e. V.',
    secrecyRegime: 'OTHER',
    topicAreas: ['Aufsuchende Elternhilfe', 'Familienbildung'],
  }),
  partner('addiction', 'Suchtberatung Neuer Kurs', 'OTHER', {
    carrier: 'Diakonieverbund Beispielkreis',
    secrecyRegime: 'STGB_203',
    topicAreas: ['Schwangerschaftsberatung', 'Erzieherische Hilfen', 'Elternbildung', 'Kinderschutz'],
  }),
  partner('migration', 'Begegnungszentrum Vielklang', 'OTHER', {
    carrier: 'Vielklang Musterhamm e. V.',
    secrecyRegime: 'SGB_VIII_X',
    topicAreas: ['Familienbildung', 'Eltern-Kind-Gruppen', 'Elternbildung', 'Soziale Sicherung'],
  }),
  partner('childminders', 'Tagespflegeverein Wolkenschaf', 'DAY_CARE', {
    carrier: 'Wolkenschaf e. V.',
    secrecyRegime: 'SGB_VIII_X',
    topicAreas: ['Kindertagesbetreuung'],
  }),
  partner('dayCareHerringen', 'Kita Grubenlichter', 'DAY_CARE', {
    carrier: city,
    secrecyRegime: 'SGB_VIII_X',
    topicAreas: ['Kindertagesbetreuung', 'Eltern-Kind-Gruppen'],
    districts: ['Herringen', 'Pelkum'],
  }),
  partner('dayCareNorth', 'Inklusive Kita Pusteblume am Kanal', 'DAY_CARE', {
    carrier: 'Tautropfen gGmbH',
    secrecyRegime: 'SGB_VIII_X',
    topicAreas: ['Kindertagesbetreuung', 'Frühförderung'],
    districts: ['Norden', 'Heessen'],
  }),
  partner('grief', 'Trauerbegleitung Sternenufer', 'OTHER', {
    carrier: 'Hospizverein Beispielland e. V.',
    secrecyRegime: 'OTHER',
    topicAreas: ['Schwangerenvorsorge und Wochenbettbetreuung', 'Elternbildung'],
  }),
  partner('diversity', 'Paar- und Lebensberatung Farbenreich', 'OTHER', {
    carrier: 'Farbenreich Musterhamm e. V.',
    secrecyRegime: 'STGB_203',
    topicAreas: ['Erziehungsberatung', 'Familienbildung', 'Kinderschutz', 'Eltern-Kind-Gruppen'],
  }),
  partner('singleParents', 'Einelternnetz Musterhamm', 'FAMILY_EDUCATION', {
    carrier: 'Einelternnetz Musterhamm e. V.',
    secrecyRegime: 'OTHER',
    topicAreas: ['Familienbildung', 'Soziale Sicherung', 'Eltern-Kind-Gruppen'],
  }),
  partner('secondHand', 'Familienladen Rundherum', 'OTHER', {
    carrier: 'Kreislauf Musterhamm gGmbH',
    secrecyRegime: 'OTHER',
    topicAreas: ['Soziale Sicherung'],
  }),
  partner('disabilityParents', 'Elternkreis Anders und Stark', 'OTHER', {
    carrier: 'Anders und Stark Musterhamm e. V.',
    secrecyRegime: 'OTHER',
    topicAreas: ['Frühförderung', 'Soziale Sicherung', 'Familienbildung'],
  }),
  partner('library', 'Stadtbücherei Musterhamm', 'OTHER', {
    carrier: city,
    secrecyRegime: 'OTHER',
    takesReferrals: false,
    topicAreas: ['Familienbildung', 'Elternbildung', 'Eltern-Kind-Gruppen'],
  }),
];
