// A small site that takes posts by Micropub: the endpoints are those of Indiekit and of micropub-express, as they are
// published; what is written here is what such a site has around them: tokens, a shelf for posts and files, pages.
//
//   node host.mjs PORT FOLDER
//
//   /             front page, names the endpoint and links the posts
//   /micropub     config, source, create (202), update, delete, undelete; lists its posts
//   /media        pictures
//   /create-only  micropub-express: creates (201), lists nothing, gives nothing back
//   /told/...     what a test asks of the site itself
import {createRequire} from 'node:module';
import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join, resolve, sep} from 'node:path';
import express from 'express';
import {MediaEndpoint} from '@indiekit/endpoint-media';
import {MicropubEndpoint} from '@indiekit/endpoint-micropub';

const micropubExpress = createRequire(import.meta.url)('micropub-express');
const port = Number(process.argv[2]);
const folder = resolve(process.argv[3]);
const home = `http://127.0.0.1:${port}`;
const scopes = new Map([
    ['token-for-all', 'create update delete undelete media'],
    ['token-to-create', 'create media'],
]);

// What Indiekit calls a store: where the files of the site are written.
function placeOf(path) {
    const place = join(folder, path);
    if (!place.startsWith(folder + sep)) throw new Error(`outside the site: ${path}`);
    return place;
}
const store = {
    async createFile(path, bytes) {
        mkdirSync(dirname(placeOf(path)), {recursive: true});
        writeFileSync(placeOf(path), bytes);
        return true;
    },
    async updateFile(path, bytes) { return store.createFile(path, bytes); },
    async deleteFile(path) { rmSync(placeOf(path), {force: true}); return true; },
};

// As much of a MongoDB collection as the endpoints use. Copies go in and come out.
class Shelf {
    records = [];
    static at(record, path) { return path.split('.').reduce((value, key) => value?.[key], record); }
    place(query) {
        return this.records.findIndex(record =>
            Object.entries(query).every(([path, value]) => Shelf.at(record, path) === value));
    }
    async findOne(query) { return structuredClone(this.records[this.place(query)] ?? null); }
    async insertOne(record) { this.records.push(structuredClone(record)); }
    async replaceOne(query, record) {
        const place = this.place(query);
        if (place >= 0) this.records[place] = structuredClone(record);
    }
    find() {
        let found = this.records.filter(record => record.lastAction !== 'delete').map(record => structuredClone(record));
        const cursor = {map(change) { found = found.map(change); return cursor; }, async toArray() { return found; }};
        return cursor;
    }
}

const kinds = ['article', 'note', 'photo'].map(type => ({
    type, name: type,
    post: {path: 'sources/{slug}.md', url: 'posts/{slug}/'},
    media: {path: 'files/{filename}', url: 'files/{filename}'},
}));
const publication = {
    me: `${home}/`, mediaEndpoint: `${home}/media`, micropubEndpoint: '/micropub', postTypes: kinds, categories: [],
    syndicationTargets: [], slugSeparator: '-', timeZone: 'UTC', posts: new Shelf(), media: new Shelf(), store,
    storeMessageTemplate: about => about.action,
    postTemplate: properties => JSON.stringify(properties, null, 1),
};

function admits(about) {
    return (request, response, next) => {
        const token = /^Bearer (.+)$/i.exec(request.get('authorization') ?? '')?.[1] ?? request.body?.access_token;
        if (!token) return response.status(401).json({error: 'unauthorized', error_description: 'No token came.'});
        if (!scopes.has(token)) return response.status(403).json({error: 'forbidden', error_description: 'Unknown token.'});
        about.accessToken = {me: about.me, scope: scopes.get(token)};
        about.bearerToken = token;
        next();
    };
}

const site = express();
const application = {url: home, hasDatabase: true, middleware: {indieauth: admits, authenticate: admits(publication)}};
site.use((request, response, next) => {
    response.locals.application = application;
    response.on('finish', () => console.log(request.method, request.originalUrl, response.statusCode));
    next();
});

const apart = new Map(); // posts of the endpoint that only creates
site.use('/create-only', micropubExpress({
    tokenReference: {me: `${home}/`, endpoint: `${home}/token`},
    async handler({properties, mp}) {
        const slug = String(mp?.slug?.[0] ?? properties['mp-slug']?.[0] ?? apart.size).replaceAll(/[^\w-]/g, '');
        apart.set(slug, {title: properties.name?.[0] ?? '', html: properties.content?.[0]?.html ?? ''});
        return {url: `${home}/apart/${slug}`};
    },
    async queryHandler(question) { return question === 'config' ? {'media-endpoint': `${home}/media`} : undefined; },
}));
site.get('/token', (request, response) => {
    const scope = scopes.get(/^Bearer (.+)$/i.exec(request.get('authorization') ?? '')?.[1]);
    if (!scope) return response.sendStatus(401);
    response.type('application/x-www-form-urlencoded').send(new URLSearchParams({me: `${home}/`, scope}).toString());
});

site.use(express.json({limit: '20mb'}), express.urlencoded({extended: true, limit: '20mb'}));
for (const endpoint of [new MicropubEndpoint(), new MediaEndpoint()]) {
    const nothing = () => {};
    endpoint.init({
        application, publication, addLocale: nothing, addNavigation: nothing, addView: nothing, set: nothing,
        addRoute({mountpath, routes}) {
            const router = routes();
            site.use(mountpath, (request, response, next) =>
                request.method === 'GET' ? admits(publication)(request, response, next) : next(), router);
        },
    });
}

// What a test asks of the site itself.
site.get('/told/posts', (request, response) => response.json([
    ...publication.posts.records.map(({properties, lastAction}) => ({
        url: properties.url, title: properties.name ?? '', html: properties.content?.html ?? '',
        categories: [properties.category ?? []].flat(), summary: properties.summary ?? '', photo: properties.photo ?? [],
        published: properties.published, state: lastAction === 'delete' ? 'gone' : properties['post-status'] ?? 'published',
    })),
    ...[...apart].map(([slug, post]) => ({...post, url: `${home}/apart/${slug}`, state: 'published'})),
]));
site.get('/told/pictures', (request, response) => response.json(publication.media.records.map(record => record.properties)));
site.post('/told/change', async (request, response) => {
    const query = {'properties.url': request.body.url};
    const record = await publication.posts.findOne(query);
    Object.assign(record.properties, request.body.properties);
    await publication.posts.replaceOne(query, record);
    response.json({});
});

// Pages, as readers see them.
const escaped = text => String(text).replaceAll(/[&<>"]/g, sign => `&#${sign.codePointAt(0)};`);
const page = (title, body, head = '') =>
    `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${escaped(title)}</title>${head}</head><body>${body}</body></html>`;
site.get('/', (request, response) => {
    const links = publication.posts.records.filter(record => record.lastAction !== 'delete')
        .map(({properties}) => `<li><a href="${escaped(properties.url)}">${escaped(properties.name)}</a></li>`);
    response.links({micropub: `${home}/micropub`, token_endpoint: `${home}/token`});
    response.send(page('A site', `<ul>${links.join('')}</ul>`));
});
site.get('/posts/:slug/', async (request, response) => {
    const record = await publication.posts.findOne({'properties.url': home + request.path});
    // The endpoint gives posts back by reading their pages; drafts are shown to it alone.
    const own = /^got\b/.test(request.get('user-agent') ?? '');
    const draft = record?.properties['post-status'] === 'draft';
    if (!record || (draft && !own)) return response.sendStatus(404);
    if (record.lastAction === 'delete') return response.sendStatus(410);
    const {name, url, published, category, photo, summary, content, ...rest} = record.properties;
    const status = rest['post-status'];
    response.send(page(name ?? '', [
        '<article class="h-entry">',
        name ? `<h1 class="p-name">${escaped(name)}</h1>` : '',
        `<a class="u-url" href="${escaped(url)}"><time class="dt-published">${escaped(published)}</time></a>`,
        summary ? `<p class="p-summary">${escaped(summary)}</p>` : '',
        status ? `<data class="p-post-status" value="${escaped(status)}"></data>` : '',
        ...[category ?? []].flat().map(one => `<span class="p-category">${escaped(one)}</span>`),
        ...[photo ?? []].flat().map(one => `<img class="u-photo" src="${escaped(new URL(one.url ?? one, home))}">`),
        `<div class="e-content">${content?.html ?? ''}</div></article>`,
    ].join('')));
});
site.get('/apart/:slug', (request, response) => {
    const post = apart.get(request.params.slug);
    return post ? response.send(page(post.title, post.html)) : response.sendStatus(404);
});
site.use('/files', express.static(join(folder, 'files')));
site.use((error, request, response, next) => { // eslint-disable-line no-unused-vars
    const lacking = error.scope ? {error: 'insufficient_scope', scope: error.scope} : {error: 'invalid_request'};
    response.status(error.status ?? 500).json({...lacking, error_description: error.message});
});
site.listen(port, '127.0.0.1', () => console.log('ready'));
