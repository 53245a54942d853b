import type { Concept } from './concept';

export const LANGUAGES_AND_ARRIVAL: readonly Concept[] = [
  {
    same: 'migration migranten migrationsberatung mbe zuwanderung zuwanderer einwanderer ausländer integrationsberatung jmd migrationshintergrund migrantin eingewandert neuzugewanderte integration',
    near: 'sprachkurs fluechten',
    said: [
      'neu in deutschland',
      'spreche kein deutsch',
      'kann kein deutsch',
      'wenig deutsch',
      'nicht gut deutsch',
      'ausländerbehörde',
      'ausländeramt',
    ],
    other: 'migrant immigrant foreigner immigration göçmen yabancı مهاجر migrant imigrant мигрант мігрант',
  },
  {
    same: 'fluechten asyl geflüchtete flüchtlinge flüchtlingsberatung flüchtlingsunterkunft asylberatung duldung aufenthalt aufenthaltserlaubnis aufenthaltstitel visum geburtsurkunde ausländerbehörde asylbewerber asylbewerberleistungsgesetz',
    near: 'migration traumatisiert',
    said: ['aus ukraine'],
    other:
      'refugee asylum refugees mülteci sığınma لاجئ لجوء refugiat azil бежанец убежище біженець біженці притулок',
  },
  {
    same: 'sprachkurs deutschkurs integrationskurs deutsch sprachcafé deutschunterricht mama-lernt-deutsch elternintegrationskurs',
    said: ['deutsch lernen', 'mama lernt deutsch', 'sprache lernen', 'mütter deutsch'],
    other:
      'german language learn almanca öğrenmek الألمانية ألماني تعلم germana limba немски език німецька німецьку мова',
  },
  {
    same: 'dolmetscher dolmetscherin übersetzer übersetzen übersetzung sprachmittler sprachmittlung dolmetschen sprachlotse stadtteilmutter stadtteilmütter sprachmittlerin',
    other: 'interpreter translator tercüman çevirmen مترجم interpret traducator преводач перекладач',
  },
  {
    same: 'interkulturell international mehrsprachig zweisprachig multikulti bilingual mehrsprachigkeit',
    said: ['mit zwei sprachen', 'zweisprachig aufwachsen'],
    near: 'migration',
  },
  { same: 'türkisch türkei türkische türkin', other: 'turkish türkçe turkce türk' },
  { same: 'arabisch syrisch syrien araber arabische', other: 'arabic عربي العربية بالعربية' },
  { same: 'rumänisch rumänien rumänische', other: 'romanian romana românește romaneste' },
  { same: 'bulgarisch bulgarien bulgarische', other: 'bulgarian български българ' },
  { same: 'ukrainisch ukraine ukrainische ukrainerin', other: 'ukrainian українська україна українською' },
  { same: 'russisch russland russische', other: 'russian русский русски' },
  { same: 'englisch englischsprachig englische', other: 'english' },
  { same: 'polnisch polen polnische', other: 'polish polski polska' },
  { same: 'kurdisch kurmandschi kurdische', other: 'kurdish kürtçe' },
  { same: 'persisch farsi dari iranisch afghanisch', other: 'farsi dari' },
  { same: 'französisch frankreich französische', other: 'french français' },
  { same: 'spanisch spanische spanien', other: 'spanish' },
  { same: 'italienisch italienische italien', other: 'italian' },
  { same: 'serbisch kroatisch bosnisch serbokroatisch jugoslawisch' },
  { same: 'albanisch albanische shqip' },
  { same: 'tamilisch tamil' },
  { same: 'roma sinti romanes romani', near: 'rumänisch bulgarisch' },
];
