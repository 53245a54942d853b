import { parsePostmasterFile } from '../../src/db/embedded/postmaster-file';

const running = [
  '4242',
  '/srv/state/postgres/data',
  '1790000000',
  '54321',
  '',
  '127.0.0.1',
  '  1234567  8',
  'ready   ',
  '',
];

describe('The lock file of PostgreSQL', () => {
  it('names process, port and status', () => {
    expect(parsePostmasterFile(running.join('\n'))).toEqual({ pid: 4242, port: 54321, status: 'ready' });
  });

  it('has no status in the first moments of a start', () => {
    expect(parsePostmasterFile(running.slice(0, 5).join('\n'))).toEqual({
      pid: 4242,
      port: 54321,
      status: '',
    });
  });

  it.each([
    ['an empty file', ''],
    ['a file that is still being written', '4242\n/srv/state'],
    ['a process group instead of a process', running.with(0, '-4242').join('\n')],
    ['a port that is no number', running.with(3, 'x').join('\n')],
  ])('counts for nothing when it is %s', (_kind, text) => {
    expect(parsePostmasterFile(text)).toBeNull();
  });
});
