import { errorsBetween } from '../../src/modules/catalogue/search/correct';
import { readQuestion } from '../../src/modules/catalogue/words/expand';
import { fold, tokensOf } from '../../src/modules/catalogue/words/fold';
import { wordsOf } from '../../src/modules/catalogue/words/index-words';
import { splitCompound, splitDeep } from '../../src/modules/catalogue/words/split';
import { stem, stemOfOther } from '../../src/modules/catalogue/words/stem';
import { meaningsSaid, nearestOfField } from '../../src/modules/catalogue/words/vocabulary';

/** How German is read, before a database is asked. */
describe('one spelling is made of', () => {
  it.each([
    ['Müller Mueller Muller', 'muller'],
    ['Straße STRASSE Strasse', 'strasse'],
    ['Frühchen Fruehchen FRÜHCHEN', 'fruhchen'],
    ['Café Cafe CAFÉ', 'cafe'],
    ['İstanbul istanbul ıstanbul', 'istanbul'],
    ['أم ام', 'ام'],
  ])('%s', (spellings, folded) => {
    for (const spelling of spellings.split(' ')) expect(fold(spelling)).toBe(folded);
  });

  it.each(['neue', 'Frauen', 'Quelle', 'Feuer', 'bauen'])('%s nothing else: no umlaut is meant', (word) => {
    expect(fold(word)).toBe(word.toLowerCase());
  });
});

describe('the words of a text', () => {
  it('are not single letters, nor small numbers, nor signs', () => {
    expect(tokensOf('1. U3 – 24 h, e. V. (0231) 5!').map((token) => token.word)).toEqual(['u3', '0231']);
  });

  it('know which were written with a hyphen, and that „zu Hause“ is one', () => {
    expect(tokensOf('Eltern-Kind-Gruppe zu Hause').map(({ word, joined }) => [word, joined])).toEqual([
      ['eltern', false],
      ['kind', true],
      ['gruppe', true],
      ['zuhause', false],
    ]);
  });
});

describe('the same trunk have', () => {
  it.each([
    'Beratung Beratungen beraten',
    'Kind Kinder Kindern Kindes',
    'Vater Väter Vätern',
    'schwanger Schwangere Schwangerschaft schwangeren',
    'stillen stillt stillend gestillt',
    'Hebamme Hebammen',
    'schreien schreit schreiend geschrien',
    'spricht sprechen gesprochen',
    'Arzt Ärzte Ärztin Ärztinnen',
    'krank Krankheit Krankheiten',
    'Trennung trennen getrennt',
    'Entwicklung entwickeln entwickelt',
    'Kita Kitas',
    'Oma Opa Großeltern',
  ])('%s', (forms) => {
    expect(new Set(forms.split(' ').map((form) => stem(fold(form)))).size).toBe(1);
  });

  it.each(['Mutter Mut', 'Geburt Burg', 'Kur Kurs', 'Haus Haut', 'Vater Vase'])('not %s', (words) => {
    const [one = '', other = ''] = words.split(' ').map((word) => stem(fold(word)));
    expect(one).not.toBe(other);
  });

  it('the forms of a word in other languages, by their beginning', () => {
    expect(stemOfOther(fold('bebeğim'))).toBe(stemOfOther(fold('bebeğimiz')));
    expect(stemOfOther(fold('الرضاعة'))).toBe(stemOfOther(fold('رضاعة')));
    expect(stemOfOther('babies')).toBe(stemOfOther('baby'));
  });
});

describe('a compound', () => {
  it.each([
    ['Stillberatung', 'still beratung'],
    ['Schwangerschaftsberatung', 'schwangerschaft beratung'],
    ['Waldspielgruppe', 'wald spielgruppe'],
    ['Kinderyoga', 'kinder yoga'],
    ['Hebamme', ''],
    ['Untersuchung', ''],
  ])('%s is made of: %s', (word, parts) => {
    expect(splitCompound(fold(word)).join(' ')).toBe(parts);
  });

  it('gives the parts of its parts too', () => {
    expect(splitDeep(fold('Geburtsvorbereitungskurs'))).toEqual(expect.arrayContaining(['geburt', 'kurs']));
  });

  it('of any letters is taken apart in no time', () => {
    const started = performance.now();
    for (const word of ['s'.repeat(60), 'kinder'.repeat(10), 'essens'.repeat(10)]) splitDeep(word);
    expect(performance.now() - started).toBeLessThan(200);
  });
});

describe('a question', () => {
  const trunksIn = (text: string): string[] => readQuestion(text).trunks.map((trunk) => trunk.text);

  it('of nothing but faint words is still asked', () => {
    expect(trunksIn('Hilfe')).toContain(stem('hilfe'));
    expect(readQuestion('!?').trunks).toEqual([]);
  });

  it.each([
    ['Wer hilft mir, wenn mein Mann mich schlägt?', 'frauenhaus'],
    ['mein Kind spricht noch nicht', 'logopädie'],
    ['Schreibaby', 'schreisprechstunde'],
    ['Kita', 'kinderbetreuung'],
    ['FGKiKP', 'familienhebamme'],
    ['ebe', 'hebamme'],
    ['акушерка', 'hebamme'],
    ['midwife', 'hebamme'],
    ['kein geld', 'bürgergeld'],
    ['Eltern Café', 'elterncafé'],
  ])('“%s” is also read as %s', (text, word) => {
    expect(trunksIn(text)).toContain(stem(fold(word)));
  });

  it('counts a thing once, by its worthiest reading', () => {
    const { readings } = readQuestion('Schreibaby schreit');
    const keys = readings.map(({ thing, trunk }) => `${thing} ${trunk}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(readings.every(({ worth }) => worth > 0 && worth <= 100)).toBe(true);
  });

  it('holds no more than some hundred trunks, however long', () => {
    const long =
      'Schreibaby Geld Wohnung Kita Hebamme Trauer Gewalt Logopädie Kleidung Schulden Stillen Trennung '.repeat(
        3,
      );
    expect(readQuestion(long).trunks.length).toBeLessThan(400);
  });

  it('looks up the beginning of a word only while it is being typed', () => {
    expect(readQuestion('babymas').trunks.some((trunk) => trunk.begins)).toBe(true);
    expect(readQuestion('babymas ').trunks.some((trunk) => trunk.begins)).toBe(false);
  });

  it('never breaks what the database is told, whatever is typed', () => {
    for (const text of [
      `'; drop table x; --`,
      `a\\'b:*&|!()`,
      '\u0000 \ud800 <->',
      'x'.repeat(300),
      '؟؟؟ ﷺ',
    ]) {
      for (const trunk of readQuestion(text).trunks) expect(trunk.text).toMatch(/^[\p{L}\p{N}]+$/u);
    }
  });
});

describe('typing errors', () => {
  it.each([
    ['schreibbaby', 'schreibaby'],
    ['hebame', 'hebamme'],
    ['wochenbet', 'wochenbett'],
    ['elterngled', 'elterngeld'],
    ['hebamme', 'hebamme'],
    ['kurs', null],
    ['fahrradweg', null],
  ])('%s is the field’s %s', (typed, meant) => {
    expect(nearestOfField(typed)).toBe(meant);
  });

  it.each([
    ['hebamme', 'hebamme', 0],
    ['hebame', 'hebamme', 1],
    ['hebmame', 'hebamme', 1],
    ['hbeame', 'hebamme', 2],
    ['abc', 'acb', 1],
    ['', 'abc', 3],
  ])('%s and %s are %d apart', (one, other, errors) => {
    expect(errorsBetween(one, other)).toBe(errors);
  });
});

it('a saying is recognised whoever it is said of', () => {
  const said = (text: string): number =>
    meaningsSaid(new Set(tokensOf(text).map((token) => stem(token.word)))).length;
  expect(said('mein Freund schlägt mich')).toBeGreaterThan(0);
  expect(said('meine Tochter spricht nicht')).toBeGreaterThan(0);
  expect(said('guten Morgen')).toBe(0);
});

it('a word counts for the best place it stands in, a part of a compound for the place below', () => {
  const { lexemes, spellings } = wordsOf([
    { tier: 'C', text: 'Stillen und Beratung für Eltern' },
    { tier: 'A', text: 'Stillberatung' },
    { tier: 'D', text: 'Emzirme danışmanlığı', other: true },
  ]);
  expect(lexemes).toEqual(expect.arrayContaining([`A${stem('stillberatung')}`, 'Bstill', 'D~emzirm']));
  expect(lexemes).not.toContain('Cstill');
  expect(spellings).toMatchObject({ stillberatung: 'Stillberatung', stillen: 'Stillen' });
});
