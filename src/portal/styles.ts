import { documentStyles } from './document-styles.ts';

/**
 * The look of every customer page, sent inside the page: one request shows it whole, and nothing comes from anywhere
 * else. Fonts are those of the device, Inter where it is installed. Colours are the product's, by meaning.
 */
export const styles = `
:root{color-scheme:light dark;
--paper:#faf9f6;--surface:#fff;--sunken:#f3f1ec;--line:#d6d0c4;--control:#8a8475;--ink:#1c1a16;--ink-2:#575145;
--accent:#17604f;--accent-ink:#fff;--accent-soft:#e2efea;--bad:#b03a2a;--bad-soft:#fbe7e2;--watch:#8a5a00;--watch-soft:#fbefd0}
@media (prefers-color-scheme:dark){:root{
--paper:#141311;--surface:#1b1a17;--sunken:#100f0d;--line:#3b3831;--control:#7d776a;--ink:#eeebe4;--ink-2:#b8b1a4;
--accent:#74c7ae;--accent-ink:#0e1f1a;--accent-soft:#1c322b;--bad:#ee8e7e;--bad-soft:#3a1f1a;--watch:#e2b45b;--watch-soft:#332810}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/24px Inter,ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:break-word}
.page{max-width:34rem;margin:0 auto;padding:20px 20px 40px}
.brand{display:flex;align-items:center;gap:9px;font-size:14px;line-height:24px;font-weight:650;margin:0 0 16px}
.brand b{display:grid;place-items:center;flex:none;width:22px;height:22px;border-radius:6px;background:var(--accent);color:var(--accent-ink);font:700 14px/1 Georgia,"Noto Serif",serif}
.brand span,.face>span{min-width:0;overflow-wrap:anywhere}
h1{font-size:22px;line-height:28px;font-weight:650;letter-spacing:-.01em;margin:0;text-wrap:balance}
h2,.question{font-size:16px;line-height:24px;font-weight:650;margin:0;padding:0}
p{margin:0}
.quiet{color:var(--ink-2)}
.small{font-size:14px;line-height:20px}
a{color:var(--accent);text-underline-offset:3px}
fieldset{border:0;margin:0;padding:0;min-width:0}
legend{padding:0;width:100%}
form>*+*{margin-top:24px}
.stack>*+*{margin-top:8px}
.page p+h2{margin-top:24px}
h2+.said{margin-top:8px}
.lead{margin:4px 0 12px}
.choice{display:block;position:relative;cursor:pointer}
.choice input{position:absolute;opacity:0;inset:0;width:100%;height:100%;margin:0;cursor:pointer}
.face{display:flex;align-items:center;min-height:50px;padding:8px 16px;border:1px solid var(--line);border-radius:10px;background:var(--surface);transition:background-color .12s,border-color .12s}
.choice:hover .face{border-color:var(--control)}
.choice input:checked+.face{background:var(--accent-soft);border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent)}
.choice input:focus-visible+.face,a:focus-visible,button:focus-visible,input:focus-visible,textarea:focus-visible,select:focus-visible,summary:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.letter{flex:none;width:40px;margin-right:15px;text-align:center;font:700 28px/32px Georgia,"Noto Serif",serif}
.row{display:grid;grid-auto-flow:column;grid-auto-columns:1fr;gap:8px;margin-top:6px}
.row .face{justify-content:center;min-height:44px;padding:4px;text-align:center;font-variant-numeric:tabular-nums}
.ten{display:grid;grid-template-columns:repeat(5,1fr);gap:8px;margin-top:6px}
.ten .face{justify-content:center;min-height:44px;padding:4px;font-variant-numeric:tabular-nums}
.row+.wrong{margin-top:6px}
.ends{display:flex;justify-content:space-between;gap:16px;margin-top:4px}
label.question{display:block}
input[type=email],input[type=text],input[type=number],select{display:block;width:100%;min-height:48px;margin-top:6px;padding:10px 12px;border:1px solid var(--control);border-radius:10px;background:var(--surface);color:inherit;font:inherit}
textarea{display:block;width:100%;min-height:80px;margin-top:6px;padding:10px 12px;border:1px solid var(--control);border-radius:10px;background:var(--surface);color:inherit;font:inherit;resize:vertical;field-sizing:content;max-height:24rem}
button,.button{display:block;width:100%;min-height:48px;padding:11px 20px;border:0;border-radius:10px;background:var(--accent);color:var(--accent-ink);font:inherit;font-weight:650;text-align:center;text-decoration:none;cursor:pointer}
button.plain{display:inline-block;width:auto;min-height:44px;padding:10px 0;background:none;color:var(--accent);font-weight:400;text-decoration:underline;text-underline-offset:3px}
button.second{background:none;color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent)}
.after{margin-top:16px}
.back{margin:0 0 2px;font-size:14px;line-height:24px}
.step,.back a,footer a{display:inline-block;min-height:44px;padding:10px 0}
.list li>a:first-child{display:block;padding:12px 0 8px}
.list li:has(>a:first-child){padding-top:0}
.entry>h3>a{display:block;padding:10px 0;margin:-6px 0}
.lines li>span>a{display:inline-block;padding:10px 0;margin:-10px 0}
.words,.said-words,.said dd,h1,h3,q,.list a,.lines a,textarea{unicode-bidi:plaintext}
.part{margin-top:20px;padding:16px 18px;border:1px solid var(--line);border-radius:14px;background:var(--surface);break-inside:avoid}
.part>*+*{margin-top:8px}
.part>form:first-child{margin-top:0}
.part>details{margin-top:12px}
.entry>.after{margin-top:12px}
.part>.said:last-child{margin-bottom:0}
.part>.said:last-child div:last-child{border-bottom:0}
.part h2{font-size:17px}
select{display:block;width:100%;min-height:48px;margin-top:6px;padding:10px 12px;border:1px solid var(--control);border-radius:10px;background:var(--surface);color:inherit;font:inherit}
h3{font-size:16px;line-height:24px;font-weight:650;margin:0}
.entry{padding:12px 0;border-top:1px solid var(--line)}
.entry>*+*{margin-top:4px}
.words{white-space:pre-wrap}
.levels{display:block;width:100%;max-width:320px;height:26px}
.levels .scale{stroke:var(--line);stroke-width:2}
.levels .band{fill:var(--accent-soft);stroke:var(--accent)}
.levels .now{fill:var(--accent);stroke:var(--surface);stroke-width:2}
summary{cursor:pointer}
.list{list-style:none;margin:8px 0 0;padding:0}
.list li{padding:10px 0;border-top:1px solid var(--line)}
.list li>span{display:block}
.list .button{margin:4px 0 2px}
.message{margin:12px 0 0;padding:12px 16px;border:1px solid var(--line);border-radius:14px;background:var(--surface);break-inside:avoid}
.message.ours{background:var(--sunken)}
.message>*+*{margin-top:4px}
button:hover,.button:hover{filter:brightness(1.06)}
.notice{padding:12px 16px;border-radius:10px;background:var(--watch-soft);margin-bottom:20px}
.error{background:var(--bad-soft)}
.wrong{color:var(--bad);font-weight:550;font-size:14px;line-height:20px;margin-top:4px}
.said{margin:20px 0;border-top:1px solid var(--line)}
.said div{padding:10px 0;border-bottom:1px solid var(--line)}
.said dt{color:var(--ink-2);font-size:14px;line-height:20px}
.said dd{margin:2px 0 0;white-space:pre-wrap}
.said .letter{display:inline;margin:0 8px 0 0;font-size:20px}
.trap{position:absolute;left:-9999px;width:1px;height:1px;overflow:hidden}
footer{margin-top:40px;padding-top:16px;border-top:1px solid var(--line)}
footer>*+*{margin-top:4px}
.page:has(.sheet){max-width:46rem}
.sheet{margin-top:16px}
.sheet section{margin-top:20px;break-inside:avoid}
.sheet h2{margin-bottom:4px}
.sheet ul,.sheet ol{margin:0;padding-left:20px}
.sheet li{margin:6px 0}
.two{display:grid;gap:0 32px}
@media (min-width:600px){.two{grid-template-columns:1fr 1fr}}
.tag{display:inline-block;padding:0 7px;border:1px solid var(--line);border-radius:9px;font-size:12px;line-height:18px;font-weight:550;color:var(--ink-2);white-space:nowrap}
.part-title{margin-top:24px}
.changes>p{margin-top:16px}
.changes ins{background:var(--accent-soft);text-decoration:underline;text-underline-offset:3px}
.changes del{background:var(--bad-soft)}
.spoken{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.yes{margin:20px 0 0;padding:12px 16px 12px 36px;border-radius:10px;background:var(--accent-soft)}
.plain-list{margin:0;padding:0;list-style:none}
.plain-list li+li{margin-top:8px}
.lines textarea{min-height:56px}
input:not([type]),select{display:block;width:100%;min-height:48px;margin-top:6px;padding:10px 12px;border:1px solid var(--control);border-radius:10px;background:var(--surface);color:inherit;font:inherit}
.button.plain{background:none;color:var(--accent);border:1px solid var(--control)}
summary:not(.button){min-height:44px;padding:10px 0}
@media (max-width:340px){.page{padding:16px 14px 32px}.letter{width:32px;margin-right:10px}.row{gap:6px}}
@media (forced-colors:active){.choice input:checked+.face{outline:3px solid Highlight}}
@media (prefers-reduced-motion:reduce){*{transition:none!important}}
@media print{:root{color-scheme:light}body{background:#fff;color:#000}.page{max-width:none;padding:0}button,button.plain,.button,.list .button,footer a,.back,.trap,.way{display:none}.step,summary:not(.button),.list li>a:first-child{min-height:0;padding:0}.face,textarea{border-color:#999;background:none;break-inside:avoid}.choice input:checked+.face{box-shadow:inset 0 0 0 2px #000;border-color:#000}}
${documentStyles}`;
