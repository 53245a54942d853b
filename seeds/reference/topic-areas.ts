/** The fourteen topic areas of source 003 §3, in its order. A new network starts with them. */
export const REFERENCE_TOPIC_AREAS = [
  'Schwangerschaftsberatung',
  'Aufsuchende Elternhilfe',
  'Eltern-Kind-Gruppen',
  'Kinderärztliche Versorgung',
  'Kinderschutz',
  'Erzieherische Hilfen',
  'Schwangerenvorsorge und Wochenbettbetreuung',
  'Frühförderung',
  'Erziehungsberatung',
  'Soziale Sicherung',
  'Elternbildung',
  'Familienbildung',
  'Gynäkologische Versorgung',
  'Kindertagesbetreuung',
] as const;
