import type { DemoTranslation } from '../offer-shape';

export const welcomeVisitWords: readonly DemoTranslation[] = [
  {
    language: 'en',
    title: 'Welcome visit for families with a newborn',
    summary:
      'We come to congratulate you and bring a small present and a folder about all the help in our town.',
    description:
      'Every family with a new baby gets a letter with a suggested date. A trained visitor comes to your home in the first eight weeks for about an hour. She answers questions about childcare, health and money and knows the meeting places in your neighbourhood. The visit is voluntary and not an inspection. If the date does not suit you, just call.',
  },
  {
    language: 'tr',
    title: 'Yeni doğan bebekli ailelere hoş geldin ziyareti',
    summary: 'Sizi evinizde kutluyor, küçük bir hediye ve kentteki yardımları anlatan bir dosya getiriyoruz.',
    description:
      'Bebeği olan her aileye tarih önerisiyle bir mektup gelir. Eğitimli bir görevli ilk sekiz hafta içinde sizi yaklaşık bir saat ziyaret eder. Bakım, sağlık ve para konularındaki sorularınızı yanıtlar, mahallenizdeki buluşma yerlerini bilir. Ziyaret gönüllüdür, denetim değildir. Tarih uymuyorsa arayıp değiştirebilirsiniz.',
  },
  {
    language: 'ar',
    title: 'زيارة ترحيبية للعائلات التي رُزقت بمولود جديد',
    summary: 'نهنئكم في بيتكم ونحضر هدية صغيرة وملفًا فيه كل المساعدات المتوفرة في المدينة.',
    description:
      'تصل إلى كل عائلة لديها مولود جديد رسالة فيها موعد مقترح. تزوركم موظفة مختصة في الأسابيع الثمانية الأولى لمدة ساعة تقريبًا، وتجيب عن أسئلتكم حول رعاية الطفل والصحة والمال، وتعرف أماكن اللقاء في حيّكم. الزيارة اختيارية وليست تفتيشًا. ترافقها مترجمة إلى العربية.',
  },
  {
    language: 'ro',
    title: 'Vizită de bun venit pentru familiile cu nou-născuți',
    summary: 'Venim acasă să vă felicităm, cu un mic cadou și un dosar despre toate ajutoarele din oraș.',
    description:
      'Fiecare familie cu un nou-născut primește o scrisoare cu o dată propusă. În primele opt săptămâni vă vizitează o persoană calificată, cam o oră. Ea răspunde la întrebări despre îngrijire, sănătate și bani și cunoaște locurile de întâlnire din cartier. Vizita este benevolă, nu un control. Vine și o traducătoare.',
  },
  {
    language: 'bg',
    title: 'Посещение за добре дошло при семейства с новородено',
    summary: 'Идваме у Вас, за да Ви поздравим, с малък подарък и папка с всички помощи в града.',
    description:
      'Всяко семейство с новородено получава писмо с предложена дата. През първите осем седмици при Вас идва специалистка за около час. Тя отговаря на въпроси за грижите, здравето и парите и познава местата за срещи в квартала. Посещението е доброволно и не е проверка. С нея идва и преводачка.',
  },
  {
    language: 'uk',
    title: 'Вітальний візит до родин із немовлям',
    summary: 'Ми завітаємо, щоб привітати вас, і принесемо подарунок та теку про всю допомогу в місті.',
    description:
      'Кожна родина з новонародженим отримує листа із запропонованою датою. У перші вісім тижнів фахівчиня прийде до вас приблизно на годину. Вона відповість на запитання про догляд, здоров’я та гроші й знає місця зустрічей у вашому районі. Візит добровільний і не є перевіркою. Якщо дата не підходить, просто зателефонуйте.',
  },
  {
    language: 'de-simple',
    title: 'Besuch für Familien mit einem neuen Baby',
    summary: 'Wir kommen zu Ihnen nach Hause. Wir bringen ein Geschenk mit.',
    description:
      'Sie haben ein Baby bekommen. Wir freuen uns mit Ihnen. Sie bekommen einen Brief von uns. Im Brief steht ein Termin. Dann kommt eine Frau zu Ihnen nach Hause. Sie bleibt etwa eine Stunde. Sie können ihr Fragen stellen. Zum Beispiel: Wo finde ich einen Kinderarzt? Der Besuch ist freiwillig. Er kostet nichts. Wir kontrollieren Sie nicht.',
  },
];

export const familyMidwifeWords: readonly DemoTranslation[] = [
  {
    language: 'en',
    title: 'Family midwife: support until the first birthday',
    summary: 'Regular home visits for pregnant women and parents who are going through a hard time.',
    description:
      'Sometimes everything comes at once: little money, quarrels, illness, a small flat. A family midwife is a midwife with extra training. She visits you once or twice a week, from pregnancy until your baby’s first birthday, looks after health, feeding and development with you, and comes along to offices and doctors. It is free, voluntary and confidential.',
  },
  {
    language: 'tr',
    title: 'Aile ebesi: ilk yaş gününe kadar destek',
    summary: 'Zor bir dönemden geçen hamilelere ve anne babalara düzenli ev ziyaretleri.',
    description:
      'Bazen her şey üst üste gelir: az para, kavga, hastalık, dar bir ev. Aile ebesi, ek eğitim almış bir ebedir. Hamilelikten bebeğin ilk yaş gününe kadar haftada bir iki kez evinize gelir; sağlık, beslenme ve gelişim konularında yanınızda olur, isterseniz sizinle resmî dairelere ve doktora gider. Ücretsiz, gönüllü ve gizlidir.',
  },
  {
    language: 'ar',
    title: 'قابلة الأسرة: مرافقة حتى عيد الميلاد الأول',
    summary: 'زيارات منزلية منتظمة للحوامل وللأهل الذين يمرون بظروف صعبة.',
    description:
      'أحيانًا تجتمع الصعوبات: قلة المال، الخلافات، المرض، ضيق البيت. قابلة الأسرة هي قابلة لديها تأهيل إضافي، تزوركم مرة أو مرتين في الأسبوع منذ الحمل وحتى عيد ميلاد الطفل الأول، وتهتم معكم بالصحة والتغذية والنمو، وترافقكم إلى الدوائر والأطباء إذا رغبتم. الخدمة مجانية واختيارية وسرية.',
  },
  {
    language: 'bg',
    title: 'Семейна акушерка: подкрепа до първия рожден ден',
    summary: 'Редовни домашни посещения за бременни и родители, на които в момента им е трудно.',
    description:
      'Понякога всичко идва наведнъж: малко пари, скандали, болест, тясно жилище. Семейната акушерка има допълнително обучение. Тя идва веднъж-два пъти седмично от бременността до първия рожден ден, грижи се заедно с Вас за здравето, храненето и развитието на бебето и Ви придружава до институции и лекари. Безплатно, доброволно и поверително.',
  },
  {
    language: 'de-simple',
    title: 'Familien-Hebamme',
    summary: 'Eine Hebamme kommt zu Ihnen nach Hause. Sie hilft Ihnen das ganze erste Jahr.',
    description:
      'Haben Sie gerade viele Sorgen? Zum Beispiel: wenig Geld, Streit oder Krankheit? Dann hilft Ihnen eine Familien-Hebamme. Sie kommt ein Mal oder zwei Mal in der Woche. Sie zeigt Ihnen: So geht es dem Baby gut. Sie geht mit Ihnen zum Amt oder zum Arzt. Sie kommt bis zum ersten Geburtstag. Das kostet nichts. Sie können jederzeit aufhören.',
  },
];

export const familySponsorsWords: readonly DemoTranslation[] = [
  {
    language: 'en',
    title: 'Volunteer family mentors',
    summary: 'Volunteers give your family two to three hours of their time each week for a year.',
    description:
      'Are the grandparents far away, and would a helping hand do you good? A volunteer comes once a week, takes your child to the playground, goes with you to an office, listens or babysits while you see the dentist. Our volunteers are trained and have had a background check. We make sure that you suit each other.',
  },
  {
    language: 'uk',
    title: 'Волонтери для родин',
    summary: 'Волонтери дарують вашій родині дві-три години на тиждень протягом року.',
    description:
      'Бабуся й дідусь далеко, а допомога була б доречною? Волонтерка або волонтер приходить раз на тиждень: гуляє з дитиною, супроводжує вас до установ, вислухає чи побуде з малюком, поки ви в лікаря. Усі пройшли навчання та перевірку. Ми подбаємо, щоб ви підходили одне одному.',
  },
  {
    language: 'ar',
    title: 'متطوعون لمساندة العائلات',
    summary: 'متطوعات ومتطوعون يمنحون عائلتكم ساعتين إلى ثلاث ساعات كل أسبوع لمدة عام.',
    description:
      'هل يسكن الأجداد بعيدًا وتحتاجون إلى يد تساعدكم؟ تأتي متطوعة أو متطوع مرة في الأسبوع، يخرج مع الطفل إلى الملعب، أو يرافقكم إلى الدوائر، أو يستمع إليكم، أو يبقى مع الطفل أثناء موعدكم. جميع المتطوعين مدربون وقدّموا شهادة حسن سلوك. الخدمة مجانية.',
  },
];
