interface Problem {
  readonly status: number;
  readonly title: string;
  readonly explanation: string;
}

const style = `body{font:17px/1.6 system-ui,sans-serif;max-width:38rem;margin:4rem auto;padding:0 1.5rem;color:#1c2330;background:#fff}
h1{font-size:1.7rem;line-height:1.25;margin:.2rem 0 1rem}code{font:.92em ui-monospace,monospace;background:#f1f3f7;padding:.1em .35em;border-radius:4px}
.status{color:#5b6678}a{color:#0b5cad}@media(prefers-color-scheme:dark){body{background:#12161d;color:#e3e8f0}code{background:#1e2530}.status{color:#9aa6b8}a{color:#79b8ff}}`;

/** A problem explained to a person. Its words are ours, so nothing in them needs escaping but the marks for code. */
export const problemPage = (name: string, { status, title, explanation }: Problem): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title} (${name})</title><style>${style}</style></head>
<body><p class="status">HTTP ${status} · <code>${name}</code></p><h1>${title}</h1>
<p>${explanation.replace(/`([^`]+)`/g, '<code>$1</code>')}</p>
<p><a href="/docs">The documentation of the API</a></p></body></html>
`;
