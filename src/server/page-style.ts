/** The stylesheet of the page: one column of charts on a phone, as many as fit elsewhere. */
export const PAGE_STYLE = `
:root{--page:#f3f5f8;--card:#fff;--edge:#dfe4ea;--text:#1b2733;--muted:#5b6875;--live:#0b8a6a;--lost:#b45309}
@media(prefers-color-scheme:dark){:root:not([data-theme=light]){--page:#0b0f14;--card:#12171d;--edge:#242c36;--text:#e3e9f0;--muted:#93a1b0;--live:#34d3a3;--lost:#e0b23c}}
:root[data-theme=dark]{--page:#0b0f14;--card:#12171d;--edge:#242c36;--text:#e3e9f0;--muted:#93a1b0;--live:#34d3a3;--lost:#e0b23c}
*{box-sizing:border-box}
body{margin:0 auto;padding:24px;max-width:1600px;background:var(--page);color:var(--text);font:15px/1.5 system-ui,sans-serif}
header{display:flex;align-items:baseline;justify-content:space-between;gap:16px;margin:0 4px 16px}
h1{margin:0;font-size:22px;letter-spacing:-.01em;overflow-wrap:anywhere}
#state{margin:0;color:var(--muted);font-size:13px;white-space:nowrap}
#state::before{content:"";display:inline-block;width:8px;height:8px;margin-right:7px;border-radius:50%;background:var(--muted)}
#state.live::before{background:var(--live)}
#state.lost::before{background:var(--lost)}
nav{display:flex;flex-wrap:wrap;gap:6px 20px;margin:0 4px 14px;font-size:13px}
nav span{display:flex;gap:2px}
nav a{padding:2px 9px;border-radius:6px;color:var(--muted);text-decoration:none}
nav a:hover{color:var(--text)}
nav a[aria-current]{background:var(--card);color:var(--text);box-shadow:0 0 0 1px var(--edge)}
@media(forced-colors:active){nav a[aria-current]{border:1px solid;padding:1px 8px}}
.find{display:flex;flex-wrap:wrap;align-items:baseline;gap:6px 16px;margin:0 4px 14px;color:var(--muted);font-size:13px}
.find input{font:inherit;padding:4px 9px;border:1px solid var(--edge);border-radius:6px;background:var(--card);color:var(--text)}
main{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,520px),1fr));gap:16px}
figure{min-width:0;margin:0;background:var(--card);border:1px solid var(--edge);border-radius:10px;overflow:hidden}
.chart{display:block}
main:not([data-sized]) .chart>svg{width:100%}
main[data-sized] .chart>svg{width:auto}
figcaption{display:flex;justify-content:space-between;gap:16px;min-height:34px;padding:7px 16px;border-top:1px solid var(--edge);color:var(--muted);font-size:12px;font-variant-numeric:tabular-nums}
figcaption a{color:inherit}
.empty{color:var(--muted)}
.empty a{color:inherit}
figure .empty{margin:0;padding:24px 16px;overflow-wrap:anywhere}
footer{margin:28px 4px 0;color:var(--muted);font-size:13px}
footer p{margin:0 0 8px}footer a{color:inherit}footer pre+p{margin-top:8px}
pre{margin:0;padding:12px 16px;background:var(--card);border:1px solid var(--edge);border-radius:10px;color:var(--text);font:12px/1.6 ui-monospace,monospace;overflow-x:auto}
@media(max-width:600px){body{padding:14px 10px}main{gap:10px}}
`;
