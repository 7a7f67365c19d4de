import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { request as send } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from '@20minutes/s3rver';
import type { List, Milestone, Problem, ProjectDocument, Readers } from '@wegmarke/domain/contracts';
import { RecurringJobs } from '../src/platform/jobs/recurring-jobs';
import { TestApp } from './support/app';
import { asOwner } from './support/database';
import { Factory } from './support/factories';
import type { HttpClient } from './support/http-client';
import { makePlanCity, type PlanCity, today } from './support/plan-city';
import { bomb, bombInTypes, docm, docx, formWith, PDF, PNG, WORD } from './support/sample-files';

type Answered = ProjectDocument & Problem;

const READERS = ['office', 'council', 'public'] as const;
const faultsOf = ({ status, json }: { status: number; json: Problem }) => [
  status,
  json.errors?.map(({ pointer, code }) => `${pointer} ${code}`).join(),
];

describe('documents', () => {
  let app: TestApp;
  let city: PlanCity;
  let foreign: PlanCity;
  let folder: string;
  /** Holds no office, as somebody whose appointment has ended. */
  let former: HttpClient;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wegmarke-documents-'));
    app = await TestApp.start({ env: { DATA_DIR: folder, MAX_UPLOAD_MB: '1' } });
    city = await makePlanCity(app, 'belegstadt');
    foreign = await makePlanCity(app, 'nachbarstadt');
    await asOwner(app.databaseUrl, async (client) => {
      const { accountId, personId, email } = await (
        await Factory.municipality(client, 'anderswo')
      ).member('former');
      await client.query('insert into person (municipality_id, id, name) values ($1, $2, $3)', [
        city.municipalityId,
        personId,
        'Former',
      ]);
      await client.query(
        'insert into membership (municipality_id, account_id, person_id) values ($1, $2, $3)',
        [city.municipalityId, accountId, personId],
      );
      former = await app.signIn(email);
    });
  });
  afterAll(async () => {
    await app.stop();
    await rm(folder, { recursive: true });
  });

  const project = (): string => `${city.path}/projects/${city.projectIds[0] ?? ''}`;
  const milestone = (at = 0): string => `${city.path}/milestones/${city.milestoneIds[at] ?? ''}`;
  const upload = (
    content: Buffer | string,
    name: string,
    fields: Record<string, string> = {},
    { client = city.head, to = project() }: { client?: HttpClient; to?: string } = {},
  ) => client.post<Answered>(`${to}/documents`, formWith(content, name, fields));
  const fileOf = ({ id }: { id: string }): string => `${city.path}/documents/${id}/file`;
  const listed = async (client: HttpClient): Promise<string[]> => {
    const { json } = await client.get<List<ProjectDocument>>(`${project()}/documents`);
    return json.items.map(({ title }) => title);
  };
  /** Files below a folder of the data directory. */
  const filesIn = async (name: string): Promise<string[]> => {
    const entries = await readdir(join(folder, name), { recursive: true, withFileTypes: true }).catch(
      () => [],
    );
    return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  };

  it('are what their content says, whatever they are called', async () => {
    for (const [content, name, mediaType, title] of [
      [PDF, 'Bescheid.pdf', 'application/pdf', 'Bescheid.pdf'],
      [PNG, 'C:\\Fotos\\beleg "1".pdf', 'image/png', 'beleg 1.png'],
      [docx(), 'Vermerk.zip', WORD, 'Vermerk.docx'],
      ['Zeile eins\r\nZeile zwei\tÄ', 'zahlen.csv', 'text/plain', 'zahlen.csv'],
      ['<3 für alle', '\u202egnp.exe', 'text/plain', 'gnp.txt'],
    ] as const) {
      const { status, json } = await upload(content, name);
      expect([name, status, json.mediaType, json.title]).toEqual([name, 201, mediaType, title]);
      expect([json.size, json.readers, json.version]).toEqual([Buffer.from(content).length, 'office', 1]);
    }
  });

  it('are refused where they could run, hide or are nothing that is known', async () => {
    const before = (await filesIn('documents')).length;
    for (const [content, name] of [
      ['<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'bild.svg'],
      ['<?xml version="1.0"?><svg/>', 'bild.png'],
      ['<!DOCTYPE html><script>alert(1)</script>', 'bescheid.pdf'],
      ['\uFEFF \n<html><body>', 'notiz.txt'],
      [docm(), 'makro.docx'],
      [Buffer.from('MZ\x90\x00\x03', 'latin1'), 'programm.pdf'],
      [Buffer.from('\x00\x01\x02binär', 'latin1'), 'text.txt'],
      [Buffer.from('caf\xe9', 'latin1'), 'latin1.txt'],
    ] as const) {
      expect([name, ...faultsOf(await upload(content, name))]).toEqual([name, 422, '/file file-type']);
    }
    expect(faultsOf(await upload('', 'leer.txt'))).toEqual([422, '/file file-empty']);
    expect((await filesIn('documents')).length).toBe(before);
    expect(await filesIn('uploads')).toEqual([]);
  });

  it('are never unpacked: a bomb stays as small as it is', async () => {
    const packed = bomb();
    expect(packed.length).toBeLessThan(1_000_000);
    const { status, json } = await upload(packed, 'bombe.docx');
    expect([status, json.mediaType, json.size]).toEqual([201, WORD, packed.length]);
    // Where even the entry that tells the type is one, it is not read.
    expect([201, 422]).toContain((await upload(bombInTypes(), 'bombe2.docx')).status);
  });

  it('have a largest size, one file a form, and known fields', async () => {
    const large = await upload(Buffer.concat([PDF, Buffer.alloc(1_048_576)]), 'gross.pdf');
    expect([large.status, large.json.code]).toEqual([413, 'file-too-large']);
    expect(faultsOf(await upload(PDF, 'a.pdf', { readers: 'everybody' }))).toEqual([422, '/readers in']);
    expect(faultsOf(await upload(PDF, 'a.pdf', { title: '' }))).toEqual([422, '/title plain-text']);
    expect(faultsOf(await upload(PDF, 'a.pdf', { owner: 'x' }))).toEqual([422, '/owner unknown-field']);
    const two = formWith(PDF, 'a.pdf');
    two.append('file', new Blob(['b']), 'b.txt');
    expect(faultsOf(await city.head.post(`${project()}/documents`, two))).toEqual([422, '/file required']);
    const none = new FormData();
    none.append('title', 'Ohne Datei');
    expect(faultsOf(await city.head.post(`${project()}/documents`, none))).toEqual([422, '/file required']);
    const json = await city.head.post(`${project()}/documents`, { title: 'x' });
    expect([json.status, json.json.code]).toEqual([415, 'not-multipart']);
    const boundless = await city.head.post(`${project()}/documents`, 'x', {
      'content-type': 'multipart/form-data;',
    });
    expect([boundless.status, boundless.json.code]).toEqual([400, 'upload-broken']);
    expect(await filesIn('uploads')).toEqual([]);
  });

  it('that break off leave nothing half', async () => {
    const before = await listed(city.head);
    const files = (await filesIn('documents')).length;
    const body = `--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7`;
    const cut = await city.head.post(`${project()}/documents`, body, {
      'content-type': 'multipart/form-data; boundary=x',
    });
    expect([cut.status, cut.json.code]).toEqual([400, 'upload-broken']);
    await new Promise<void>((resolve) => {
      const { hostname, port } = new URL(app.baseUrl);
      const broken = send({
        hostname,
        port,
        method: 'POST',
        path: `/api/v1${project()}/documents`,
        headers: {
          cookie: city.head.cookie,
          'content-type': 'multipart/form-data; boundary=x',
          'content-length': '500000',
        },
      });
      broken.on('error', () => undefined);
      broken.on('close', resolve);
      broken.write(body, () => broken.destroy());
    });
    // The server has noticed once the next one is through.
    await upload(PDF, 'danach.pdf');
    expect(await listed(city.head)).toEqual(before);
    expect(await filesIn('documents')).toHaveLength(files);
    // What an end of the process left goes with the next round.
    const left = join(folder, 'uploads', 'left');
    await writeFile(left, '%PDF');
    await utimes(left, 0, 0);
    await app.app.get(RecurringJobs).run('erase-documents');
    expect(await filesIn('uploads')).toEqual([]);
  });

  it('are read by whom they are for, each role at each level; what is for others is not there', async () => {
    const added = new Map<Readers, ProjectDocument>();
    for (const readers of READERS) {
      const { json } = await upload(`Für ${readers}`, `${readers}.txt`, { readers });
      added.set(readers, json);
    }
    for (const [who, client, levels] of [
      ['head', city.head, ['office', 'council', 'public']],
      ['cdo', city.cdo, ['office', 'council', 'public']],
      ['council', city.council, ['council', 'public']],
      ['former', former, ['public']],
      ['public', app.client(), ['public']],
      ['foreign', foreign.cdo, ['public']],
    ] as const) {
      const titles = await listed(client);
      for (const readers of READERS) {
        const document = added.get(readers) ?? fail(readers);
        const { status } = await client.get(fileOf(document));
        const isRead = levels.some((level) => level === readers);
        expect([who, readers, status]).toEqual([who, readers, isRead ? 200 : 404]);
        expect([who, readers, titles.includes(`${readers}.txt`)]).toEqual([who, readers, isRead]);
      }
    }
    // The same ids in another city are not there, whatever the level.
    for (const { id } of added.values()) {
      expect((await foreign.cdo.get(`${foreign.path}/documents/${id}/file`)).status).toBe(404);
      const removal = await foreign.cdo.delete(`${foreign.path}/documents/${id}`, { 'if-match': '"1"' });
      expect(removal.status).toBe(404);
    }
    const { json } = await app.client().get<List<ProjectDocument>>(`${project()}/documents`);
    expect(json.items.map(({ addedBy }) => addedBy)).toEqual(json.items.map(() => null));
  });

  it('of a project that is not published are not there for the public', async () => {
    const { json: hidden } = await city.cdo.post<{ id: string }>(`${city.path}/projects`, {
      strategyId: city.strategyId,
      pillarId: city.pillarIds[0],
      officeId: city.officeId,
      title: { source: 'de', texts: { de: 'Noch nicht öffentlich' } },
    });
    const to = `${city.path}/projects/${hidden.id}`;
    const { json } = await upload(PDF, 'a.pdf', { readers: 'public' }, { to });
    expect((await app.client().get(`${to}/documents`)).status).toBe(404);
    expect((await app.client().get(fileOf(json))).status).toBe(404);
    expect((await city.council.get(fileOf(json))).status).toBe(200);
  });

  it('are added, changed and removed by whoever answers for the project, and by nobody else', async () => {
    expect((await upload(PDF, 'a.pdf', {}, { client: app.client() })).status).toBe(401);
    expect((await upload(PDF, 'a.pdf', {}, { client: city.council })).status).toBe(403);
    expect((await upload(PDF, 'a.pdf', {}, { client: foreign.cdo })).status).toBe(404);
    expect((await upload(PDF, 'a.pdf', {}, { client: city.cdo })).status).toBe(201);
    const { json } = await upload('Nur kurz', 'kurz.txt', { readers: 'council', title: 'Kurz' });
    const path = `${city.path}/documents/${json.id}`;
    expect((await city.council.patch(path, { title: 'x' }, { 'if-match': '"1"' })).status).toBe(403);
    expect((await city.head.patch(path, { title: 'x' })).status).toBe(428);
    expect((await city.head.patch(path, { title: 'x' }, { 'if-match': '"7"' })).status).toBe(412);
    const changed = await city.head.patch<Answered>(path, { readers: 'office' }, { 'if-match': '"1"' });
    expect([changed.status, changed.json.readers, changed.json.version]).toEqual([200, 'office', 2]);
    expect((await city.council.get(fileOf(json))).status).toBe(404);
    expect((await city.head.delete(path, { 'if-match': '"2"' })).status).toBe(204);
    expect((await city.head.get(fileOf(json))).status).toBe(404);
    expect((await city.head.delete(path, { 'if-match': '"3"' })).status).toBe(404);
    const marked = await asOwner(app.databaseUrl, (client) =>
      client.query('select removed_at is not null as removed, title from document where id = $1', [json.id]),
    );
    expect(marked.rows).toEqual([{ removed: true, title: 'Kurz' }]);
  });

  it('sent twice are there once', async () => {
    const first = await upload(PNG, 'einmal.png', { readers: 'council' });
    const second = await upload(PNG, 'nochmal.png', { readers: 'council' });
    expect([second.status, second.json.id]).toEqual([201, first.json.id]);
    const elsewhere = await upload(PNG, 'einmal.png', { readers: 'council' }, { to: milestone(2) });
    expect(elsewhere.json.id).not.toBe(first.json.id);
  });

  it('sent at the same moment are there once', async () => {
    const sent = await Promise.all(['a', 'b', 'c', 'd'].map((name) => upload('Zugleich', `${name}.txt`)));
    expect(sent.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(sent.map(({ json }) => json.id)).size).toBe(1);
  });

  it('are sent so that nothing in them runs, under their own name', async () => {
    const { json } = await upload(PNG, 'Straßenplan „Süd“.png', { readers: 'public' });
    const shown = await app.client().get(fileOf(json));
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-cache',
      etag: `"${json.sha256 ?? ''}"`,
    });
    const policy = shown.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'; sandbox");
    expect(policy).not.toContain('allow-');
    expect(shown.headers.get('content-disposition')).toBe(
      `inline; filename="Stra_enplan _Su_d_.png"; filename*=UTF-8''Stra%C3%9Fenplan%20%E2%80%9ES%C3%BCd%E2%80%9C.png`,
    );
    const again = await app.client().get(fileOf(json), { 'if-none-match': `"${json.sha256 ?? ''}"` });
    expect([again.status, again.text]).toEqual([304, '']);
    const { json: paper } = await upload(PDF, 'Bescheid.pdf', { readers: 'public' });
    const kept = await app.client().get(fileOf(paper));
    expect(kept.headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(kept.text).toBe(PDF.toString('latin1'));
  });

  it('that are links are addresses of pages, of the project or of one of its milestones', async () => {
    const link = (body: object, client = city.head) => client.post<Answered>(`${project()}/links`, body);
    const { status, json } = await link({
      url: 'https://stadt.example/rat',
      milestoneId: city.milestoneIds[1],
    });
    expect([status, json.kind, json.title, json.milestoneId]).toEqual([
      201,
      'link',
      'stadt.example',
      city.milestoneIds[1],
    ]);
    for (const url of [
      'javascript:alert(1)',
      'https://user:secret@stadt.example',
      'ftp://stadt.example',
      'x',
    ])
      expect([url, (await link({ url })).status]).toEqual([url, 422]);
    expect((await link({ url: 'https://stadt.example', milestoneId: foreign.milestoneIds[0] })).status).toBe(
      404,
    );
    expect((await link({ url: 'https://stadt.example', milestoneId: city.milestoneIds[3] })).status).toBe(
      422,
    );
    expect((await link({ url: 'https://stadt.example' }, city.council)).status).toBe(403);
  });

  it('evidence a completion, and the only one stays while it stands', async () => {
    const patch = async (body: object) => {
      const tag = (await city.head.get(milestone())).headers.get('etag') ?? '';
      return city.head.patch<Milestone & Problem>(milestone(), body, { 'if-match': tag });
    };
    const { json: other } = await upload(PNG, 'anderer.png', {}, { to: milestone(1) });
    const { json: photo } = await upload(PNG, 'foto.png', {}, { to: milestone() });
    expect(photo.milestoneId).toBe(city.milestoneIds[0]);
    const wrong = await patch({ completedOn: today(), evidenceDocumentId: other.id });
    expect(faultsOf(wrong)).toEqual([422, '/evidenceDocumentId unknown']);
    const done = await patch({ completedOn: today(), evidenceDocumentId: photo.id });
    expect([done.status, done.json.completedOn, done.json.evidence]).toEqual([200, today(), 'evidenced']);
    const removal = await city.head.delete(`${city.path}/documents/${photo.id}`, { 'if-match': '"1"' });
    expect([removal.status, removal.json.code]).toEqual([422, 'only-evidence']);
    await patch({ completedOn: null });
    const freed = await city.head.delete(`${city.path}/documents/${photo.id}`, { 'if-match': '"1"' });
    expect(freed.status).toBe(204);
    // Evidence may follow.
    const plain = await patch({ completedOn: today() });
    expect(plain.json.evidence).toBe('claimed');
    const { json: later } = await upload(PDF, 'spaeter.pdf', {}, { to: milestone() });
    const evidenced = await patch({ completedOn: today(), evidenceDocumentId: later.id });
    expect(evidenced.json.evidence).toBe('evidenced');
    const version = evidenced.json.version;
    const same = await patch({ completedOn: today(), evidenceDocumentId: later.id });
    expect([same.status, same.json.version]).toEqual([200, version]);
  });

  it('are erased once the retention is over, and not before; what others need stays', async () => {
    const erase = () => app.app.get(RecurringJobs).run('erase-documents');
    const age = (sql: string, ids: string[] = []) =>
      asOwner(app.databaseUrl, (client) => client.query(sql, ids.length > 0 ? [ids] : []));
    const { json: gone } = await upload('Nur hier', 'weg.txt');
    const { json: kept } = await upload('Zweimal', 'eins.txt');
    await upload('Zweimal', 'zwei.txt', { readers: 'council' });
    for (const { id } of [gone, kept])
      await city.head.delete(`${city.path}/documents/${id}`, { 'if-match': '"1"' });
    const received = `update document_content set received_at = now() - interval '2 hours'`;
    await age(received);
    await erase();
    expect(await filesIn('documents')).toContain(gone.sha256);
    await age(`update document set removed_at = now() - interval '31 days' where id = any($1)`, [
      gone.id,
      kept.id,
    ]);
    expect(await erase()).toBeGreaterThanOrEqual(1);
    const left = await filesIn('documents');
    expect([left.includes(gone.sha256 ?? ''), left.includes(kept.sha256 ?? '')]).toEqual([false, true]);
    // The same again is stored again.
    const { json: again } = await upload('Nur hier', 'wieder.txt');
    expect((await city.head.get(fileOf(again))).text).toBe('Nur hier');
  });
});

describe('documents in a store that speaks S3', () => {
  let folder: string;
  let server: S3rver;
  let app: TestApp;
  let city: PlanCity;
  const KEYS = { S3_ACCESS_KEY_ID: 'S3RVER', S3_SECRET_ACCESS_KEY: 'S3RVER' };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wegmarke-s3-'));
    server = new S3rver({
      port: 0,
      address: '127.0.0.1',
      silent: true,
      directory: join(folder, 's3'),
      configureBuckets: [{ name: 'belege' }],
    });
    const { port } = await server.run();
    app = await TestApp.start({
      env: {
        DATA_DIR: folder,
        S3_ENDPOINT: `http://127.0.0.1:${String(port)}`,
        S3_BUCKET: 'belege',
        ...KEYS,
      },
    });
    city = await makePlanCity(app, 'wolkenstadt');
  });
  afterAll(async () => {
    await app.stop();
    await rm(folder, { recursive: true });
  });

  it('come back as they were sent, go when they are erased, and fail as one when the store is away', async () => {
    const project = `${city.path}/projects/${city.projectIds[0] ?? ''}`;
    const content = Buffer.concat([PDF, Buffer.alloc(3_000_000, 'Ä')]);
    const { status, json } = await city.head.post<Answered>(
      `${project}/documents`,
      formWith(content, 'gross.pdf', { readers: 'public' }),
    );
    expect([status, json.size]).toEqual([201, content.length]);
    const address = `${app.baseUrl}/api/v1${city.path}/documents/${json.id}/file`;
    const bytes = Buffer.from(await (await fetch(address)).arrayBuffer());
    expect(bytes.equals(content)).toBe(true);
    await city.head.delete(`${city.path}/documents/${json.id}`, { 'if-match': '"1"' });
    await asOwner(app.databaseUrl, async (client) => {
      await client.query(`update document set removed_at = now() - interval '31 days'`);
      await client.query(`update document_content set received_at = now() - interval '2 hours'`);
    });
    expect(await app.app.get(RecurringJobs).run('erase-documents')).toBe(1);
    const stored = await readdir(join(folder, 's3'), { recursive: true });
    expect(stored.filter((name) => name.includes(json.sha256 ?? 'none'))).toEqual([]);

    await server.close();
    const away = await city.head.post(`${project}/documents`, formWith('Jetzt nicht', 'a.txt'));
    expect([away.status, away.json.code]).toEqual([503, 'storage-unavailable']);
    const { json: list } = await city.head.get<List<ProjectDocument>>(`${project}/documents`);
    expect(list.total).toBe(0);
  });
});

function fail(what: string): never {
  throw new Error(`${what} is missing`);
}
