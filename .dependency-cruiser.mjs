// Who may import whom. `npm run check` runs it over the whole tree; tests/infra/import-rules.test.ts breaks each rule.
// A rule of the kind "reachable" follows types too: a type of a heavy library belongs behind a port.

const sdk = '^node_modules/(@aws-sdk|@smithy|@aws|@opensearch-project)/';
const anyPackage = '^node_modules/';

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const forbidden = [
  {
    name: 'contract-imports-zod-only',
    comment:
      'CDK, the local server, the OpenAPI document and clients all read the contract; whatever it imported would come along to each of them.',
    severity: 'error',
    from: { path: '^functions/contract/' },
    to: { pathNot: ['^functions/contract/', '^node_modules/zod/'] },
  },
  {
    name: 'domain-is-pure',
    comment:
      'A rule of the business is a function of its arguments: no clock, no id, no network, no library with opinions. So it can be tested by sentences and properties alone.',
    severity: 'error',
    from: { path: '^functions/domain/', pathNot: '^functions/domain/calendar/' },
    to: { pathNot: '^functions/domain/' },
  },
  {
    name: 'calendar-has-temporal',
    comment:
      'Time zones need a library; it stays behind domain/calendar, so that it can be left out once Node has its own.',
    severity: 'error',
    from: { path: '^functions/domain/calendar/' },
    to: { pathNot: ['^functions/domain/', '^node_modules/temporal-(polyfill|spec)/'] },
  },
  {
    name: 'words-are-pure-text',
    comment:
      'Sentences that the API, the mails and the web app share: functions from values to text. Code of the domain would come along into the browser; its types do not.',
    severity: 'error',
    from: { path: '^functions/words/' },
    to: { path: '^(?!functions/words/)', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'words-know-domain-types-only',
    comment: 'What a sentence is about is a fact of the business or of the contract, never of a store or a route.',
    severity: 'error',
    from: { path: '^functions/words/' },
    to: { path: '^(?!functions/(words|domain)/)' },
  },
  {
    name: 'usecases-know-ports-only',
    comment:
      'A use case is load, decide, commit over ports (node:util compares and formats, async_hooks carries the trace, no more). With an adapter in it, it could not run against the in-memory table of the simulation.',
    severity: 'error',
    from: { path: '^functions/usecases/' },
    to: { pathNot: ['^functions/(usecases|domain|contract)/', '^util$', '^async_hooks$'] },
  },
  {
    name: 'sdk-in-adapters-only',
    comment: 'One home for AWS and OpenSearch clients: their errors, retries and types are translated there once.',
    severity: 'error',
    from: { path: '^functions/', pathNot: '^functions/adapters/' },
    to: { path: sdk },
  },
  {
    name: 'adapters-face-inwards',
    comment: 'An adapter fulfils a port; one that called a route or a whole use case would turn the arrows round.',
    severity: 'error',
    from: { path: '^functions/adapters/' },
    to: { path: ['^functions/(http|workers|lambda|runtime|composition)/', '^functions/usecases/(?!ports/)[^/]+/'] },
  },
  {
    name: 'composition-alone-imports-adapters',
    comment:
      'Which adapter fulfils a port is decided in one place. The chain of a route and the entry of a function know ports only, so that they run over any of them.',
    severity: 'error',
    from: { path: '^functions/(runtime|lambda|workers)/' },
    to: { path: '^functions/adapters/' },
  },
  {
    name: 'runtime-below-composition',
    comment: 'The chain of a route takes what it needs as arguments; composition puts it together.',
    severity: 'error',
    from: { path: '^functions/(runtime|usecases|domain|contract|http)/' },
    to: { path: '^functions/composition/' },
  },
  {
    name: 'http-translates-only',
    comment:
      'A route turns a request into a use case and its outcome into an answer; what it reads or writes with is not its business.',
    severity: 'error',
    from: { path: '^functions/http/' },
    to: { path: ['^functions/adapters/', '^functions/(lambda|workers)/', sdk] },
  },
  {
    name: 'functions-stand-alone',
    comment: 'What runs on Lambda must not need the laptop, the tests, the scripts or the templates.',
    severity: 'error',
    from: { path: '^functions/' },
    to: {
      path: [
        '^(bin|lib|local|demo|evidence|memory-dynamodb|scripts|tests|web)/',
        '^node_modules/(aws-cdk-lib|constructs|esbuild|vitest)/',
      ],
    },
  },
  {
    name: 'nothing-imports-local',
    comment: 'The laptop is a second composition root: tests and scripts start it, the system never knows of it.',
    severity: 'error',
    from: { pathNot: '^(local|tests|scripts|evidence)/' },
    to: { path: '^local/' },
  },
  {
    name: 'memory-dynamodb-is-a-package',
    comment:
      'It does what DynamoDB does for any table. It knows nothing of hotels, so that it can be tested against DynamoDB Local alone and used elsewhere.',
    severity: 'error',
    from: { path: '^memory-dynamodb/' },
    to: { path: '^(?!memory-dynamodb/|node_modules/)', dependencyTypesNot: ['core'] },
  },
  {
    name: 'memory-dynamodb-by-its-index',
    comment: 'What others use of memory-dynamodb is listed in its index.ts; the rest may change without them.',
    severity: 'error',
    from: { pathNot: '^(memory-dynamodb|tests/memory-dynamodb)/' },
    to: { path: '^memory-dynamodb/(?!index[.]ts$)' },
  },
  {
    name: 'nothing-imports-tests',
    comment: 'Builders and fixtures are for tests; a system that needs them is not whole.',
    severity: 'error',
    from: { pathNot: '^(tests|evidence)/' },
    to: { path: '^tests/' },
  },
  {
    name: 'evidence-takes-support-only',
    comment: 'What proves a claim starts the same server as the tests do; a test itself is no part of it.',
    severity: 'error',
    from: { path: '^evidence/' },
    to: { path: '^tests/(?!support/)' },
  },
  {
    name: 'nothing-imports-evidence',
    comment: 'What proves the claims stands beside the system: neither the system nor its tests may need it.',
    severity: 'error',
    from: { pathNot: '^evidence/' },
    to: { path: '^evidence/' },
  },
  {
    name: 'templates-know-the-contract-only',
    comment:
      'CDK derives from the route table, the schedules and the keys; code of the functions reaches it as a bundle.',
    severity: 'error',
    from: { path: '^(bin|lib)/' },
    to: { path: '^functions/(?!contract/)' },
  },
  {
    name: 'web-knows-the-contract-only',
    comment:
      'What the app and the system have to agree on is the contract, and the words they share. Anything else would bring code of the server into a browser.',
    severity: 'error',
    from: { path: '^web/' },
    to: { path: '^(?!web/|node_modules/|functions/(contract|words)/)', dependencyTypesNot: ['core'] },
  },
  {
    name: 'web-features-stand-alone',
    comment:
      'A feature can be read, changed and left out without the others. What two of them need belongs to ui or lib; what puts them together is a route.',
    severity: 'error',
    from: { path: '^web/src/features/([^/]+)/' },
    to: { path: '^web/src/(features|routes)/', pathNot: '^web/src/features/$1/' },
  },
  {
    name: 'web-ui-and-lib-below-features',
    comment: 'Primitives know nothing of what is made of them: else each page would carry all the others.',
    severity: 'error',
    from: { path: '^web/src/(ui|lib)/' },
    to: { path: '^web/src/(features|routes)/' },
  },
  {
    name: 'web-lib-below-ui',
    comment: 'Money, dates and the API client are tested without a page.',
    severity: 'error',
    from: { path: '^web/src/lib/' },
    to: { path: '^web/src/ui/' },
  },
  {
    name: 'nothing-imports-web',
    comment: 'The app is built and served as files; the local server builds it, and tests look at its helpers.',
    severity: 'error',
    from: { pathNot: '^(web|tests)/' },
    to: { path: '^web/' },
  },
  {
    name: 'bookings-carry-no-weight',
    comment:
      'The function that holds rooms is the one whose cold start costs sales: no password hashing, no place names (23 MB), no search client, no payment client.',
    severity: 'error',
    from: { path: '^functions/lambda/bookings[.]ts$' },
    to: {
      path: [
        '^node_modules/bcrypt/',
        '^functions/adapters/places/',
        '^node_modules/@opensearch-project/',
        'client-opensearch',
        '^node_modules/stripe/',
      ],
      reachable: true,
    },
  },
  {
    name: 'bookings-remember-no-hotels',
    comment:
      'What a guest is promised, pays or changes is decided on the table as it is now: no memory of hotels or nights lies on the way to a booking.',
    severity: 'error',
    from: {
      path: '^functions/(lambda/(bookings|stays|payments|admin)|workers/(expiry|completion|reconciliation))[.]ts$',
    },
    to: { path: '^functions/adapters/(cache/(remembered|hotel-memory)|search/remembered-)', reachable: true },
  },
  {
    name: 'production-code-has-production-dependencies',
    comment: 'What the functions import is a dependency, not a tool of development; else a pruned install lacks it.',
    severity: 'error',
    from: { path: '^functions/' },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'declared-packages-only',
    comment: 'A package that came along with another one leaves without notice.',
    severity: 'error',
    from: {},
    to: { path: anyPackage, dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'no-cycles',
    comment:
      'Files that need each other are one file in disguise, and their order of loading decides what works. Types are gone by then.',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'imports-exist',
    comment: 'An import that leads nowhere would be found by whoever runs it first.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
];

/** @type {import('dependency-cruiser').ICruiseOptions} */
const options = {
  // TypeScript 7 has no API that dependency-cruiser could call; swc reads the same syntax.
  parser: 'swc',
  tsPreCompilationDeps: true,
  // evidence/ has tools of its own beside the project's.
  combinedDependencies: true,
  doNotFollow: { path: '^node_modules/' },
  exclude: { path: '^(dist|cdk[.]out|[.]data|evidence/clients/typescript|evidence/node_modules)/' },
  enhancedResolveOptions: {
    exportsFields: ['exports'],
    conditionNames: ['import', 'node', 'default', 'types'],
    mainFields: ['module', 'main', 'types', 'typings'],
  },
};

export default { forbidden, options };
