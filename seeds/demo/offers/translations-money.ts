import type { DemoTranslation } from '../offer-shape';

export const dayCareRegistrationWords: readonly DemoTranslation[] = [
  {
    language: 'en',
    title: 'Registering for day care (Kita)',
    summary: 'Help with the online portal, free places, your legal right to a place, fees and deadlines.',
    description:
      'From the first birthday every child has a right to a childcare place. Register in the autumn of the year before and name up to five day care centres. We help with the form, even if you have no computer, and keep looking with you if you only get refusals. Fees depend on your income; families on benefits pay nothing.',
  },
  {
    language: 'tr',
    title: 'Kreş ve anaokulu (Kita) kaydı',
    summary: 'Çevrim içi kayıt, boş yerler, yasal hak, ücretler ve süreler hakkında yardım.',
    description:
      'Birinci yaş gününden itibaren her çocuğun bakım yeri hakkı vardır. Kaydı bir önceki yılın sonbaharında yapın ve en fazla beş kreş seçin. Bilgisayarınız yoksa da formu birlikte doldururuz; hep ret gelirse aramaya sizinle devam ederiz. Ücret gelire bağlıdır, sosyal yardım alanlar ödemez.',
  },
  {
    language: 'ar',
    title: 'التسجيل في الروضة والحضانة (Kita)',
    summary: 'مساعدة في التسجيل عبر الإنترنت، والأماكن الشاغرة، والحق القانوني، والرسوم، والمواعيد.',
    description:
      'لكل طفل حق في مكان رعاية ابتداءً من عيد ميلاده الأول. سجّلوا في خريف العام السابق واختاروا حتى خمس روضات. نساعدكم في تعبئة الاستمارة حتى إن لم يكن لديكم حاسوب، ونواصل البحث معكم إذا جاءكم الرفض. الرسوم بحسب الدخل، ومن يتلقى المساعدات لا يدفع.',
  },
  {
    language: 'ro',
    title: 'Înscrierea la grădiniță și creșă (Kita)',
    summary: 'Ajutor cu portalul online, locuri libere, dreptul la un loc, taxe și termene.',
    description:
      'De la un an fiecare copil are dreptul la un loc. Înscrieți-l în toamna anului precedent și alegeți până la cinci grădinițe. Vă ajutăm să completați formularul, chiar dacă nu aveți calculator, și căutăm mai departe dacă primiți doar refuzuri. Taxa depinde de venit; familiile cu ajutor social nu plătesc.',
  },
  {
    language: 'bg',
    title: 'Записване в детска градина и ясла (Kita)',
    summary: 'Помощ с онлайн портала, свободни места, право на място, такси и срокове.',
    description:
      'От първия си рожден ден всяко дете има право на място. Запишете го през есента на предходната година и посочете до пет градини. Помагаме с формуляра, дори да нямате компютър, и търсим по-нататък, ако получавате само откази. Таксата зависи от дохода; семействата със социални помощи не плащат.',
  },
  {
    language: 'uk',
    title: 'Запис до дитячого садка (Kita)',
    summary: 'Допомога з онлайн-порталом, вільні місця, право на місце, оплата та строки.',
    description:
      'З першого дня народження кожна дитина має право на місце. Записуйте її восени попереднього року й назвіть до п’яти садків. Ми допоможемо заповнити форму, навіть якщо у вас немає комп’ютера, і шукатимемо далі, якщо надходять лише відмови. Оплата залежить від доходу; родини на соціальній допомозі не платять.',
  },
  {
    language: 'de-simple',
    title: 'Kind in der Kita anmelden',
    summary: 'Wir helfen Ihnen bei der Anmeldung in der Kita.',
    description:
      'Ist Ihr Kind ein Jahr alt? Dann hat es das Recht auf einen Platz in der Kita. Sie müssen Ihr Kind im Internet anmelden. Machen Sie das früh. Wir helfen Ihnen dabei. Sie brauchen keinen Computer. Wir sagen Ihnen auch: So viel kostet die Kita. Familien mit wenig Geld bezahlen nichts.',
  },
];

export const foundationMoneyWords: readonly DemoTranslation[] = [
  {
    language: 'en',
    title: 'Money from the federal foundation “Mother and Child”',
    summary: 'One-off grant for pregnant women with little money: clothes, pram, flat, baby equipment.',
    description:
      'If your money is not enough for what a baby needs, the foundation can help. You must apply before the birth, at a counselling centre like ours; afterwards it is too late. We fill in everything with you and tell you what else you can get. The grant is not deducted from benefits. The best time is between week 12 and week 28.',
  },
  {
    language: 'tr',
    title: '“Anne ve Çocuk” vakfından para yardımı',
    summary: 'Az geliri olan hamilelere bir kez ödenen yardım: giysi, bebek arabası, ev, bebek eşyası.',
    description:
      'Paranız bebeğin ihtiyaçlarına yetmiyorsa federal vakıf yardım edebilir. Başvuru doğumdan önce bizim gibi bir danışma merkezinde yapılmalıdır, sonra geç olur. Her şeyi birlikte doldururuz. Yardım, Bürgergeld’den düşülmez. En uygun zaman 12. ile 28. hafta arasıdır.',
  },
  {
    language: 'ar',
    title: 'مساعدة مالية من مؤسسة «الأم والطفل» الاتحادية',
    summary: 'مبلغ يُدفع مرة واحدة للحوامل من ذوات الدخل القليل: ملابس وعربة ومسكن ولوازم الرضيع.',
    description:
      'إذا لم يكفِ المال لما يحتاجه المولود فقد تساعدكِ المؤسسة. يجب تقديم الطلب قبل الولادة في مركز استشارة مثل مركزنا، وبعدها يفوت الأوان. نملأ كل شيء معكِ ونخبركِ بما يمكنكِ الحصول عليه أيضًا. لا يُخصم المبلغ من المساعدات الأخرى. أفضل وقت بين الأسبوعين 12 و28.',
  },
  {
    language: 'ro',
    title: 'Bani de la fundația federală „Mama și copilul”',
    summary:
      'Ajutor bănesc unic pentru gravide cu venit mic: haine, cărucior, locuință, lucruri pentru bebeluș.',
    description:
      'Dacă banii nu ajung pentru ce îi trebuie bebelușului, fundația vă poate ajuta. Cererea se face înainte de naștere, la un centru de consiliere ca al nostru; după aceea e prea târziu. Completăm totul împreună. Ajutorul nu se scade din Bürgergeld. Cel mai bine veniți între săptămâna 12 și 28.',
  },
  {
    language: 'bg',
    title: 'Пари от федералната фондация „Майка и дете“',
    summary: 'Еднократна помощ за бременни с малко пари: дрехи, количка, жилище, неща за бебето.',
    description:
      'Ако парите не стигат за нужното на бебето, фондацията може да помогне. Заявлението се подава преди раждането в консултативен център като нашия, след това е късно. Попълваме всичко заедно. Помощта не се удържа от Bürgergeld. Най-добре елате между 12-ата и 28-ата седмица.',
  },
  {
    language: 'uk',
    title: 'Гроші від федерального фонду «Мати і дитина»',
    summary: 'Одноразова допомога вагітним із малим доходом: одяг, візочок, житло, речі для немовляти.',
    description:
      'Якщо грошей не вистачає на те, що потрібно малюкові, фонд може допомогти. Заяву подають до пологів у консультаційному центрі, як-от наш, потім буде запізно. Ми заповнимо все разом. Допомогу не віднімають від Bürgergeld. Найкраще прийти між 12-м і 28-м тижнем.',
  },
];

export const parentalAllowanceWords: readonly DemoTranslation[] = [
  {
    language: 'en',
    title: 'Parental allowance (Elterngeld): advice and application',
    summary: 'Which kind of parental allowance suits you, and how do you fill in the form?',
    description:
      'How long do we stay at home, who works part-time, and how much money is there? We work out the options with you and tell you the deadlines for parental leave (Elternzeit). Apply within the first three months after birth, because it is only paid for three months in arrears. At the moment it takes about six weeks.',
  },
  {
    language: 'tr',
    title: 'Ebeveyn parası (Elterngeld): danışma ve başvuru',
    summary: 'Hangi Elterngeld size uygun, form nasıl doldurulur?',
    description:
      'Kim ne kadar evde kalacak, kim yarı zamanlı çalışacak, ne kadar para gelecek? Sizinle hesaplıyor, ebeveyn izni (Elternzeit) için süreleri söylüyoruz. Başvuruyu doğumdan sonraki ilk üç ayda yapın, çünkü geriye dönük yalnızca üç ay ödenir. İşlem şu anda yaklaşık altı hafta sürüyor.',
  },
  {
    language: 'ro',
    title: 'Indemnizația pentru creșterea copilului (Elterngeld)',
    summary: 'Ce variantă vi se potrivește și cum se completează cererea?',
    description:
      'Cât timp stăm acasă, cine lucrează cu normă redusă și câți bani primim? Calculăm împreună și vă spunem termenele pentru concediul parental (Elternzeit). Depuneți cererea în primele trei luni după naștere, fiindcă se plătește retroactiv doar pentru trei luni. Acum durează cam șase săptămâni.',
  },
  {
    language: 'uk',
    title: 'Батьківська допомога (Elterngeld): поради та заява',
    summary: 'Який вид допомоги вам підходить і як заповнити заяву?',
    description:
      'Скільки бути вдома, хто працюватиме неповний день і скільки грошей вийде? Ми порахуємо разом і назвемо строки для батьківської відпустки (Elternzeit). Подайте заяву в перші три місяці після пологів, бо заднім числом платять лише за три місяці. Наразі розгляд триває близько шести тижнів.',
  },
];

export const clothingWords: readonly DemoTranslation[] = [
  {
    language: 'en',
    title: 'Clothes for pregnant women, babies and children',
    summary: 'Good second-hand clothes, bedding and toys for a small donation or for free.',
    description:
      'You will find maternity wear, rompers, winter jackets, shoes, sleeping bags and toys, washed and sorted by size. Choose at your leisure and give what you can; if you have nothing, you pay nothing. We ask for no papers. There are often nappies, too. On Tuesdays we accept donations.',
  },
  {
    language: 'ar',
    title: 'ملابس للحوامل والرضّع والأطفال',
    summary: 'ملابس وأغطية وألعاب مستعملة بحالة جيدة مقابل تبرع صغير أو مجانًا.',
    description:
      'تجدون ملابس للحوامل وملابس رضّع ومعاطف شتوية وأحذية وأكياس نوم وألعابًا، كلها مغسولة ومرتبة بحسب المقاس. اختاروا على مهل وادفعوا ما تستطيعون، ومن لا يملك لا يدفع. لا نطلب أي أوراق. كثيرًا ما تتوفر حفاضات أيضًا.',
  },
  {
    language: 'ro',
    title: 'Haine pentru gravide, bebeluși și copii',
    summary: 'Haine, lenjerii și jucării în stare bună, pentru o mică donație sau gratis.',
    description:
      'Găsiți haine de gravide, salopete, geci de iarnă, pantofi, saci de dormit și jucării, spălate și aranjate pe mărimi. Alegeți în liniște și dați cât puteți; cine nu are, nu plătește. Nu cerem acte. Adesea avem și scutece.',
  },
  {
    language: 'bg',
    title: 'Дрехи за бременни, бебета и деца',
    summary: 'Запазени дрехи, спално бельо и играчки срещу малко дарение или безплатно.',
    description:
      'Тук ще намерите дрехи за бременни, бебешки гащеризони, зимни якета, обувки, спални чувалчета и играчки, изпрани и подредени по размери. Избирате спокойно и давате колкото можете; който няма, не плаща. Не искаме документи. Често има и пелени.',
  },
  {
    language: 'uk',
    title: 'Одяг для вагітних, немовлят і дітей',
    summary: 'Гарний уживаний одяг, постіль та іграшки за невелику пожертву або безкоштовно.',
    description:
      'Тут є одяг для вагітних, комбінезони, зимові куртки, взуття, спальні мішки та іграшки, випрані й розкладені за розмірами. Вибирайте спокійно й дайте, скільки можете; хто не має, не платить. Документів не просимо. Часто є підгузки.',
  },
];
