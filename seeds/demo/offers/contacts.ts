import type { DemoOffer } from '../offer-shape';

type Contact = NonNullable<DemoOffer['contact']>;

/** Numbers from 0231 5550100 to 0231 5550199 are kept by the demo; example.org belongs to nobody. */
function contact(ending: number, site: string, name?: string): Contact {
  return {
    ...(name === undefined ? {} : { name }),
    phone: `0231 5550${ending}`,
    email: `kontakt@${site}.example.org`,
    website: `https://${site}.example.org`,
  };
}

function byTelephone(ending: number): Contact {
  return { phone: `0231 5550${ending}` };
}

/** How each institution is reached, under the key of the partner. */
export const reach = {
  coordination: contact(100, 'familienbuero.musterhamm', 'Ines Wegener'),
  midwives: contact(101, 'lippeaue'),
  familyMidwives: contact(102, 'rueckenwind'),
  counselling: contact(103, 'morgenlicht'),
  paediatrician: contact(104, 'muehlengraben'),
  hospital: contact(105, 'st-beispiel'),
  earlyIntervention: contact(106, 'regenbogenhaus'),
  educational: contact(107, 'lotsenhaus'),
  parentSchool: contact(108, 'elternschule.musterhamm'),
  jobcenter: contact(109, 'jobcenter.musterhamm'),
  dayCare: contact(110, 'kita-sonnenhuegel', 'Beate Lohkamp'),
  gynaecologist: byTelephone(111),
  youthWelfare: contact(112, 'jugendamt.musterhamm'),
  dayCareService: contact(113, 'kitaplatz.musterhamm'),
  healthService: contact(114, 'gesundheitsamt.musterhamm'),
  dentalService: contact(115, 'milchzahn'),
  childrensHospital: contact(116, 'kinderklinik-sommerdeich'),
  socialPaediatrics: contact(117, 'spz-brueckenschlag'),
  paediatricianEast: byTelephone(118),
  paediatricianWest: contact(119, 'kinderarzt-foerderturm'),
  gynaecologistNorth: byTelephone(120),
  birthHouse: contact(121, 'geburtshaus-mondschein'),
  midwifePelkum: byTelephone(122),
  familyNurses: contact(123, 'federleicht'),
  womensCounselling: contact(124, 'lindenhof'),
  shelter: contact(125, 'silberdistel'),
  motherChildHouse: contact(126, 'apfelgarten'),
  familyHelp: contact(127, 'ankerplatz'),
  fosterCare: contact(128, 'zweites-nest'),
  childProtection: contact(129, 'schutzschirm'),
  familyCentreHerringen: contact(130, 'kupferkessel', 'Aylin Demirbas'),
  familyEducation: contact(131, 'sonnenuhr'),
  generationsHouse: contact(132, 'alte-backstube'),
  parentWorkshop: contact(133, 'tausendfuessler'),
  educationalEast: contact(134, 'kompass'),
  earlyInterventionNorth: contact(135, 'tautropfen'),
  speechTherapy: byTelephone(136),
  debtAdvice: contact(137, 'rettungsring'),
  parentalAllowance: contact(138, 'elterngeld.musterhamm'),
  volunteers: contact(139, 'tandem'),
  addiction: contact(140, 'neuer-kurs'),
  migration: contact(141, 'vielklang'),
  motherBabyClinic: contact(142, 'seerosenhof'),
  childminders: contact(143, 'wolkenschaf'),
  dayCareHerringen: contact(144, 'kita-grubenlichter'),
  dayCareNorth: contact(145, 'kita-pusteblume'),
  grief: contact(146, 'sternenufer', 'Wiebke Harkort'),
  diversity: contact(147, 'farbenreich'),
  singleParents: contact(148, 'einelternnetz'),
  secondHand: contact(149, 'rundherum'),
  disabilityParents: contact(150, 'anders-und-stark'),
  library: contact(151, 'buecherei.musterhamm'),
} as const satisfies Record<string, Contact>;
