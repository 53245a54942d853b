import { chooseAccount } from '../../src/db/embedded/account';
import { foldersOnTheWay, mayEnter } from '../../src/db/embedded/closed-folder';

const nobody = { name: 'nobody', uid: 65534, gid: 65534 };

describe('A folder on the way to the database', () => {
  it.each([
    ['open to everybody', { mode: 0o40755, uid: 0, gid: 0 }, true],
    ['to be entered but not listed', { mode: 0o40711, uid: 0, gid: 0 }, true],
    ['a closed home folder', { mode: 0o40700, uid: 0, gid: 0 }, false],
    ['listed but not to be entered', { mode: 0o40744, uid: 0, gid: 0 }, false],
    ['open to the group of the account', { mode: 0o40750, uid: 0, gid: 65534 }, true],
    ['closed to just that group', { mode: 0o40705, uid: 0, gid: 65534 }, false],
    ['owned by the account', { mode: 0o40700, uid: 65534, gid: 0 }, true],
    ['closed to just its owner', { mode: 0o40077, uid: 65534, gid: 65534 }, false],
  ])('that is %s: the account may enter it as the kernel would allow', (_kind, folder, allowed) => {
    expect(mayEnter(folder, nobody)).toBe(allowed);
  });

  it('is every one from the root down', () => {
    expect(foldersOnTheWay('/srv/network/state')).toEqual([
      '/',
      '/srv',
      '/srv/network',
      '/srv/network/state',
    ]);
  });
});

describe('Under root PostgreSQL runs as', () => {
  it('the account postgres where there is one', () => {
    const passwd =
      'root:x:0:0::/root:/bin/sh\nnobody:x:65534:65534::/:/bin/false\npostgres:x:101:104::/:/bin/sh\n';
    expect(chooseAccount(passwd)).toEqual({ name: 'postgres', uid: 101, gid: 104 });
  });

  it('nobody otherwise', () => {
    expect(chooseAccount('root:x:0:0::/root:/bin/sh\nnobody:x:65534:65534::/:/bin/false\n')).toEqual(nobody);
  });

  it('no account that is root by another name or has no number', () => {
    expect(chooseAccount('postgres:x:0:0::/:/bin/sh\nnobody:x:::/:/bin/false\n')).toBeNull();
  });
});
