import { fold } from './fold';
import { stem } from './stem';

/** Words that say nothing about what is looked for. */
const SILENT = `
ab aber alle allem allen aller als also am an ander andere anderen ans auch auf aus bei beim bekomme bekommen bekommt bin bis bisher
bitte da dabei damit dann darf das dass davon dazu dein deine deinen dem den denn der deren des deshalb dich die dies diese diesem
diesen dieser dieses dir doch dort du durch dürfen eben ein eine einem einen einer eines einfach einmal er es etwa etwas euch euer eure
für ganz gar gegen geht gehen gibt ging gleich gut habe haben hat hatte hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer
im immer in ins ist ja je jede jedem jeden jeder jemand jetzt kann kannst kein keine keinem keinen keiner können könnte machen macht
mag mal man mehr mein meine meinem meinen meiner meines mich mir mit mög möchte möchten muss müssen nach nein nicht nichts noch nun
nur ob oder ohne per pro sehr seid sein seine seinem seinen seiner seit sich sie sind so soll sollen sollte sollten sondern soviel
suche suchen sucht gesucht gesuche tun tut über um und uns unser unsere unserem unseren unserer unter viel viele vom von vor wann war waren warum was
weg weil weiß welche welchem welchen welcher welches wem wen wenig wenn wer werde werden weshalb wie wieder wieso will null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zweit dritt erste ersten erster zweite zweiten dritte dritten nix nich net ned nit halt mal irgendwo irgendwas irgendwie jemals ständig immer wir wird wo
wofür woher wohin womit worden wurde würde zu zum zur zwischen finde finden findet gern gerne dringend eigentlich überhaupt schon
weiter mach mache kommt kommen komme bald lassen lässt sodass ansonsten bzw usw etc ca hallo danke gefunden angebot angebote
es et de kaum fast erst wohl nie niemals oft manchmal heute gestern seitdem obwohl trotzdem außer fehlt fehlen anders eher lieber vielleicht leider eigene eigenen eigenes braucht gegeben bekam halb ganze ganzen ganzer dauernd ständige wirklich richtig völlig total echt besser beste besten mit
the a an and or of for to in on is are i my me we our you your where how what who can do does with need want looking find get there at it
have has when be this that not from about some any near am im
ve bir bu icin nerede nasil ne kim ben benim bana mi var yok istiyorum ariyorum cok da de
`;

/** Said in nearly every question; they count when nothing else was said. */
const FAINT = `
hilfe hilfen hilf helfen hilft helft geholfen unterstützung unterstützen unterstützt brauche brauchen braucht benötige benötigen problem
probleme schwierig schwierigkeiten möglichkeit möglichkeiten rat tipps tipp stelle stellen ort nähe stadt jahre jahr jahren jahrige
monate monat monaten monats woche wochen alt alter tag tage tagen uhr help yardim ajutor помощь помощ допомога مساعدة
kind kinder kindern kindes kids sohn tochter child children kleine kleiner kleines kleinen kleinem mann frau mädchen junge kinds zeit leben neu neue neuen eltern familie familien
`;

/** In which form help comes, and for whom all of it is: that tells less than what it is for. */
const FORM = `beratung kurs gruppe treff treffen sprechstunde angebot termin hilfe kreis abend gespräch informationen information austausch
beraten seminar verein zentrum haus stelle baby babys säugling neugeborenes neugeborene kleinkind mutter mütter`;

export const SILENT_WORDS: ReadonlySet<string> = wordsOf(SILENT);
export const FAINT_WORDS: ReadonlySet<string> = wordsOf(FAINT);

/** Trunks. */
export const FORM_WORDS: ReadonlySet<string> = new Set([...wordsOf(FORM)].map(stem));

function wordsOf(text: string): Set<string> {
  return new Set(text.trim().split(/\s+/).map(fold));
}
