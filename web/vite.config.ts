import { fileURLToPath } from 'node:url';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import tailwindcss from '@tailwindcss/vite';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What the local server answers by itself; everything else is the app's. */
const behind = ['/api', '/docs', '/openapi.json', '/problems', '/pictures', '/robots.txt', '/sitemap.xml'];

export default defineConfig({
  root: here('.'),
  plugins: [
    tanstackRouter({
      target: 'react',
      autoCodeSplitting: true,
      // What a page loads with belongs to its chunk; the entry knows addresses alone.
      codeSplittingOptions: { defaultBehavior: [['component', 'loader']] },
      routesDirectory: here('src/routes'),
      generatedRouteTree: here('src/routeTree.gen.ts'),
      quoteStyle: 'single',
      semicolons: true,
      addExtensions: true,
    }),
    react(),
    tailwindcss(),
    { ...optimizeLocales.vite({ locales: ['en-GB', 'en-US', 'de-DE'] }), enforce: 'pre' },
  ],
  build: {
    outDir: here('../dist/web'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2023',
    // The policy of the page allows no inline script, style or font; every file has an address of its own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // Few chunks compress better than many, and a first page asks for less: at most seven scripts a page.
        codeSplitting: {
          groups: [
            {
              // What every page has, and the search that is the first page. Icons are those of the first page.
              name: 'base',
              test: /functions\/contract\/pictures\/night-picture[.]ts|node_modules\/(react|react-dom|scheduler|lucide\/dist\/esm\/(?!icons\/(?!(arrow-left|arrow-right|building-2|circle-user-round|history|map-pin|minus|moon|plus|sun|sun-moon)[.]mjs))|@tanstack\/(?!.*(virtual|nfiniteQueryObserver|ueriesObserver|utationObserver|useInfiniteQuery|useQueries|useMutation))|zustand)|web\/src\/lib\/(api|dates|facts|formats?|party|pick-nights|preferences|problem|query|search-text|server-clock|settled|stay-search|words)[.]ts|web\/src\/(ui\/(words|note-words|icon|button|mark|use-dismiss|counts|dropdown|night-cell|night-grid)|features\/(shell\/(header|footer|messages|words)|\w+\/url|search\/(search-form|stay-nights|place-field|recent|use-completion|words))|routes\/[\w.$]+)[.]tsx?$/,
              priority: 3,
            },
            {
              // What answers lists page by page and sends forms comes with the pages that do.
              name: 'parts',
              test: /node_modules\/(@tanstack\/.*query|lucide\/dist\/esm\/icons\/(calendar-plus|circle-alert|images|list|map|printer|sliders-horizontal|triangle-alert)[.]mjs)|web\/src\/(lib\/(booking-address|booking-history|bookings|draft|guest-details|if-match|map-cell|money|night-prices|pages|project|stay-rules)|ui\/(amenity-words|amount|area-map|check|code-field|field|field-errors|hotel-picture|map-base|more-button|night-strip|problem-note|rate-words|refund-steps|section|sheet|stay-(cells|hint|lines|words))|features\/account\/words)[.]tsx?$/,
              priority: 2,
            },
            {
              // The guest's own pages: one leads to the next. Their words are with them, so that searches load none.
              name: 'own',
              test: /node_modules\/lucide\/dist\/esm\/icons\/(calendar-plus|printer)[.]mjs|web\/src\/(lib\/online[.]ts|ui\/use-sending[.]ts|features\/(account|booking|trips)\/(?!url|sign-in|words[.])[\w-]+[.]tsx?|features\/(booking|trips)\/words\/\w+[.]ts|routes\/(account|book|reset|trips)[\w.$]*[.]tsx[?]tsr-split)/,
              priority: 1,
            },
            { name: 'en', test: /web\/src\/(ui|features\/(shell|search))\/words\/en\.ts/ },
            { name: 'de', test: /web\/src\/(ui|features\/(shell|search))\/words\/de\.ts/ },
            // The words of the hotel's and the platform's pages: a guest never loads them.
            {
              name: 'office-en',
              test: /web\/src\/(features\/(office|today|plan|grid|stays|numbers|property|agreement|platform)\/(people-)?words|ui\/desk-words)\/en[\w-]*\.ts/,
            },
            {
              name: 'office-de',
              test: /web\/src\/(features\/(office|today|plan|grid|stays|numbers|property|agreement|platform)\/(people-)?words|ui\/desk-words)\/de[\w-]*\.ts/,
            },
            {
              // The frame of the hotel's and the platform's pages, and what several of them share.
              name: 'office',
              test: /node_modules\/(lucide|@tanstack\/(react-virtual|virtual-core))|web\/src\/(lib\/(ages|fold|hotel-queries|intent|order|own-hotel|shortcuts|units|use-now|with-part)[.]ts|ui\/(change-cost|check|desk-(money|notes|words)|nothing|party-fields|table)[.]tsx?|features\/(office\/[\w-]+|account\/sign-in)[.]tsx?|routes\/(manage[.]index|manage[.][$]hotelId|platform)[.]tsx[?]tsr-split)/,
              priority: 1,
            },
            {
              // The settings of a hotel, and the page that opens one: the same forms.
              name: 'property',
              test: /web\/src\/(features\/property\/(?!url|words)[\w-]+[.]tsx?|routes\/manage[.](new|[$]hotelId[.]property)[.]tsx[?]tsr-split)/,
              priority: 1,
            },
            {
              // The platform's pages.
              name: 'platform',
              test: /functions\/contract\/schedules[.]ts|web\/src\/(features\/platform\/(?!url|words[.])[\w-]+[.]tsx?|routes\/platform[.](index|[$]page)[.]tsx[?]tsr-split)/,
              priority: 1,
            },
            {
              // The list of a hotel's bookings, and one of them: one leads to the other.
              name: 'stays',
              test: /web\/src\/(features\/stays\/(?!url|words[.])[\w-]+[.]tsx?|routes\/manage[.][$]hotelId[.]bookings[\w.$]*[.]tsx[?]tsr-split)/,
              priority: 1,
            },
            // The words of every page but the first, in one piece.
            { name: 'more-en', test: /web\/src\/.*words\/en\.ts/ },
            { name: 'more-de', test: /web\/src\/.*words\/de\.ts/ },
          ],
        },
      },
    },
  },
  server: {
    proxy: Object.fromEntries(behind.map((path) => [path, process.env['API_URL'] ?? 'http://127.0.0.1:3000'])),
  },
});
