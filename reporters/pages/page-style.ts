/** The look of our pages: light, dark, phone and paper, with nothing to load. */
export const pageStyle = `
:root{color-scheme:light dark;--ground:#fff;--ink:#1c2733;--quiet:#4f5b68;--line:#d5dae1;--soft:#f3f5f8;--link:#1b5fa8;
--good:#1b6b2e;--good-soft:#e3f4e6;--bad:#a61b1b;--bad-soft:#fde7e7;--open:#7a4d00;--open-soft:#fdf0d5;--none:#46515d;--none-soft:#e9edf2}
@media (prefers-color-scheme:dark){:root{--ground:#0f141a;--ink:#e6ebf1;--quiet:#a9b4c0;--line:#323c48;--soft:#19202a;--link:#8cc0ff;
--good:#8fdd9f;--good-soft:#12331b;--bad:#ffa8a3;--bad-soft:#451a1a;--open:#f2cb7c;--open-soft:#3d2c07;--none:#c0cad5;--none-soft:#26303b}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;overflow-wrap:anywhere}
main,header,footer{max-width:66rem;margin:0 auto;padding:0 1.1rem}
nav{display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;padding:.7rem 0;border-bottom:1px solid var(--line);font-size:.94rem}
nav a{padding:.25rem 0}nav [aria-current]{font-weight:700;color:var(--ink);text-decoration:none}
a{color:var(--link)}h1{font-size:1.6rem;line-height:1.25;margin:1.3rem 0 .5rem}
h2{font-size:1.25rem;margin:2.2rem 0 .6rem;border-bottom:1px solid var(--line);padding-bottom:.25rem}h3{font-size:1.03rem;margin:0}main>h3{margin:.9rem 0 .2rem}
p{margin:.4rem 0}code,pre{font-family:ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.87em}
pre{white-space:pre-wrap;background:var(--soft);border:1px solid var(--line);border-radius:6px;padding:.6rem .8rem;margin:.3rem 0}
.verdict{border-radius:10px;padding:1rem 1.2rem;margin:1.2rem 0;border:2px solid currentColor}
.verdict .jump{color:var(--ink)}.jump{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;list-style:none;margin:.7rem 0 0;padding:0}.verdict h1{margin:0;font-size:2rem}.verdict p{color:var(--ink);font-size:1.05rem}.reach{margin:.5rem 0}.reach p,.verdict .reach p{font-size:.9rem;margin:.15rem 0}.verdict .reach strong{font-size:1.05rem}
.on-phone{display:none}@media screen and (max-width:36rem){.verdict .on-phone{display:block;margin:.5rem 0 .8rem;font-size:1rem}}
.good{color:var(--good)}.bad{color:var(--bad)}.open{color:var(--open)}.none{color:var(--none)}
.verdict.good{background:var(--good-soft)}.verdict.bad{background:var(--bad-soft)}.verdict.open{background:var(--open-soft)}.verdict.none{background:var(--none-soft)}
.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:.7rem 1.5rem;margin:1rem 0;padding:0}
.facts div{min-width:0}.facts dt{font-size:.82rem;color:var(--quiet)}.facts dd{margin:0}
.chip{display:inline-block;border-radius:1rem;padding:.05rem .65rem;font-size:.84rem;font-weight:600;white-space:nowrap;border:1px solid currentColor}
.chip.good{background:var(--good-soft)}.chip.bad{background:var(--bad-soft)}.chip.open{background:var(--open-soft)}.chip.none{background:var(--none-soft)}
.row{border:1px solid var(--line);border-left:5px solid var(--line);border-radius:8px;padding:.8rem 1rem;margin:.8rem 0;scroll-margin-top:.6rem}
.row.bad{border-left-color:var(--bad)}.row.open{border-left-color:var(--open)}.row.good{border-left-color:var(--good)}.row.none{border-left-color:var(--none)}
.row:target{outline:3px solid var(--link);outline-offset:2px}.row>*{color:var(--ink)}.row>.chips{color:inherit}
.chips{display:flex;flex-wrap:wrap;gap:.3rem .5rem;align-items:center;margin:.3rem 0}
.weight{font-size:.87rem;color:var(--quiet)}.quiet{color:var(--quiet)}.where{margin:.1rem 0}li>p{margin:.25rem 0}.option{white-space:nowrap}
.told{display:grid;grid-template-columns:6.5rem 1fr;gap:.35rem .8rem;margin:.6rem 0}.told dt{color:var(--quiet);font-size:.9rem}.told dd{margin:0;min-width:0}
.told ul,.plain{margin:0;padding-left:1.1rem}.events{list-style:none;padding:0!important;margin:0}.events li{font-family:ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.85em}
td details{margin:0}td summary{padding:0}summary{cursor:pointer;padding:.25rem 0;color:var(--link)}details{margin:.3rem 0}
.scroll{overflow-x:auto;max-width:100%}.scroll svg{display:block;margin:.4rem 0}
table{border-collapse:collapse;width:100%;margin:.6rem 0;font-size:.93rem}th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid var(--line);overflow-wrap:normal}
td{min-width:7rem;overflow-wrap:anywhere}td code,td.short{overflow-wrap:break-word}td.number,td.short{min-width:0}td .date{white-space:nowrap}td .file{display:block;font-size:.87em}th,thead td{background:var(--soft)}td.number,th.number{text-align:right;font-variant-numeric:tabular-nums}
tr.changed td{background:var(--open-soft)}tr.changed .quiet{color:var(--ink)}
footer{margin:3rem auto 1.5rem;color:var(--quiet);font-size:.88rem}
a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid var(--link);outline-offset:2px}
@media (max-width:36rem){body{font-size:15px}.told{grid-template-columns:1fr;gap:.1rem}.told dd{margin-bottom:.45rem}.verdict h1{font-size:1.6rem}.row{padding:.7rem .75rem}
.stack table,.stack tbody,.stack tr,.stack td{display:block}.stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.stack tr{padding:.5rem 0;border-bottom:1px solid var(--line)}.stack td{border:0;padding:.1rem 0}.stack td.number{text-align:left}
.stack td[data-label]::before{content:attr(data-label);color:var(--quiet);font-size:.87em;margin-right:.6rem}.stack td details{display:inline-block}}
.paper{display:none}
@media print{@page{size:A4;margin:13mm}body{font-size:9pt;line-height:1.35}main,footer{max-width:none;padding:0}nav,.screen,.row,#failed+ul{display:none}.paper{display:block}
.verdict{margin:0 0 .6rem;padding:.6rem .8rem}.verdict h1{font-size:1.5rem}.verdict p,.verdict .reach p,.verdict .reach strong{font-size:1em}summary{list-style:none;color:inherit}.jump{display:none}.facts{grid-template-columns:repeat(3,1fr);gap:.35rem 1.2rem;margin:.5rem 0}
h2{font-size:1.15rem;margin:1rem 0 .3rem;break-after:avoid}h3{break-after:avoid}li,tr,.failure{break-inside:avoid}.failure{margin:.7rem 0;border-left:3px solid var(--bad);padding-left:.7rem}
.failure .told{grid-template-columns:4.6rem 1fr;gap:.1rem .6rem;margin:.25rem 0}table{font-size:8.5pt;margin:.3rem 0}th,td{padding:.15rem .5rem}.lines{font-size:8pt}.lines th,.lines td{white-space:nowrap;min-width:0;padding:.08rem .4rem}footer{margin:1rem 0 0;font-size:8pt}h3{font-size:1.05em}.told dt,.facts dt{font-size:.9em}code,pre,.events li{font-size:.92em}td{min-width:0}
details::details-content{content-visibility:visible;block-size:auto}
.scroll{overflow:visible}.scroll svg{max-width:100%;height:auto}a{color:inherit}}
`.trim();
