import { Eta } from 'eta/core';
import type { Wording } from '../../usecases/ports/mail.ts';
import type { Section } from './format.ts';

/** What both layouts are filled with. */
export interface Page {
  readonly subject: string;
  readonly name: string;
  readonly paragraphs: readonly string[];
  readonly sections: readonly Section[];
}

const textLayout = `Dear <%~ it.name %>,

<%~ it.paragraphs.join('\\n\\n') %>
<% for (const section of it.sections) { %>

<%~ section.title %>

<%~ [...section.facts.map((fact) => fact.join(': ')), ...section.lines].join('\\n') %>

<% } %>`;

// Colours of a light page stand in the attributes, those of a dark one in the head: a reader that knows no style sheet
// shows the light page whole. Text is never lighter than 7:1 on its ground.
const INK = 'color:#161b26';
const QUIET = 'color:#4d5566';
const LINE = 'border-top:1px solid #dfe2e8';
const FONT = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** Everything but the fixed words is escaped: names are what people typed. */
const htmlLayout = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title><%= it.subject %></title>
<style>
:root { color-scheme: light dark }
@media (prefers-color-scheme: dark) {
  body, .page { background: #12161f !important }
  .sheet { background: #1b212d !important }
  .ink { color: #f1f3f7 !important }
  .quiet { color: #b3bac8 !important }
  .line { border-color: #363e4e !important }
}
@media (max-width: 480px) {
  .label, .value { display: block !important; width: auto !important }
  .label { padding-bottom: 0 !important }
  .value { border-top: 0 !important; padding-top: 2px !important }
}
</style>
</head>
<body style="margin:0;padding:0;background:#eef0f4;-webkit-text-size-adjust:100%">
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="background:#eef0f4"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" class="sheet" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;background:#ffffff;border-top:4px solid #e8a33d"><tr><td class="ink" style="padding:28px 24px 32px;${FONT};font-size:16px;line-height:1.5;${INK}">
<h1 class="ink" style="margin:0 0 20px;font-size:22px;line-height:1.3;font-weight:600;${INK};overflow-wrap:anywhere"><%= it.subject %></h1>
<p style="margin:0 0 16px">Dear <%= it.name %>,</p>
<% for (const paragraph of it.paragraphs) { %><p style="margin:0 0 16px;overflow-wrap:anywhere"><%= paragraph %></p>
<% } %><% for (const section of it.sections) { %><h2 class="ink" style="margin:28px 0 8px;font-size:17px;line-height:1.3;font-weight:600;${INK}"><%= section.title %></h2>
<% if (section.facts.length > 0) { %><table width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse;font-size:16px;line-height:1.5">
<% for (const [label, value] of section.facts) { if (section.areAmounts) { %><tr><th scope="row" class="quiet line" style="${LINE};padding:8px 12px 8px 0;text-align:left;vertical-align:top;font-weight:400;${QUIET};overflow-wrap:anywhere"><%= label %></th><td class="ink line" style="${LINE};padding:8px 0;vertical-align:top;text-align:right;font-variant-numeric:tabular-nums;${INK}"><%= value %></td></tr>
<% } else { %><tr><th scope="row" class="label quiet line" style="${LINE};width:36%;padding:8px 12px 8px 0;text-align:left;vertical-align:top;font-weight:400;${QUIET}"><%= label %></th><td class="value ink line" style="${LINE};padding:8px 0;vertical-align:top;${INK};overflow-wrap:anywhere"><%= value %></td></tr>
<% } } %></table>
<% } %><% for (const line of section.lines) { %><p style="margin:0 0 8px"><%= line %></p>
<% } %><% } %></td></tr></table>
</td></tr></table>
</body>
</html>
`;

const textEta = new Eta({ autoEscape: false, autoTrim: false });
const htmlEta = new Eta({ autoEscape: true, autoTrim: false });
const textPage = textEta.compile(textLayout);
const htmlPage = htmlEta.compile(htmlLayout);

/** The page as text and as HTML. */
export const laidOut = (page: Page): Pick<Wording, 'subject' | 'text' | 'html'> => ({
  subject: page.subject,
  text: textEta
    .render(textPage, page)
    .trim()
    .replaceAll(/\n{3,}/g, '\n\n'),
  html: htmlEta.render(htmlPage, page),
});
