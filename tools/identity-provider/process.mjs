import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT, decodeJwt, decodeProtectedHeader, importJWK } from 'jose';
import Provider from 'oidc-provider';

/**
 * An identity provider in a process of its own: the certified implementation with a sign-in page of one field. Whoever
 * started it says who there is, and may make it answer wrongly, slowly, or with new keys.
 */
const state = {
  /** By what is typed in. */
  users: {},
  clients: [],
  /** What is wrong with the next tokens; null: nothing. */
  fault: null,
};
// It warns of being a test, which it is.
console.warn = () => {};
let keys = await newKeys('first');
let provider = null;
let issuer = '';

async function newKeys(kid) {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' };
}

function makeProvider() {
  const made = new Provider(issuer, {
    clients: state.clients,
    jwks: { keys: [keys] },
    scopes: ['openid', 'email', 'profile', 'groups'],
    claims: {
      openid: ['sub', 'amr'],
      email: ['email', 'email_verified'],
      profile: ['name'],
      groups: ['groups', 'realm_access', '_claim_names'],
    },
    acrValues: ['urn:stadt:passwort', 'urn:stadt:karte'],
    cookies: { keys: ['not a secret: of a test alone'] },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = pageOf(
            `${form}<button form="op.logoutForm" name="logout" value="yes">Abmelden</button>`,
          );
        },
      },
    },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    pkce: { required: () => true },
    ttl: { Session: 3600, Interaction: 600, Grant: 3600, AccessToken: 600, IdToken: 600 },
    findAccount: (_, login) =>
      state.users[login] && {
        accountId: login,
        claims: () => ({ ...state.users[login], sub: state.users[login].sub ?? login }),
      },
    // Nobody is asked for consent: the city has given it.
    loadExistingGrant: async (ctx) => {
      const { client, session } = ctx.oidc;
      const grant = new ctx.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid email profile groups');
      await grant.save();
      return grant;
    },
  });
  made.use(async (ctx, next) => {
    if (state.fault === 'silent') return new Promise(() => {});
    await next();
    if (state.fault !== null && ctx.oidc?.route === 'token' && ctx.body?.id_token)
      ctx.body.id_token = await spoil(ctx.body.id_token, state.fault);
    return undefined;
  });
  return made;
}

const SPOILT = {
  nonce: (claims) => ({ ...claims, nonce: 'of another sign-in' }),
  audience: (claims) => ({ ...claims, aud: 'another-client' }),
  party: (claims) => ({ ...claims, aud: [claims.aud, 'another-client'], azp: 'another-client' }),
  issuer: (claims) => ({ ...claims, iss: 'https://elsewhere.example' }),
  expired: (claims) => ({ ...claims, iat: claims.iat - 7200, exp: claims.iat - 3600 }),
  key: (claims) => claims,
};

/** The same token, wrong in one thing, and signed anew. */
async function spoil(token, fault) {
  const header = decodeProtectedHeader(token);
  const signing = fault === 'key' ? await newKeys(header.kid) : keys;
  const claims = SPOILT[fault](decodeJwt(token));
  return new SignJWT(claims).setProtectedHeader(header).sign(await importJWK(signing, 'RS256'));
}

const pageOf = (
  content,
) => `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Konto der Stadt</title>
<meta name="viewport" content="width=device-width"></head><body><main><h1>Konto der Stadt</h1>${content}</main></body></html>`;
const SIGN_IN = `<form method="post"><label for="login">Kennung</label>
<input id="login" name="login" autocomplete="username"> <button>Anmelden</button></form>`;

async function interact(request, response) {
  if (request.method !== 'POST') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(pageOf(SIGN_IN));
    return;
  }
  let body = '';
  for await (const part of request) body += part;
  const login = new URLSearchParams(body).get('login') ?? '';
  const user = state.users[login];
  const result = user
    ? { login: { accountId: login, acr: user.acr, amr: user.amr } }
    : { error: 'access_denied', error_description: 'unknown' };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

const server = createServer((request, response) => {
  const work = request.url.startsWith('/interaction/')
    ? interact(request, response)
    : provider.callback()(request, response);
  work.catch((error) => response.writeHead(500).end(String(error)));
});

const ORDERS = {
  users: (users) => {
    state.users = users;
  },
  clients: (clients) => {
    state.clients = clients;
    provider = makeProvider();
  },
  fault: (fault) => {
    state.fault = fault;
  },
  rotate: async () => {
    keys = await newKeys(`kid-${Date.now()}`);
    provider = makeProvider();
  },
};

process.on('message', async ({ id, order, value }) => {
  await ORDERS[order](value);
  process.send({ id });
});
process.on('disconnect', () => process.exit(0));

server.listen(0, '127.0.0.1', () => {
  issuer = `http://127.0.0.1:${server.address().port}`;
  provider = makeProvider();
  process.send({ issuer });
});
