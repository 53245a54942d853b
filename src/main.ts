import 'reflect-metadata';
import { loadSettingFiles, readConfig, readSecrets } from './config';
import { refuseToStart } from './start/explain';
import { provideDatabase, type DatabaseUrls } from './start/embedded-database';
import { holdEmbedded } from './start/hold-embedded';
import { runService } from './start/run-service';
import { stopOnSignals, type Started } from './start/until-stopped';

/** The service: settings, database, HTTP. */
async function main(): Promise<void> {
  const say = (sentence: string): void => void process.stdout.write(`${sentence}\n`);
  loadSettingFiles();
  const config = readConfig(process.env);
  const secrets = readSecrets(process.env);
  const started: Started[] = [];
  const stop = stopOnSignals(started, say);
  try {
    let urls: DatabaseUrls | null = config.database;
    if (urls === null) {
      const held = await holdEmbedded(config.stateDir, say);
      started.push({ name: 'database', stop: held.stop });
      urls = await provideDatabase(held.pg, 'hilfenetz');
    }
    const server = await runService(config, secrets, urls, say);
    started.push({ name: 'service', stop: server.close });
    say(`Ready: ${server.url}/graphql`);
  } catch (error) {
    await stop();
    throw error;
  }
}

main().catch(refuseToStart);
