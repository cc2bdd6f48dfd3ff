// A real OpenID provider on 127.0.0.1, for the tests of the sign-in with other providers.
//
//   node server.mjs '{"port": 0, "redirectUris": [...], "algorithm": "RS256", "tellsInToken": false}'
//
// It prints its port when it answers. Its people are told to it: POST /people {"sub": ..., ...claims}.
// On its sign-in page one says who one is, or cancels; it believes everybody.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const settings = { port: 0, redirectUris: [], algorithm: 'RS256', tellsInToken: false, ...JSON.parse(process.argv[2] ?? '{}') };
const people = new Map();
const server = createServer((request, response) => answer(request, response));
let provider;

// Whoever started it holds the other end: it ends with them, however they end.
process.stdin.resume().on('end', () => process.exit());

server.listen(settings.port, '127.0.0.1', () => {
  const { port } = server.address();
  provider = makeProvider(`http://127.0.0.1:${port}`);
  console.log(`listening on ${port}`);
});

function makeProvider(issuer) {
  const made = new Provider(issuer, {
    clients: [client()],
    jwks: { keys: [signingKey('rsa', { modulusLength: 2048 }, 'RS256'), signingKey('ec', { namedCurve: 'P-256' }, 'ES256')] },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['given_name', 'family_name', 'preferred_username'] },
    conformIdTokenClaims: !settings.tellsInToken,
    clientAuthMethods: [secretIn()],
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_context, sub) => people.has(sub) && { accountId: sub, claims: () => people.get(sub) },
    loadExistingGrant: consent,
    ttl: { AccessToken: 300, AuthorizationCode: 60, Grant: 300, IdToken: 300, Interaction: 300, Session: 300 },
  });
  made.on('server_error', (_context, error) => console.error(error));
  return made;
}

function client() {
  return {
    client_id: 'pathfinder',
    client_secret: 'kept: by & for tests',
    redirect_uris: settings.redirectUris,
    response_types: ['code'],
    grant_types: ['authorization_code'],
    id_token_signed_response_alg: settings.algorithm,
    token_endpoint_auth_method: secretIn(),
  };
}

function secretIn() {
  return settings.tellsInToken ? 'client_secret_post' : 'client_secret_basic';
}

function signingKey(kind, options, alg) {
  const { privateKey } = generateKeyPairSync(kind, options);
  return { ...privateKey.export({ format: 'jwk' }), alg, use: 'sig', kid: alg };
}

// Nobody is asked whether they agree: that page is not what is tested.
async function consent(context) {
  const grant = new context.oidc.provider.Grant({
    accountId: context.oidc.session.accountId,
    clientId: context.oidc.client.clientId,
  });
  grant.addOIDCScope('openid email profile');
  await grant.save();
  return grant;
}

async function answer(request, response) {
  try {
    const { pathname } = new URL(request.url, 'http://127.0.0.1');
    if (request.method === 'POST' && pathname === '/people') return await tell(request, response);
    if (pathname.startsWith('/interaction/')) return await interact(request, response);
    return provider.callback()(request, response);
  } catch (error) {
    console.error(error);
    response.writeHead(500).end();
  }
}

async function tell(request, response) {
  const person = JSON.parse(await bodyOf(request));
  people.set(person.sub, person);
  response.writeHead(204).end();
}

async function interact(request, response) {
  if (request.method !== 'POST') {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end('<form method="post"><input name="sub"><button>Sign in</button><button name="cancel" value="1">Cancel</button></form>');
    return;
  }
  const form = new URLSearchParams(await bodyOf(request));
  const result = form.has('cancel') ? { error: 'access_denied' } : { login: { accountId: form.get('sub') } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}
