import { Client } from 'pg';
import { startProduct } from './servers';

/** The owner's address of a database on the same server. */
export function addressOf(clusterUrl: string, database: string): string {
  const url = new URL(clusterUrl);
  url.pathname = `/${database}`;
  return url.href;
}

export async function asOwner<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, application_name: 'bench' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export async function createDatabase(clusterUrl: string, name: string, template: string): Promise<string> {
  await asOwner(clusterUrl, (client) => client.query(`create database ${name} template ${template}`));
  return addressOf(clusterUrl, name);
}

export async function dropDatabase(clusterUrl: string, name: string): Promise<void> {
  await asOwner(clusterUrl, (client) => client.query(`drop database ${name}`));
}

/** An empty database, migrated by the product itself: the others are copies of it. */
export async function createTemplate(clusterUrl: string, api: string, dataDir: string): Promise<string> {
  const name = 'bench_template';
  const url = await createDatabase(clusterUrl, name, 'template0');
  const product = await startProduct(api, url, dataDir);
  await product.stop();
  return name;
}
