import type { DemoTranslation } from '../offer-shape';

export const violenceCounsellingWords: readonly DemoTranslation[] = [
  {
    language: 'en',
    title: 'Counselling for women facing violence at home',
    summary: 'A safe place to talk if your partner threatens, controls, beats or humiliates you.',
    description:
      'Violence has many forms: beatings, threats, checking your phone, keeping money from you, forced sex. It is not your fault. We listen, look at the danger with you and talk about what protects you and your children. Nothing happens against your will. If you are in danger right now, call the police. The talks are free; interpreters are available.',
  },
  {
    language: 'tr',
    title: 'Eş şiddetine karşı danışmanlık',
    summary: 'Tehdit edilen, kontrol altında tutulan, dövülen veya aşağılanan kadınlar için güvenli görüşme.',
    description:
      'Şiddetin birçok türü var: dayak, tehdit, telefonun kontrol edilmesi, para vermeme, zorla cinsel ilişki. Suçlu siz değilsiniz. Sizi dinler, tehlikeyi birlikte değerlendirir, sizi ve çocuklarınızı neyin koruyacağını konuşuruz. İstemediğiniz hiçbir şey yapılmaz. Şu an tehlikedeyseniz polisi arayın. Görüşmeler ücretsiz ve gizlidir.',
  },
  {
    language: 'ar',
    title: 'استشارة عند التعرض للعنف من الزوج أو الشريك',
    summary: 'حديث آمن وسري للنساء اللواتي يتعرضن للتهديد أو الضرب أو السيطرة أو الإهانة.',
    description:
      'للعنف أشكال كثيرة: الضرب، التهديد، مراقبة الهاتف، الحرمان من المال، الإكراه على العلاقة. الذنب ليس ذنبكِ. نستمع إليكِ ونقدّر الخطر معكِ ونتحدث عمّا يحميكِ ويحمي أطفالكِ. لا يحدث شيء رغمًا عنكِ. إذا كنتِ في خطر الآن فاتصلي بالشرطة. الاستشارة مجانية ومع مترجمة عند الحاجة.',
  },
  {
    language: 'ro',
    title: 'Consiliere pentru femei care suferă violență în familie',
    summary: 'Un loc sigur pentru femeile amenințate, controlate, bătute sau umilite de partener.',
    description:
      'Violența are multe forme: bătăi, amenințări, controlul telefonului, interzicerea banilor, sex forțat. Nu e vina dumneavoastră. Vă ascultăm, evaluăm împreună pericolul și vorbim despre ce vă protejează pe dumneavoastră și pe copii. Nimic nu se întâmplă fără voia dumneavoastră. În pericol imediat sunați la poliție. Este gratuit, cu interpretă.',
  },
  {
    language: 'bg',
    title: 'Помощ при домашно насилие',
    summary: 'Защитен разговор за жени, които партньорът заплашва, контролира, бие или унижава.',
    description:
      'Насилието има много форми: побой, заплахи, проверяване на телефона, отнемане на парите, принуда за секс. Вината не е Ваша. Изслушваме Ви, преценяваме заедно опасността и говорим какво ще защити Вас и децата Ви. Нищо не става против волята Ви. При непосредствена опасност се обадете на полицията. Безплатно, с преводачка.',
  },
  {
    language: 'uk',
    title: 'Консультації у разі домашнього насильства',
    summary: 'Захищена розмова для жінок, яким партнер погрожує, яких контролює, б’є чи принижує.',
    description:
      'Насильство має багато форм: побої, погрози, перевірка телефону, позбавлення грошей, примус до сексу. Ви не винні. Ми вислухаємо, разом оцінимо небезпеку й поговоримо про те, що захистить вас і ваших дітей. Нічого не станеться проти вашої волі. Якщо небезпека просто зараз, телефонуйте в поліцію. Безкоштовно, з перекладачкою.',
  },
  {
    language: 'de-simple',
    title: 'Hilfe bei Gewalt vom Partner',
    summary: 'Tut Ihnen Ihr Partner weh? Haben Sie Angst? Wir helfen Ihnen.',
    description:
      'Gewalt ist zum Beispiel: Ihr Mann schlägt Sie. Er droht Ihnen. Er nimmt Ihr Handy oder Ihr Geld weg. Sie sind nicht schuld. Sie können mit uns sprechen. Wir sagen niemandem etwas. Wir überlegen mit Ihnen: Was schützt Sie und Ihre Kinder? Sie entscheiden selbst. Sind Sie jetzt in Gefahr? Dann rufen Sie die Polizei. Die Beratung kostet nichts.',
  },
];

export const emergencyLineWords: readonly DemoTranslation[] = [
  {
    language: 'en',
    title: 'Emergency line for families and child protection',
    summary: 'Day and night, when a child is in danger or you as parents cannot go on.',
    description:
      'Some things cannot wait until tomorrow. At any hour, on weekends and holidays too, a professional from the youth welfare office answers. Call if you are overwhelmed and afraid of hurting your child, if you urgently need somewhere to stay, or if you are worried about a child you know. You do not have to give your name.',
  },
  {
    language: 'tr',
    title: 'Aileler için acil telefon',
    summary: 'Bir çocuk tehlikedeyse veya anne baba olarak artık dayanamıyorsanız gece gündüz arayın.',
    description:
      'Bazı şeyler yarını bekleyemez. Hafta sonu ve bayramlarda da günün her saatinde gençlik dairesinden (Jugendamt) bir uzman telefona bakar. Bunaldıysanız ve çocuğunuza zarar vermekten korkuyorsanız, acilen kalacak bir yere ihtiyacınız varsa ya da bir çocuk için endişeleniyorsanız arayın. Adınızı söylemek zorunda değilsiniz.',
  },
  {
    language: 'ar',
    title: 'هاتف الطوارئ للعائلات وحماية الأطفال',
    summary: 'ليلًا ونهارًا، عندما يكون طفل في خطر أو لم تعودوا قادرين على الاستمرار.',
    description:
      'بعض الأمور لا تنتظر حتى الغد. يجيبكم مختص من دائرة رعاية الشباب (Jugendamt) في أي ساعة، في نهاية الأسبوع والأعياد أيضًا. اتصلوا إذا خفتم أن تؤذوا طفلكم من شدة الضغط، أو احتجتم إلى مأوى بسرعة، أو قلقتم على طفل تعرفونه. لستم مضطرين إلى ذكر الاسم.',
  },
  {
    language: 'ro',
    title: 'Telefon de urgență pentru familii și protecția copilului',
    summary: 'Zi și noapte, când un copil este în pericol sau când, ca părinte, nu mai puteți.',
    description:
      'Unele lucruri nu pot aștepta până mâine. La orice oră, și în weekend sau de sărbători, vă răspunde cineva de la protecția copilului (Jugendamt). Sunați dacă sunteți copleșiți și vă temeți că faceți rău copilului, dacă aveți nevoie urgentă de adăpost sau dacă vă îngrijorează soarta unui copil. Nu trebuie să vă spuneți numele.',
  },
  {
    language: 'bg',
    title: 'Спешен телефон за семейства и закрила на детето',
    summary: 'Денем и нощем, когато дете е в опасност или Вие като родител не издържате повече.',
    description:
      'Някои неща не могат да чакат до утре. По всяко време, също в почивни и празнични дни, отговаря специалист от службата за закрила (Jugendamt). Обадете се, ако сте изтощени и се страхувате, че ще навредите на детето си, ако спешно Ви трябва подслон или се тревожите за дете. Не е нужно да казвате името си.',
  },
  {
    language: 'uk',
    title: 'Екстрений телефон для родин і захисту дітей',
    summary: 'Удень і вночі, коли дитина в небезпеці або ви як батьки більше не маєте сил.',
    description:
      'Дещо не може чекати до завтра. У будь-який час, також у вихідні та свята, відповідає фахівець служби у справах дітей (Jugendamt). Телефонуйте, якщо ви виснажені й боїтеся нашкодити дитині, якщо терміново потрібен прихисток або якщо ви непокоїтеся за дитину. Ім’я називати не обов’язково.',
  },
  {
    language: 'de-simple',
    title: 'Telefon für Notfälle in der Familie',
    summary: 'Sie können immer anrufen. Auch in der Nacht.',
    description:
      'Ist ein Kind in Gefahr? Können Sie nicht mehr? Haben Sie Angst, dass Sie Ihrem Kind weh tun? Brauchen Sie schnell einen Platz zum Schlafen? Dann rufen Sie an. Eine Person vom Jugend-Amt ist am Telefon. Auch am Wochenende. Auch an Feier-Tagen. Sie müssen Ihren Namen nicht sagen. Ist ein Leben in Gefahr? Dann wählen Sie den Not-Ruf.',
  },
];
