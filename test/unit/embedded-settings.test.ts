import { serverArguments } from '../../src/db/embedded/settings';

describe('The settings of the built-in PostgreSQL', () => {
  it('can be changed by the caller', () => {
    expect(serverArguments('/data', 5000, { fsync: 'off', max_connections: '20' })).toEqual(
      expect.arrayContaining(['fsync=off', 'max_connections=20']),
    );
  });

  it('never open it beyond this machine, whatever the caller wishes', () => {
    const args = serverArguments('/data', 5000, {
      listen_addresses: '*',
      port: '5432',
      unix_socket_directories: '/tmp',
    });
    expect(args).toEqual(
      expect.arrayContaining(['listen_addresses=127.0.0.1', 'port=5000', 'unix_socket_directories=']),
    );
    expect(args).not.toContain('listen_addresses=*');
  });
});
