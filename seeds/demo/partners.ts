import type { REFERENCE_DISTRICTS } from '../reference/districts';
import type { REFERENCE_TOPIC_AREAS } from '../reference/topic-areas';

/** An invented institution. Any likeness to a real one is chance. */
export interface DemoPartner {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly carrier: string | null;
  readonly secrecyRegime: 'STGB_203' | 'SGB_VIII_X' | 'OTHER';
  readonly channel: 'PORTAL' | 'PAPER';
  readonly takesReferrals: boolean;
  readonly isCoordinationOffice: boolean;
  readonly topicAreas: readonly (typeof REFERENCE_TOPIC_AREAS)[number][];
  readonly districts: readonly (typeof REFERENCE_DISTRICTS)[number][] | 'ALL';
}

const plain = {
  carrier: null,
  channel: 'PORTAL',
  takesReferrals: true,
  isCoordinationOffice: false,
} as const;

export const demoPartners: readonly DemoPartner[] = [
  {
    ...plain,
    key: 'coordination',
    name: 'Netzwerkkoordination im Familienbüro Musterhamm',
    kind: 'PUBLIC_YOUTH_WELFARE',
    carrier: 'Stadt Musterhamm',
    secrecyRegime: 'SGB_VIII_X',
    isCoordinationOffice: true,
    topicAreas: ['Kinderschutz', 'Erzieherische Hilfen'],
    districts: 'ALL',
  },
  {
    ...plain,
    key: 'midwives',
    name: 'Hebammenpraxis Lippeaue',
    kind: 'MIDWIFE',
    secrecyRegime: 'STGB_203',
    topicAreas: ['Schwangerenvorsorge und Wochenbettbetreuung'],
    districts: ['Stadtmitte', 'Norden', 'Heessen'],
  },
  {
    ...plain,
    key: 'familyMidwives',
    name: 'Familienhebammen-Team Rückenwind',
    kind: 'FAMILY_MIDWIFE',
    carrier: 'Gesundheitsamt Musterhamm',
    secrecyRegime: 'STGB_203',
    topicAreas: ['Aufsuchende Elternhilfe', 'Schwangerenvorsorge und Wochenbettbetreuung'],
    districts: 'ALL',
  },
  {
    ...plain,
    key: 'counselling',
    name: 'Schwangerschaftsberatung Morgenlicht',
    kind: 'PREGNANCY_COUNSELLING',
    carrier: 'Beispielverband Musterhamm e. V.',
    secrecyRegime: 'STGB_203',
    topicAreas: ['Schwangerschaftsberatung'],
    districts: 'ALL',
  },
  {
    ...plain,
    key: 'paediatrician',
    name: 'Kinder- und Jugendarztpraxis am Mühlengraben',
    kind: 'PAEDIATRICIAN',
    secrecyRegime: 'STGB_203',
    topicAreas: ['Kinderärztliche Versorgung'],
    districts: ['Bockum-Hövel', 'Norden'],
  },
  {
    ...plain,
    key: 'hospital',
    name: 'Geburtsklinik St. Beispiel',
    kind: 'HOSPITAL',
    carrier: 'Klinikum Beispiel gGmbH',
    secrecyRegime: 'STGB_203',
    topicAreas: ['Schwangerenvorsorge und Wochenbettbetreuung', 'Gynäkologische Versorgung'],
    districts: 'ALL',
  },
  {
    ...plain,
    key: 'earlyIntervention',
    name: 'Frühförderstelle Regenbogenhaus',
    kind: 'EARLY_INTERVENTION',
    carrier: 'Lebenswege Musterhamm gGmbH',
    secrecyRegime: 'STGB_203',
    topicAreas: ['Frühförderung'],
    districts: 'ALL',
  },
  {
    ...plain,
    key: 'educational',
    name: 'Erziehungsberatung Lotsenhaus',
    kind: 'EDUCATIONAL_COUNSELLING',
    carrier: 'Beispielverband Musterhamm e. V.',
    secrecyRegime: 'STGB_203',
    topicAreas: ['Erziehungsberatung'],
    districts: ['Westen', 'Herringen', 'Pelkum'],
  },
  {
    ...plain,
    key: 'parentSchool',
    name: 'Elternschule Wurzeln und Flügel',
    kind: 'PARENT_EDUCATION',
    carrier: 'Volkshochschule Musterhamm',
    secrecyRegime: 'OTHER',
    topicAreas: ['Elternbildung', 'Familienbildung', 'Eltern-Kind-Gruppen'],
    districts: ['Uentrop', 'Rhynern', 'Stadtmitte'],
  },
  {
    ...plain,
    key: 'jobcenter',
    name: 'Jobcenter Musterhamm',
    kind: 'JOBCENTER',
    secrecyRegime: 'SGB_VIII_X',
    takesReferrals: false,
    topicAreas: ['Soziale Sicherung'],
    districts: 'ALL',
  },
  {
    ...plain,
    key: 'dayCare',
    name: 'Kindertagesstätte Sonnenhügel',
    kind: 'DAY_CARE',
    carrier: 'Evangelischer Beispielkreis',
    secrecyRegime: 'SGB_VIII_X',
    topicAreas: ['Kindertagesbetreuung'],
    districts: ['Rhynern'],
  },
  {
    ...plain,
    key: 'gynaecologist',
    name: 'Gynäkologische Praxis am Beispielring',
    kind: 'GYNAECOLOGIST',
    secrecyRegime: 'STGB_203',
    channel: 'PAPER',
    topicAreas: ['Gynäkologische Versorgung'],
    districts: ['Stadtmitte'],
  },
];
