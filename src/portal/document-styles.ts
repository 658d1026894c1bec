/**
 * Pages that are read like a document and put on paper: reviews, sheets. Short lists with a date, figures side by side,
 * and on paper a running foot with the number of the page; A4 and Letter both, since no size is asked for.
 */
export const documentStyles = `
.figures{display:grid;grid-template-columns:1fr 1fr;gap:10px;margin:12px 0 0;padding:0}
.figures div{padding:10px 12px;border:1px solid transparent;border-radius:10px;background:var(--sunken)}
.figures dt{color:var(--ink-2);font-size:13px;line-height:18px}
.figures dd{margin:2px 0 0;font-size:22px;line-height:28px;font-weight:650;font-variant-numeric:tabular-nums}
.figures dd .letter{display:inline;margin:0;font-size:26px;line-height:28px}
.figures dd small{font-size:13px;font-weight:400;color:var(--ink-2)}
.trend{display:grid;grid-template-columns:repeat(6,1fr);gap:6px 3px;list-style:none;margin:10px 0 0;padding:0}
.trend li{min-width:0;text-align:center;font:700 14px/20px Georgia,"Noto Serif",serif}
.trend li span{display:block;border-radius:5px;background:var(--sunken);padding:3px 0}
.trend li small{display:block;font:400 11px/16px Inter,system-ui,sans-serif;color:var(--ink-2)}
@media (min-width:480px){.trend{grid-template-columns:repeat(12,1fr)}}
.lines{list-style:none;margin:8px 0 0;padding:0}
.lines li{display:flex;gap:12px;padding:8px 0;border-top:1px solid var(--line);break-inside:avoid}
.lines li>:first-child{flex:1;min-width:0}
.lines .when{flex:none;color:var(--ink-2);font-size:14px;line-height:24px;text-align:right}
ol.lines{counter-reset:line}
ol.lines li::before{counter-increment:line;content:counter(line);flex:none;width:20px;color:var(--ink-2);font-variant-numeric:tabular-nums}
.said-words{white-space:pre-wrap;margin-top:8px}
.done{color:var(--ink-2)}
.part form{margin-top:12px}
.part form>*+*{margin-top:14px}
.score{font:700 40px/44px Georgia,"Noto Serif",serif}
.score small{font:400 16px/24px Inter,system-ui,sans-serif;color:var(--ink-2)}
.on-paper{display:none}
@page{margin:18mm 16mm 20mm;@bottom-right{content:counter(page) " / " counter(pages);font:9pt Inter,system-ui,sans-serif;color:#575145}}
@media print{html{font-size:11pt}.brand b{background:none;color:#17604f;border:1px solid #17604f}body{font-size:11pt;line-height:15.5pt}.on-paper{display:block}.off-paper{display:none!important}h1{font-size:19pt;line-height:23pt}
.part{border:0;border-top:1px solid #b9b2a4;border-radius:0;padding:10pt 0 0;margin-top:13pt;background:none;break-inside:auto}.part h2{break-after:avoid;font-size:12.5pt}
.figures{grid-template-columns:repeat(4,1fr)}.figures div{border-color:#b9b2a4;break-inside:avoid}.lines li{border-color:#d6d0c4;padding:5pt 0}.trend li span{background:none;border:1px solid #b9b2a4}
a{color:inherit;text-decoration:none}.notice{border:1px solid #b9b2a4;background:none}}
`;
