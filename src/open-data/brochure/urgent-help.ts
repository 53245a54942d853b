/** A number to call, as it is printed and as a telephone takes it. */
export interface UrgentNumber {
  readonly number: string;
  readonly dial: string;
  readonly who: string;
  readonly when: string;
}

/** Public numbers that hold in all of Germany and cost nothing. */
export const URGENT_NUMBERS: readonly UrgentNumber[] = [
  {
    number: '112',
    dial: '112',
    who: 'Rettungsdienst und Feuerwehr',
    when: 'wenn ein Leben in Gefahr ist; Tag und Nacht',
  },
  { number: '110', dial: '110', who: 'Polizei', when: 'bei Gewalt und Gefahr; Tag und Nacht' },
  {
    number: '116 117',
    dial: '116117',
    who: 'Ärztlicher Bereitschaftsdienst',
    when: 'krank, und die Praxis hat zu; auch für Kinder; Tag und Nacht',
  },
  {
    number: '116 016',
    dial: '116016',
    who: 'Hilfetelefon „Gewalt gegen Frauen“',
    when: 'vertraulich, in vielen Sprachen; Tag und Nacht',
  },
  {
    number: '0800 40 40 020',
    dial: '08004040020',
    who: 'Hilfetelefon „Schwangere in Not“',
    when: 'vertraulich, in vielen Sprachen; Tag und Nacht',
  },
  {
    number: '0800 111 0 550',
    dial: '08001110550',
    who: 'Elterntelefon',
    when: 'wenn alles zu viel wird; montags bis freitags',
  },
  { number: '0800 111 0 111', dial: '08001110111', who: 'Telefonseelsorge', when: 'Tag und Nacht' },
];
