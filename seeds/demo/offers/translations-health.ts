import type { DemoTranslation } from '../offer-shape';

export const postnatalCrisisWords: readonly DemoTranslation[] = [
  {
    language: 'en',
    title: 'Crisis clinic: emotional distress around birth',
    summary:
      'Quick help with depression, anxiety, intrusive thoughts or psychosis during pregnancy and after birth.',
    description:
      'Everyone congratulates you, and you only feel sad, empty or afraid? You are frightened by your own thoughts or feel nothing for your baby? You are not alone, and it can be treated. Within three days you get an appointment with a doctor. Bring your baby. We also know which medicines are safe while breastfeeding.',
  },
  {
    language: 'tr',
    title: 'Doğum sonrası ruhsal kriz danışması',
    summary:
      'Hamilelikte ve doğumdan sonra depresyon, kaygı, korkutucu düşünceler ya da psikozda hızlı yardım.',
    description:
      'Herkes tebrik ediyor, ama siz kendinizi üzgün, boş veya korku dolu mu hissediyorsunuz? Kendi düşüncelerinizden ürküyor ya da bebeğinize karşı bir şey hissetmiyor musunuz? Yalnız değilsiniz, bu tedavi edilebilir. Üç gün içinde bir doktorla görüşürsünüz, bebeğinizi yanınızda getirin. Emzirirken kullanılabilecek ilaçları da biliyoruz.',
  },
  {
    language: 'ar',
    title: 'عيادة الأزمات النفسية حول الولادة',
    summary: 'مساعدة سريعة عند الاكتئاب أو القلق أو الأفكار المخيفة أو الذهان أثناء الحمل وبعد الولادة.',
    description:
      'الجميع يهنئكِ وأنتِ حزينة أو فارغة أو خائفة؟ تخيفكِ أفكاركِ أو لا تشعرين بشيء تجاه طفلكِ؟ لستِ وحدكِ، والعلاج ممكن. تحصلين خلال ثلاثة أيام على موعد مع طبيبة، وتحضرين طفلكِ معكِ. نعرف أيضًا الأدوية المناسبة أثناء الرضاعة. يمكن للأقارب الاتصال كذلك.',
  },
  {
    language: 'uk',
    title: 'Кризовий прийом: душевний біль навколо пологів',
    summary:
      'Швидка допомога при депресії, тривозі, нав’язливих думках чи психозі під час вагітності та після пологів.',
    description:
      'Усі вітають, а вам сумно, порожньо чи страшно? Лякають власні думки або ви нічого не відчуваєте до дитини? Ви не самі, і це лікується. Протягом трьох днів ви отримаєте прийом у лікарки, малюка беріть із собою. Ми знаємо, які ліки можна поєднувати з грудним вигодовуванням.',
  },
  {
    language: 'de-simple',
    title: 'Hilfe, wenn es der Seele schlecht geht',
    summary: 'Sind Sie nach der Geburt sehr traurig? Oder haben Sie große Angst? Wir helfen schnell.',
    description:
      'Viele Mütter sind nach der Geburt krank an der Seele. Sie weinen viel. Sie haben Angst. Sie können sich nicht über das Baby freuen. Das ist eine Krankheit. Ärztinnen können sie heilen. Rufen Sie uns an. In drei Tagen haben Sie einen Termin. Bringen Sie Ihr Baby mit. Auch Ihr Mann oder Ihre Mutter kann anrufen.',
  },
];

export const cryingBabyWords: readonly DemoTranslation[] = [
  {
    language: 'en',
    title: 'Help with crying babies',
    summary: 'Your baby cries a lot and hardly calms down? Quick advice without a long wait.',
    description:
      'Hours of crying and hardly any sleep push the most loving parents to their limits. You get an appointment within a few days. We talk about when your baby cries, what soothes it and what gives you strength, and try things out together. If you feel you are losing control, put your baby down safely, leave the room and call. Never shake a baby.',
  },
  {
    language: 'tr',
    title: 'Çok ağlayan bebekler için danışma saati',
    summary: 'Bebeğiniz çok ağlıyor ve sakinleşmiyor mu? Uzun beklemeden danışmanlık.',
    description:
      'Saatlerce ağlama ve uykusuzluk en sevgi dolu anne babayı bile tüketir. Birkaç gün içinde randevu alırsınız. Bebeğinizin ne zaman ağladığını, onu neyin sakinleştirdiğini ve size neyin güç verdiğini konuşuruz, yöntemleri birlikte deneriz. Kendinizi kaybetmek üzereyseniz bebeği güvenli bir yere yatırın, odadan çıkın ve arayın. Asla sarsmayın.',
  },
  {
    language: 'ar',
    title: 'استشارة للرضّع كثيري البكاء',
    summary: 'هل يبكي طفلكم كثيرًا ولا يهدأ؟ استشارة سريعة من دون انتظار طويل.',
    description:
      'ساعات من البكاء وقلة النوم ترهق أكثر الآباء والأمهات حنانًا. تحصلون على موعد خلال أيام قليلة. نتحدث متى يبكي الطفل وما الذي يهدئه وما الذي يقوّيكم، ونجرّب ذلك معًا. إذا شعرتم أنكم تفقدون السيطرة فضعوا الطفل في مكان آمن واخرجوا من الغرفة واتصلوا بنا. لا تهزّوا الطفل أبدًا.',
  },
  {
    language: 'ro',
    title: 'Consultații pentru bebeluși care plâng mult',
    summary: 'Bebelușul plânge mult și nu se liniștește? Sfaturi rapide, fără așteptare lungă.',
    description:
      'Ore întregi de plâns și nopți nedormite îi epuizează și pe cei mai iubitori părinți. În câteva zile primiți o programare. Vorbim despre când plânge copilul, ce îl liniștește și ce vă dă putere, și încercăm împreună. Dacă simțiți că vă pierdeți controlul, puneți copilul într-un loc sigur, ieșiți din cameră și sunați. Nu-l scuturați niciodată.',
  },
  {
    language: 'bg',
    title: 'Консултация за бебета, които плачат много',
    summary: 'Бебето плаче много и трудно се успокоява? Бърз съвет без дълго чакане.',
    description:
      'Часове плач и безсънни нощи изтощават и най-любящите родители. До няколко дни получавате час. Говорим кога плаче детето, какво го успокоява и какво Ви дава сили, и опитваме заедно. Ако усетите, че губите контрол, оставете бебето на сигурно място, излезте от стаята и се обадете. Никога не го разтърсвайте.',
  },
  {
    language: 'uk',
    title: 'Прийом для малюків, які багато плачуть',
    summary: 'Немовля багато плаче й не заспокоюється? Швидка порада без довгого очікування.',
    description:
      'Години плачу й безсонні ночі виснажують навіть найлюбіших батьків. За кілька днів ви отримаєте прийом. Поговоримо, коли дитина плаче, що її заспокоює і що дає сили вам, і спробуємо разом. Якщо відчуваєте, що втрачаєте контроль, покладіть малюка в безпечне місце, вийдіть із кімнати й зателефонуйте. Ніколи не трусіть дитину.',
  },
  {
    language: 'de-simple',
    title: 'Hilfe, wenn das Baby viel schreit',
    summary: 'Ihr Baby weint sehr viel? Wir helfen Ihnen schnell.',
    description:
      'Manche Babys schreien viele Stunden. Das ist schwer für die Eltern. Sie bekommen schnell einen Termin. Wir sprechen mit Ihnen: Wann weint Ihr Baby? Was hilft ihm? Wir üben das zusammen. Werden Sie sehr wütend? Dann legen Sie das Baby in sein Bett. Gehen Sie kurz aus dem Zimmer. Rufen Sie an. Schütteln Sie Ihr Baby nie!',
  },
];

export const checkupsWords: readonly DemoTranslation[] = [
  {
    language: 'en',
    title: 'Check-ups for children (U2 to U9)',
    summary: 'Is your child growing, hearing, seeing and talking well? New families are welcome.',
    description:
      'At the check-ups the paediatrician looks at how your child is developing and answers your questions. U3 is due at four to five weeks, U6 around the first birthday, U7 at two years. Make the appointment soon after leaving hospital. Vaccinations are usually done in the same visit. Health insurance pays for everything.',
  },
  {
    language: 'tr',
    title: 'Çocuk sağlık kontrolleri (U2–U9)',
    summary: 'Çocuğunuz iyi büyüyor, duyuyor, görüyor ve konuşuyor mu? Yeni aileler kabul edilir.',
    description:
      'Kontrollerde çocuk doktoru çocuğunuzun gelişimine bakar ve sorularınızı yanıtlar. U3 dördüncü beşinci haftada, U6 ilk yaş günü civarında, U7 iki yaşında yapılır. Hastaneden çıkınca hemen randevu alın. Aşılar çoğunlukla aynı gün yapılır. Masrafları sağlık sigortası öder. Muayenehanede Türkçe konuşulur.',
  },
  {
    language: 'ar',
    title: 'فحوصات الأطفال الوقائية (U2 حتى U9)',
    summary: 'هل ينمو طفلكم ويسمع ويرى ويتكلم جيدًا؟ نستقبل عائلات جديدة.',
    description:
      'في الفحوصات الوقائية يتابع طبيب الأطفال نمو طفلكم ويجيب عن أسئلتكم. فحص U3 في الأسبوع الرابع أو الخامس، وU6 قرب عيد الميلاد الأول، وU7 في عمر سنتين. خذوا الموعد فور الخروج من المستشفى. تُعطى اللقاحات غالبًا في الزيارة نفسها. التأمين الصحي يدفع كل شيء.',
  },
  {
    language: 'ro',
    title: 'Controale medicale pentru copii (U2–U9)',
    summary: 'Copilul crește, aude, vede și vorbește bine? Primim familii noi.',
    description:
      'La aceste controale pediatrul verifică dezvoltarea copilului și răspunde la întrebări. U3 se face la patru-cinci săptămâni, U6 în jurul primului an, U7 la doi ani. Programați-vă imediat după ieșirea din spital. Vaccinurile se fac de obicei la aceeași vizită. Casa de asigurări plătește tot.',
  },
  {
    language: 'uk',
    title: 'Профілактичні огляди дітей (U2–U9)',
    summary: 'Чи добре дитина росте, чує, бачить і говорить? Приймаємо нові родини.',
    description:
      'Під час огляду дитячий лікар перевіряє розвиток дитини та відповідає на запитання. U3 проводять у чотири-п’ять тижнів, U6 близько першого дня народження, U7 у два роки. Запишіться одразу після виписки. Щеплення зазвичай роблять під час того самого візиту. Усе оплачує медична страховка.',
  },
];

export const vaccinationWords: readonly DemoTranslation[] = [
  {
    language: 'en',
    title: 'Vaccination advice',
    summary: 'Questions about vaccinations in pregnancy, for babies and measles protection for day care.',
    description:
      'Which vaccination does my child need and when? What if the vaccination record stayed in our home country? Our doctor reads foreign records and makes a plan for catching up. Children from the age of one need proof of measles protection for day care. You may say your doubts and get honest answers. If you wish, we vaccinate right away.',
  },
  {
    language: 'uk',
    title: 'Консультації щодо щеплень',
    summary: 'Щеплення під час вагітності, для немовлят і захист від кору для дитячого садка.',
    description:
      'Яке щеплення і коли потрібне моїй дитині? Що робити, якщо карта щеплень залишилася вдома? Наша лікарка прочитає українські документи й складе план. Для садка діти від одного року повинні мати підтвердження захисту від кору. Сумніви можна обговорити. За бажанням щеплення роблять одразу, безкоштовно.',
  },
  {
    language: 'bg',
    title: 'Консултация за ваксини',
    summary: 'Ваксини при бременност, за бебета и защита от морбили за детската градина.',
    description:
      'Коя ваксина е нужна на детето и кога? Какво да правя, ако имунизационният картон е останал в България? Нашата лекарка преглежда чуждите документи и прави план. За детска градина децата над една година трябва да имат доказателство за ваксина срещу морбили. Ако желаете, ваксинираме веднага и безплатно.',
  },
  {
    language: 'ar',
    title: 'استشارات التطعيم',
    summary: 'أسئلة حول اللقاحات في الحمل وللرضّع والحماية من الحصبة من أجل الروضة.',
    description:
      'أي لقاح يحتاج طفلي ومتى؟ ماذا أفعل إذا بقي دفتر اللقاحات في بلدي؟ تقرأ طبيبتنا الوثائق الأجنبية وتضع خطة لإكمال اللقاحات. يحتاج الأطفال من عمر سنة إلى إثبات الحماية من الحصبة لدخول الروضة. يمكنكم التعبير عن مخاوفكم. وإذا رغبتم يُعطى اللقاح فورًا ومجانًا.',
  },
];

export const earlyInterventionWords: readonly DemoTranslation[] = [
  {
    language: 'en',
    title: 'Early intervention for children with special needs',
    summary:
      'Support and therapy for children with developmental delay or disability, until they start school.',
    description:
      'Special needs teachers, physiotherapists, occupational and speech therapists work together according to one plan. Sessions take place at your home, at day care or in our house, and mostly look like play. Parents are part of it from the start. A doctor refers your child; we make the application with you. It is free of charge.',
  },
  {
    language: 'tr',
    title: 'Gelişimi yavaş veya engelli çocuklara erken destek',
    summary: 'Okula başlayana kadar destek ve terapi, hepsi tek elden.',
    description:
      'Özel eğitimciler, fizyoterapistler, ergoterapistler ve konuşma terapistleri tek bir plana göre birlikte çalışır. Dersler evinizde, kreşte veya bizde yapılır ve çocuğunuz için çoğunlukla oyun gibidir. Çocuk doktorunun sevk yazması gerekir, başvuruyu birlikte yaparız. Ücretsizdir. Türkçe konuşan çalışanlarımız var.',
  },
  {
    language: 'ar',
    title: 'الدعم المبكر للأطفال المتأخرين في النمو أو ذوي الإعاقة',
    summary: 'دعم وعلاج من جهة واحدة حتى دخول المدرسة.',
    description:
      'يعمل مربو التربية الخاصة ومعالجو الحركة والنطق معًا وفق خطة واحدة. تجري الجلسات في بيتكم أو في الروضة أو عندنا، وتبدو للطفل غالبًا كأنها لعب. يشارك الأهل منذ البداية. تحتاجون إلى تحويل من طبيب الأطفال، ونقدّم الطلب معكم. الخدمة مجانية.',
  },
  {
    language: 'de-simple',
    title: 'Früh-Förderung: Hilfe für Kinder, die langsamer lernen',
    summary: 'Für Kinder mit Behinderung und für Kinder, die sich langsam entwickeln.',
    description:
      'Manche Kinder lernen langsamer sprechen oder laufen. Manche Kinder haben eine Behinderung. Wir helfen diesen Kindern. Wir spielen und üben mit dem Kind. Das geht bei Ihnen zu Hause oder in der Kita. Sie brauchen einen Zettel vom Kinder-Arzt. Den Antrag machen wir mit Ihnen zusammen. Es kostet nichts.',
  },
];
