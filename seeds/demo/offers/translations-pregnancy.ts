import type { DemoTranslation } from '../offer-shape';

export const pregnancyCounsellingWords: readonly DemoTranslation[] = [
  {
    language: 'en',
    title: 'Pregnancy counselling',
    summary:
      'Free, confidential advice from a positive test to your child’s third birthday, for fathers and relatives too.',
    description:
      'You are pregnant and have many questions? We take time for them: work and maternity leave, money you are entitled to, finding a midwife, changes in your relationship. We help you with applications and look for support near you. Everything stays between us, and you do not have to give your name. We can arrange an interpreter.',
  },
  {
    language: 'tr',
    title: 'Gebelik danışmanlığı',
    summary: 'Hamilelik testinden çocuğunuzun üçüncü yaş gününe kadar ücretsiz ve gizli danışmanlık.',
    description:
      'Hamilesiniz ve birçok sorunuz mu var? Çalışma hayatı ve doğum izni, alabileceğiniz maddi yardımlar, ebe bulma, eşinizle ilişkiniz: Hepsi için size zaman ayırıyoruz. Başvuruları birlikte dolduruyoruz. Görüşmeler gizlidir, isterseniz adınızı söylemeyebilirsiniz. Babalar ve yakınlar da gelebilir. Türkçe danışmanlık mümkündür.',
  },
  {
    language: 'ar',
    title: 'استشارات الحمل',
    summary: 'استشارة مجانية وسرية منذ بداية الحمل وحتى عيد ميلاد طفلك الثالث، وللآباء والأقارب أيضًا.',
    description:
      'هل أنتِ حامل ولديكِ أسئلة كثيرة؟ نخصص لكِ الوقت الكافي: العمل وإجازة الأمومة، المساعدات المالية المستحقة لكِ، البحث عن قابلة، والتغيرات في العلاقة مع الشريك. نساعدكِ في تعبئة الطلبات ونبحث معكِ عن الدعم المناسب قرب بيتكِ. نلتزم بالسرية التامة، ولستِ مضطرة إلى ذكر اسمكِ. يمكننا توفير مترجمة.',
  },
  {
    language: 'ro',
    title: 'Consiliere pentru gravide',
    summary:
      'Consiliere gratuită și confidențială, de la testul de sarcină până când copilul împlinește trei ani.',
    description:
      'Sunteți însărcinată și aveți multe întrebări? Vorbim pe îndelete despre serviciu și concediul de maternitate, despre banii la care aveți dreptul, despre cum găsiți o moașă și despre relația de cuplu. Completăm cererile împreună. Păstrăm secretul profesional și nu trebuie să vă spuneți numele. La cerere chemăm o interpretă.',
  },
  {
    language: 'bg',
    title: 'Консултиране за бременни',
    summary: 'Безплатна и поверителна консултация от теста за бременност до третия рожден ден на детето.',
    description:
      'Бременна сте и имате много въпроси? Ще разговаряме спокойно за работата и отпуска по майчинство, за помощите, на които имате право, за намирането на акушерка и за отношенията с партньора. Попълваме заявленията заедно с Вас. Пазим тайна и не е нужно да казвате името си. При нужда осигуряваме преводачка.',
  },
  {
    language: 'uk',
    title: 'Консультації для вагітних',
    summary:
      'Безкоштовні й конфіденційні консультації від позитивного тесту до третього дня народження дитини.',
    description:
      'Ви вагітні й маєте багато запитань? Ми спокійно поговоримо про роботу та відпустку, про виплати, на які ви маєте право, про пошук акушерки та стосунки в парі. Допоможемо заповнити заяви. Усе залишається між нами, ім’я називати не обов’язково. За потреби запросимо перекладачку.',
  },
  {
    language: 'de-simple',
    title: 'Beratung für schwangere Frauen',
    summary: 'Sie sind schwanger? Wir helfen Ihnen. Die Beratung kostet nichts.',
    description:
      'Sie bekommen ein Kind. Sie haben viele Fragen. Zum Beispiel: Welches Geld bekomme ich? Was ist mit meiner Arbeit? Wo finde ich eine Hebamme? Wir beantworten Ihre Fragen. Wir füllen mit Ihnen Anträge aus. Wir sagen niemandem etwas weiter. Sie müssen Ihren Namen nicht sagen. Sie können eine Person mitbringen. Auch Väter können kommen.',
  },
];

export const pregnantUninsuredWords: readonly DemoTranslation[] = [
  {
    language: 'en',
    title: 'Clinic for pregnant women without health insurance',
    summary: 'Check-ups, maternity record and help on the way into health insurance. You can stay anonymous.',
    description:
      'Every pregnant woman should see a doctor, with or without an insurance card. Our doctor does the most important examinations and gives you a maternity record (Mutterpass). A social worker finds out whether you can be insured in Germany and who pays for the birth. We do not ask about your residence status. Babies without insurance can be seen here, too.',
  },
  {
    language: 'ro',
    title: 'Consultații pentru gravide fără asigurare medicală',
    summary:
      'Controale, carnetul gravidei și ajutor pentru a obține o asigurare de sănătate, la dorință anonim.',
    description:
      'Fiecare gravidă are nevoie de un control medical, chiar dacă nu are asigurare. Doctorița noastră face cele mai importante analize și vă dă carnetul gravidei (Mutterpass). Asistenta socială verifică dacă puteți fi asigurată în Germania și cine plătește nașterea. Nu întrebăm de acte de ședere. Vedem și bebeluși fără asigurare.',
  },
  {
    language: 'bg',
    title: 'Прегледи за бременни без здравна осигуровка',
    summary: 'Прегледи, карта на бременната и помощ за здравно осигуряване, при желание анонимно.',
    description:
      'Всяка бременна жена трябва да бъде прегледана, дори без осигуровка. Нашата лекарка прави най-важните изследвания и издава карта на бременната (Mutterpass). Социалната работничка проверява дали можете да се осигурите в Германия и кой ще плати раждането. Не питаме за документи за престой. Преглеждаме и бебета без осигуровка.',
  },
  {
    language: 'ar',
    title: 'عيادة للحوامل من دون تأمين صحي',
    summary: 'فحوصات ودفتر الأمومة ومساعدة للحصول على تأمين صحي، ويمكن ذلك من دون ذكر الاسم.',
    description:
      'من حق كل امرأة حامل أن تُفحص، حتى من دون بطاقة تأمين. تجري طبيبتنا أهم الفحوصات وتعطيكِ دفتر الأمومة (Mutterpass). وتبحث الأخصائية الاجتماعية معكِ إمكانية التأمين في ألمانيا ومن يدفع تكاليف الولادة. لا نسأل عن وضع الإقامة. ونفحص أيضًا الرضّع غير المؤمَّن عليهم.',
  },
];

export const interpretedBirthCourseWords: readonly DemoTranslation[] = [
  {
    language: 'tr',
    title: 'Tercümanlı doğuma hazırlık kursu',
    summary: 'Az Almanca bilen kadınlar için; Türkçe, Arapça ve Ukraynaca çeviri yapılır.',
    description:
      'Bir ebe, Almanya’da doğumun nasıl olduğunu anlatır, tercümanlar her cümleyi çevirir. Hastaneye ne zaman gidilir, yanınızda kim olabilir, hangi haklarınız var? Doğumhanede gereken kelimeleri birlikte öğrenir, doğum servisini gezeriz. Kurs yalnızca kadınlara yöneliktir ve ücretsizdir. Küçük çocuklarınıza yan odada bakılır.',
  },
  {
    language: 'ar',
    title: 'دورة التحضير للولادة مع ترجمة',
    summary: 'للنساء اللواتي يتحدثن القليل من الألمانية، مع ترجمة إلى العربية والتركية والأوكرانية.',
    description:
      'تشرح القابلة كيف تجري الولادة في ألمانيا، والمترجمات ينقلن كل جملة. متى تذهبين إلى المستشفى؟ من يرافقكِ؟ ما حقوقكِ هناك؟ نتعلم الكلمات المهمة لغرفة الولادة ونزور قسم الولادة معًا. الدورة للنساء فقط وهي مجانية، وتوجد رعاية لأطفالكِ الصغار في الغرفة المجاورة.',
  },
  {
    language: 'uk',
    title: 'Курс підготовки до пологів з перекладом',
    summary: 'Для жінок, які ще мало говорять німецькою: переклад українською, арабською та турецькою.',
    description:
      'Акушерка розповідає, як проходять пологи в Німеччині, а перекладачки перекладають кожне речення. Коли їхати до лікарні, хто може бути поруч, які ви маєте права? Ми вчимо важливі слова для пологової зали та відвідуємо пологове відділення. Курс лише для жінок, безкоштовний, за малими дітьми доглядають у сусідній кімнаті.',
  },
  {
    language: 'en',
    title: 'Antenatal course with interpreters',
    summary: 'For women who speak little German, with interpreting into Arabic, Turkish and Ukrainian.',
    description:
      'A midwife explains how a birth in Germany works, and interpreters translate every sentence. When do you go to hospital, who may come with you, what are your rights? We practise useful words and visit the maternity ward. The course is for women only and free of charge. Your small children are looked after next door.',
  },
];

export const midwifeClinicWords: readonly DemoTranslation[] = [
  {
    language: 'en',
    title: 'Midwife drop-in clinic',
    summary: 'No midwife of your own? Just come with your baby, no appointment needed.',
    description:
      'You are home from hospital and nobody visits you? Two midwives look after mother and baby at the Familienbüro. We weigh your baby, check navel, skin and breasts, and give advice on milk, sleep and digestion. Pregnant women with discomforts are welcome, too. There is tea and a quiet corner for breastfeeding.',
  },
  {
    language: 'tr',
    title: 'Randevusuz ebe danışma saati',
    summary: 'Ebe bulamadınız mı? Bebeğinizle birlikte randevusuz gelin.',
    description:
      'Hastaneden çıktınız ve evinize gelen ebe yok mu? Familienbüro’da iki ebe anne ile bebeğe bakar. Bebeği tartar, göbeğini ve cildini kontrol eder, süt, uyku ve gaz sancısı konusunda yol gösterirler. Şikâyeti olan hamileler de gelebilir. Sakin bir emzirme köşesi vardır.',
  },
  {
    language: 'ar',
    title: 'استشارة القابلة من دون موعد',
    summary: 'لم تجدي قابلة؟ تعالي مع طفلكِ مباشرة من دون موعد.',
    description:
      'خرجتِ من المستشفى ولا أحد يزوركِ في البيت؟ في مكتب الأسرة (Familienbüro) قابلتان تعتنيان بالأم والرضيع: وزن الطفل، فحص السرة والجلد والثدي، ونصائح حول الحليب والنوم والمغص. أهلًا أيضًا بالحوامل اللواتي يعانين من متاعب. يوجد ركن هادئ للرضاعة.',
  },
  {
    language: 'ro',
    title: 'Consultații la moașă fără programare',
    summary: 'Nu ați găsit o moașă? Veniți cu bebelușul, fără programare.',
    description:
      'Ați ieșit din spital și nu vine nimeni la dumneavoastră acasă? La Familienbüro, două moașe se ocupă de mamă și de copil: cântăresc bebelușul, se uită la buric, piele și sâni și dau sfaturi despre lapte, somn și colici. Pot veni și gravidele care au neplăceri. Avem un colț liniștit pentru alăptat.',
  },
  {
    language: 'bg',
    title: 'Приемен час при акушерка без записване',
    summary: 'Нямате своя акушерка? Елате направо с бебето, без записан час.',
    description:
      'Изписани сте от болницата, но никой не идва у дома? Във Familienbüro две акушерки преглеждат майката и бебето: теглят го, гледат пъпа, кожата и гърдите и съветват за кърмене, сън и колики. Добре дошли са и бременни с оплаквания. Има тих кът за кърмене.',
  },
  {
    language: 'uk',
    title: 'Прийом акушерки без запису',
    summary: 'Не знайшли акушерку? Просто приходьте з малюком.',
    description:
      'Вас виписали з лікарні, а додому ніхто не приходить? У Familienbüro дві акушерки оглянуть маму й дитину: зважать малюка, подивляться на пупок, шкіру та груди, порадять щодо молока, сну й кольок. Вагітні зі скаргами теж можуть прийти. Є затишний куточок для годування.',
  },
];
