/** The look of the page: one column of routes beside their groups, light or dark as the reader likes. */
export const style = `
:root{--ink:#1a2230;--soft:#5a6678;--line:#dfe4ec;--paper:#fff;--wash:#f5f7fa;--link:#0b5cad}
@media(prefers-color-scheme:dark){:root{--ink:#e4e9f1;--soft:#98a4b6;--line:#2b3442;--paper:#10141b;--wash:#181e28;--link:#7db9ff}}
*{box-sizing:border-box}html{scroll-behavior:smooth;scroll-padding-top:1rem}
body{margin:0;font:16px/1.55 system-ui,-apple-system,"Segoe UI",sans-serif;color:var(--ink);background:var(--paper)}
a{color:var(--link);text-decoration:none}a:hover{text-decoration:underline}
.page{display:grid;grid-template-columns:15rem minmax(0,56rem);gap:3rem;max-width:78rem;margin:0 auto;padding:2.5rem 1.5rem 6rem}
nav{position:sticky;top:2rem;align-self:start;font-size:.94rem;max-height:calc(100vh - 4rem);overflow:auto}
nav ul{list-style:none;margin:.6rem 0 0;padding:0}nav li{margin:.35rem 0}nav strong{display:block}
h1{font-size:2rem;line-height:1.2;margin:0 0 .4rem;letter-spacing:-.01em}
h2{font-size:1.35rem;margin:3rem 0 .9rem;padding-bottom:.4rem;border-bottom:1px solid var(--line)}
h3{font-size:.78rem;letter-spacing:.06em;text-transform:uppercase;color:var(--soft);margin:1.3rem 0 .4rem}
p{margin:.5rem 0}.soft{color:var(--soft)}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,monospace;font-size:.88em}
code{background:var(--wash);padding:.1em .3em;border-radius:4px}
pre{background:var(--wash);border:1px solid var(--line);border-radius:8px;padding:.8rem 1rem;overflow:auto;line-height:1.5}
details{border:1px solid var(--line);border-radius:10px;margin:.6rem 0;background:var(--paper)}
details[open]{box-shadow:0 2px 14px rgb(0 0 0/.06)}
summary{display:flex;flex-wrap:wrap;gap:.2rem .8rem;align-items:baseline;padding:.7rem 1rem;cursor:pointer;list-style:none}
summary::-webkit-details-marker{display:none}summary:hover{background:var(--wash);border-radius:10px}
summary .path{font:600 .92rem ui-monospace,SFMono-Regular,Menlo,monospace;overflow-wrap:anywhere}
summary .what{flex-basis:100%;color:var(--soft);font-size:.95rem}
.inside{padding:0 1rem 1rem}
.method{font:700 .72rem ui-monospace,monospace;letter-spacing:.04em;padding:.2em .55em;border-radius:5px;color:#fff;background:#56657a}
.GET{background:#1f6fb2}.POST{background:#2b7a46}.PUT{background:#8a5a00}.PATCH{background:#6b4fa3}.DELETE{background:#b3392f}
.lock{margin-left:auto;font-size:.8rem;color:var(--soft)}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.92rem}
td{padding:.38rem .8rem .38rem 0;border-top:1px solid var(--line);vertical-align:top}tr:first-child td{border-top:0}
td:first-child{white-space:nowrap}td b{color:#b3392f;padding-left:.15em}
.problems{display:flex;flex-wrap:wrap;gap:.4rem;padding:0;margin:0;list-style:none;font-size:.9rem}
.problems a{border:1px solid var(--line);border-radius:99px;padding:.1rem .65rem;display:block}
@media(max-width:56rem){.page{display:block}nav{position:static;max-height:none}}
`;
