import type { DemoTranslation } from '../offer-shape';

export const parentsCafeWords: readonly DemoTranslation[] = [
  {
    language: 'tr',
    title: 'Herringen anne baba kahvesi',
    summary: 'Almanca ve Türkçe kahvaltı, sohbet ve danışma; çocuklar yanınızda oynar.',
    description:
      'Her perşembe Kupferkessel’de sofra hazır: çay, simit, ekmek ve bolca zaman. Bebekli ve küçük çocuklu aileler burada buluşur, mahalleye yeni taşınanlar da. Türkçe ve Almanca bilen aile rehberimiz mektuplarınızı okumanıza yardım eder. Ayda bir çocuk doktoru ya da Jobcenter’dan bir misafir gelir. Kayıt gerekmez, ücretsizdir.',
  },
  {
    language: 'en',
    title: 'Parents’ café Herringen',
    summary: 'Breakfast, talk and advice in German and Turkish, with children playing around you.',
    description:
      'On Thursdays the table is laid: tea, simit, bread rolls and plenty of time. Parents with babies and toddlers meet here, newcomers too. Our family guide speaks Turkish and German and helps with letters from offices. Once a month a guest answers questions, for example a paediatrician. No registration, no charge.',
  },
  {
    language: 'de-simple',
    title: 'Café für Eltern in Herringen',
    summary: 'Sie können frühstücken und andere Eltern treffen. Die Kinder spielen.',
    description:
      'Das Café ist jeden Donnerstag am Vormittag. Es gibt Tee und Brötchen. Sie treffen andere Mütter und Väter. Eine Frau hilft Ihnen, wenn Sie einen Brief nicht verstehen. Sie spricht Deutsch und Türkisch. Sie müssen sich nicht anmelden. Es kostet nichts.',
  },
];

export const mothersBreakfastWords: readonly DemoTranslation[] = [
  {
    language: 'bg',
    title: 'Закуска за майки от България и Румъния',
    summary: 'Среща в квартал Westen с преводачки: деца, здраве, жилище, работа и вкусна закуска.',
    description:
      'Немските формуляри са трудни? На закуската две преводачки обясняват на български, румънски и турски как работят здравната осигуровка, прегледите на децата и местата в детската градина. Всеки втори път идва акушерка. Децата играят в съседната стая. При желание Ви придружаваме до институции и лекари. Елате без записване, също с приятелки.',
  },
  {
    language: 'ro',
    title: 'Mic dejun pentru mame din Bulgaria și România',
    summary:
      'Întâlnire în cartierul Westen cu traducătoare: copii, sănătate, locuință, muncă și un mic dejun bun.',
    description:
      'Formularele germane sunt grele? La micul dejun, două traducătoare explică în română, bulgară și turcă cum funcționează asigurarea de sănătate, controalele copiilor și locurile la grădiniță. La fiecare a doua întâlnire vine o moașă. Copiii se joacă alături. Dacă doriți, vă însoțim la instituții și la doctor. Veniți fără programare.',
  },
  {
    language: 'tr',
    title: 'Bulgaristan ve Romanya’dan anneler için kadın kahvaltısı',
    summary: 'Batı mahallesinde tercümanlı buluşma: çocuk, sağlık, ev, iş ve güzel bir kahvaltı.',
    description:
      'Almanca formlar zor mu geliyor? Kahvaltıda iki tercüman Bulgarca, Rumence ve Türkçe olarak sağlık sigortasını, çocuk muayenelerini ve kreş yerlerini anlatır. İki haftada bir ebe de gelir. Çocuklar yan odada oynar. İsterseniz sizinle dairelere ve doktora geliriz. Kayıtsız gelebilirsiniz.',
  },
];

export const languageCafeWords: readonly DemoTranslation[] = [
  {
    language: 'en',
    title: 'Language café for parents, with childcare',
    summary: 'Speak German without pressure while your children play next door.',
    description:
      'Practise everyday German: at the doctor’s, on the phone, at the playground, at parents’ evenings. Volunteers sit with you at small tables, speak slowly and correct you only if you like. No grammar tests. Two carers look after children from six months on. Beginners are welcome and you need no papers.',
  },
  {
    language: 'ar',
    title: 'مقهى اللغة للأهل مع رعاية الأطفال',
    summary: 'تحدثوا الألمانية من دون ضغط بينما يلعب أطفالكم في الغرفة المجاورة.',
    description:
      'نتدرب على اللغة الألمانية اليومية: عند طبيب الأطفال، على الهاتف، في الملعب، في اجتماع الأهل. يجلس معكم متطوعون ويتحدثون ببطء. لا قواعد ولا امتحانات. ترعى مربيتان الأطفال من عمر ستة أشهر. المبتدئون مرحّب بهم، ولا حاجة إلى أوراق. الحضور مجاني.',
  },
  {
    language: 'uk',
    title: 'Мовне кафе для батьків із доглядом за дітьми',
    summary: 'Розмовляйте німецькою без тиску, поки діти граються поруч.',
    description:
      'Тренуємо німецьку для щодення: у лікаря, по телефону, на майданчику, на батьківських зборах. Волонтери говорять повільно й виправляють лише за вашим бажанням. Жодної граматики та іспитів. Дві помічниці доглядають за дітьми від шести місяців. Початківцям раді, документи показувати не треба.',
  },
  {
    language: 'tr',
    title: 'Çocuk bakımlı dil kahvesi',
    summary: 'Çocuklarınız yan odada oynarken rahatça Almanca konuşun.',
    description:
      'Günlük Almanca çalışıyoruz: doktorda, telefonda, oyun parkında, veli toplantısında. Gönüllüler küçük masalarda sizinle oturur, yavaş konuşur, yalnızca isterseniz düzeltir. Dil bilgisi sınavı yoktur. Altı aylıktan büyük çocuklara iki bakıcı bakar. Yeni başlayanlar da gelebilir, belge istenmez.',
  },
  {
    language: 'de-simple',
    title: 'Sprach-Café: Deutsch sprechen üben',
    summary: 'Sie üben Deutsch. Ihre Kinder spielen im Zimmer daneben.',
    description:
      'Möchten Sie besser Deutsch sprechen? Im Sprach-Café können Sie üben. Zum Beispiel: Wie spreche ich beim Arzt? Wie telefoniere ich? Alle sprechen langsam. Es gibt keine Prüfung. Zwei Frauen passen auf Ihre Kinder auf. Sie brauchen keinen Ausweis. Es kostet nichts.',
  },
];

export const ukrainianGroupWords: readonly DemoTranslation[] = [
  {
    language: 'uk',
    title: 'Українська група для батьків із дітьми',
    summary: 'Ігри та спілкування для родин з України з дітьми до трьох років.',
    description:
      'Співати, малювати й розповідати рідною мовою – це добре, коли довелося стільки залишити. Групу веде педагогиня з Харкова разом із німецькою колегою. Поки діти граються, говоримо про життя тут: садок, щеплення, житло, роботу. Якщо вас мучать безсоння, страх чи спогади про війну, ми допоможемо знайти підтримку. Бабусям раді.',
  },
  {
    language: 'en',
    title: 'Ukrainian parent and toddler group',
    summary: 'Play group and exchange for families from Ukraine with children up to three.',
    description:
      'Singing, painting and talking in your own language does good when so much had to be left behind. A teacher from Kharkiv leads the group with a German colleague. While the children play, we talk about life here: day care, vaccinations, housing, work. Grandmothers and Russian-speaking families are welcome.',
  },
];

export const arabicCourseWords: readonly DemoTranslation[] = [
  {
    language: 'ar',
    title: 'دورة للأهل باللغة العربية: التربية بين ثقافتين',
    summary: 'ستة لقاءات للأمهات والآباء من البلدان العربية مع رعاية للأطفال.',
    description:
      'أشياء كثيرة هنا مختلفة عن سوريا أو العراق أو المغرب، والتربية أيضًا. نتحدث في الدورة عن وضع الحدود من دون ضرب، وعن الاحترام، وعن الهاتف في يد الطفل، وعن حق الأطفال في تربية بلا عنف. المدرّب تربوي وأب لأربعة أطفال. تحصلون في النهاية على شهادة حضور. توجد مجموعات منفصلة للنساء والرجال عند الرغبة.',
  },
  {
    language: 'en',
    title: 'Parenting course in Arabic',
    summary: 'Six afternoons for mothers and fathers from Arabic-speaking countries, with childcare.',
    description:
      'Many things are different here, bringing up children too. The course is held in Arabic and is about setting limits without hitting, respect, mobile phones and a child’s right to grow up without violence. What was good at home may stay. You receive a certificate. There are separate groups for women and men if you wish.',
  },
];

export const turkishCourseWords: readonly DemoTranslation[] = [
  {
    language: 'tr',
    title: 'Türkçe anne baba kursu: ilk üç yıl',
    summary: 'Gelişim, iki dillilik, uyku, inatlaşma ve kreş üzerine Türkçe sekiz buluşma.',
    description:
      'Büyükanne Türkçe, komşu Almanca konuşuyorsa çocukla hangi dili konuşalım? Bütün akrabalar karışırken kuralları nasıl koyalım? İki dilli kurs yöneticimiz bu soruları ele alır, evde yapabileceğiniz alıştırmalar verir ve kreş sistemini tanıtır. Bebeğinizi getirebilirsiniz, bir bakıcı yardım eder. Kurs ücretsizdir.',
  },
  {
    language: 'en',
    title: 'Parenting course in Turkish: the first three years',
    summary:
      'Eight mornings in Turkish on development, growing up with two languages, sleep, tantrums and day care.',
    description:
      'Which language do we speak with our child? How do we set rules when the whole family has a say? A bilingual teacher takes up your questions, gives exercises for home and explains the German day care system. Babies may come along, a carer helps. You can join until the third meeting. Free of charge.',
  },
];
