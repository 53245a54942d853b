export const superuser = 'postgres';
/** Where the server listens: never beyond this machine. */
export const host = '127.0.0.1';

const defaults: Readonly<Record<string, string>> = {
  shared_buffers: '128MB',
  max_connections: '100',
  timezone: 'UTC',
  // Personal data must not reach the log. No statement is written (log_statement, log_min_error_statement),
  // no DETAIL (terse), and no ERROR either, because its text quotes values: invalid input syntax for type
  // date: "…". "log" keeps start, stop, crashes and FATAL; the service itself gets every error anyway.
  log_min_messages: 'log',
  log_statement: 'none',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

/** Command line of the server: defaults, then the caller's wishes, then what nobody may change. */
export function serverArguments(
  data: string,
  port: number,
  wishes: Readonly<Record<string, string>> = {},
): string[] {
  const settings = {
    ...defaults,
    ...wishes,
    listen_addresses: host,
    port: String(port),
    unix_socket_directories: '',
  };
  return ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}
