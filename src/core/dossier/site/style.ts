/** One style sheet for every page of a dossier: light, dark and print, no font to fetch and no picture. */
export const STYLE = `:root{color-scheme:light dark;--paper:light-dark(#fbfaf7,#161512);--card:light-dark(#fff,#1e1c18);--ink:light-dark(#1c1b19,#eeebe3);--mute:light-dark(#605d56,#aca79c);--rule:light-dark(#dedad1,#37342d);--edge:light-dark(#8b877d,#7b766b);--seen:light-dark(#2c2b28,#e6e2d8);--seen-quiet:light-dark(#8b877d,#7b766b);--attacker:light-dark(#25659a,#7db5dd);--defender:light-dark(#b04a22,#e89a70);--third_party:light-dark(#1f7a6c,#6cc0b0);--other:light-dark(#8b877d,#7b766b);--doubt:light-dark(#8a4b08,#e3b25f);--serif:"Source Serif 4","Source Serif Pro",Georgia,"DejaVu Serif",serif;--sans:Inter,"Liberation Sans",Arial,sans-serif}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.55 var(--serif)}
header,main,footer,.desk{max-inline-size:1000px;margin-inline:auto;padding-inline:20px}
header{padding-block:24px 0;font-family:var(--sans);font-size:14px}
nav ul{display:flex;flex-wrap:wrap;gap:4px 20px;padding:0 0 12px;margin:0;list-style:none;border-block-end:1px solid var(--rule)}
nav [aria-current]{font-weight:650}
.kicker{color:var(--mute);margin:0 0 8px}
.skip{position:absolute;inset-inline-start:-999px}
.skip:focus{position:static}
.desk{border:2px solid var(--doubt);padding:8px 12px;margin-block:12px;font-family:var(--sans)}
h1{font-size:clamp(1.9rem,1.2rem + 2.4vw,2.8rem);line-height:1.15;max-inline-size:24ch;text-wrap:balance;margin-block:28px 12px}
h2{font-size:1.5rem;border-block-start:1px solid var(--rule);padding-block-start:24px;margin-block:48px 12px}
h3{font-size:1.1rem;margin-block:24px 4px}
p,li{max-inline-size:65ch}
.lede{font-size:1.2rem}
a{color:inherit;text-decoration-color:var(--edge);text-underline-offset:3px}
:focus-visible{outline:2px solid light-dark(#1257a0,#9ccbf0);outline-offset:2px}
figure{margin:28px 0}
figcaption p{margin-block:0 8px;color:var(--mute)}
.chart{overflow-x:auto}
svg{max-inline-size:100%;block-size:auto;font-family:var(--sans)}
svg text{fill:var(--mute);font-size:12px}
ul{padding-inline-start:1.4em}.narrow{display:none}
details{font-family:var(--sans);font-size:14px;margin-block:6px}
summary{cursor:pointer;color:var(--mute)}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,440px),1fr));gap:0 28px}.pair figure{margin-block:12px}
.table{overflow-x:auto;font-family:var(--sans);font-size:14px}
table{border-collapse:collapse;margin-block:8px}
caption{text-align:start;color:var(--mute);padding-block-end:4px}
th,td{text-align:start;vertical-align:top;padding:5px 14px 5px 0;border-block-start:1px solid var(--rule);font-weight:400}
thead th{color:var(--mute)}
.w{min-inline-size:19ch}
.n{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
article{border-block-start:1px solid var(--rule);padding-block:16px 8px}
article h3{margin-block:0}
article .by,.note{color:var(--mute);font-family:var(--sans);font-size:14px;margin-block:0 8px}
article ol{padding-inline-start:0;list-style:none;margin:0}
article li{margin-block:6px}
article li>b{display:block;font:600 13px var(--sans);color:var(--mute)}
.gap{font-style:italic;color:var(--mute)}
code{font-size:.85em;overflow-wrap:anywhere}
footer{color:var(--mute);font:13px/1.5 var(--sans);border-block-start:1px solid var(--rule);margin-block-start:56px;padding-block:12px 40px}
.attacker{--tone:var(--attacker)}.defender{--tone:var(--defender)}.third_party{--tone:var(--third_party)}.other{--tone:var(--other)}
.line{stroke:var(--ink);fill:none}.rule{stroke:var(--rule)}.tone{stroke:var(--tone);stroke-width:1.4}.fill{fill:var(--tone)}.ring{fill:var(--paper);stroke:var(--tone);stroke-width:1.8}.cut{stroke:var(--paper);stroke-width:1.8}.bar{stroke:var(--tone);stroke-width:5}.thin{fill:none;stroke:var(--tone);stroke-width:2}.thread{fill:none;stroke:var(--edge);stroke-dasharray:1 3;stroke-width:1.4}.dots{fill:var(--seen)}.band{fill:var(--seen-quiet);opacity:.28}.ground{fill:var(--seen-quiet);opacity:.55}
svg .b{font-weight:600;fill:var(--ink)}
@media screen and (max-width:640px){.wide{display:none}.narrow{display:block}h1{max-inline-size:none}article td.n{white-space:normal}article td,article th{padding-inline-end:8px}.pair,figure{margin-block:20px}}
@media print{:root{color-scheme:light;--paper:#fff;--edge:#dedad1}@page{size:A4;margin:16mm 16mm 18mm}
body{font-size:9.2pt;line-height:1.38}header,main,footer,.desk{max-inline-size:none;padding-inline:0}header{padding-block:0}
nav,.skip,.behind{display:none}a{text-decoration:none}p,li{max-inline-size:none;orphans:3;widows:3}
h1{font-size:21pt;max-inline-size:none;text-wrap:wrap;margin-block:10mm 3mm}.lede{font-size:12pt}h2{font-size:14pt;padding-block-start:4mm;margin-block:8mm 2mm}h3{font-size:10.5pt;margin-block:4mm 1mm}
h1,h2,h3,caption,thead,summary,figcaption,article .by,article .note,article li>b{break-after:avoid}article,figure,tr,.table,section>h2+p{break-inside:avoid}section>h2+*{break-before:avoid}section>h2+p{break-after:avoid}
figure{margin:4mm 0}.chart,.table{overflow:visible}.table,details,article .by,.note{font-size:8.5pt}th,td{padding:2pt 10pt 2pt 0}.w{min-inline-size:0}th.n,article td.n{white-space:normal}.pair{grid-template-columns:1fr 1fr;gap:0 8mm}details .table{break-inside:auto}
article{padding-block:2mm .5mm}article .by,article .note{margin-block-end:1mm}article caption{display:none}article table{margin-block:0}article ol{columns:2;column-gap:8mm;font-size:8.6pt;line-height:1.28}article li{margin-block:0 1mm;break-inside:avoid}article li td,article li th{padding-block:1pt}article li li{margin-block:0 .5mm}article li>b{font-size:8pt}article ul{margin-block:0;padding-inline-start:4mm}
details{margin-block:1mm}details::details-content{content-visibility:visible;block-size:auto}summary{list-style:none;font-weight:600}summary::-webkit-details-marker{display:none}details p,details ul{margin-block:0 1mm}
footer{margin-block-start:8mm;padding-block:3mm 0;font-size:8pt}}`;
