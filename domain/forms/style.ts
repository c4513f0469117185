import { acts } from '../regulation/regulation.ts';

/**
 * The one style of every page. It stands inline, byte for byte, so that the content security policy can allow it by its
 * hash and nothing else. Colours pass 4.5:1 on both schemes; sizes are relative, so text can grow to 200 % (R-13).
 * Fields that belong to a choice stand back until it is made, where the browser knows `:has`; elsewhere all of them stay.
 */
export const pageStyle = `
:root{color-scheme:light dark;--ink:#0b0c0c;--soft:#505a5f;--paper:#fff;--shade:#f3f2f1;--line:#8a9095;--link:#1a5fa0;--go:#00703c;--go-ink:#fff;--bad:#b3130b;--focus:#ffdd00}
@media (prefers-color-scheme:dark){:root{--ink:#f3f2f1;--soft:#b8bdc1;--paper:#16191c;--shade:#23272b;--line:#7d858c;--link:#8cc4ff;--go:#3fae74;--go-ink:#06140c;--bad:#ff9a92}}
*{box-sizing:border-box}
html{font-size:100%;-webkit-text-size-adjust:100%}
body{margin:0;overflow-wrap:anywhere;background:var(--paper);color:var(--ink);font:1.125rem/1.5 Arial,"Liberation Sans",Helvetica,sans-serif}
header,main,footer{max-width:44rem;margin:0 auto;padding:1rem}
header{border-bottom:.25rem solid var(--go);font-weight:bold}
header p,footer p{margin:0}
footer{color:var(--soft);font-size:1rem;border-top:1px solid var(--line)}
h1{font-size:1.75rem;line-height:1.25;margin:.5rem 0 1rem}
h2{font-size:1.25rem;line-height:1.3;margin:2rem 0 .5rem}
p{margin:0 0 1rem}
a{color:var(--link);overflow-wrap:anywhere}
a:focus,button:focus,input:focus,select:focus,textarea:focus,[tabindex]:focus{outline:.1875rem solid var(--focus);outline-offset:0;box-shadow:0 0 0 .3125rem #0b0c0c}
.caption{color:var(--soft);margin:0}
.due{font-weight:bold}
.late{color:var(--bad)}
.banner{background:var(--shade);border-left:.25rem solid var(--soft);padding:.75rem 1rem;font-size:1rem}
.quote{border-left:.25rem solid var(--line);padding:.25rem 0 .25rem 1rem;margin:0 0 1rem;white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:isolate}
#unsent-said:empty{margin:0}
.said{display:inline-block;border-left:.125rem solid var(--line);padding:0 0 0 .375rem;margin:0;color:var(--ink);overflow-wrap:anywhere;unicode-bidi:isolate}
form{margin:2rem 0 0}
form+p{margin-top:1.5rem}
.summary{border:.25rem solid var(--bad);padding:1rem;margin:0 0 1.5rem}
.summary h2{margin-top:0}
.summary ul{margin:0;padding-left:1.25rem}
.summary a{color:var(--bad);font-weight:bold}
.field{margin:0 0 1.5rem;padding:0;border:0;min-width:0}
.field legend,.field>label{display:block;font-weight:bold;padding:0;margin:0 0 .25rem}
.hint{color:var(--soft);margin:0 0 .5rem;font-size:1rem}
.fault{color:var(--bad);font-weight:bold;margin:0 0 .5rem}
.field.wrong{border-left:.25rem solid var(--bad);padding-left:1rem}
input[type=file]{font:inherit;max-width:100%}
input[type=text],input[type=url],select,textarea{font:inherit;color:inherit;background:var(--paper);border:.125rem solid var(--ink);border-radius:0;padding:.5rem;width:100%;max-width:100%}
textarea{min-height:10rem;resize:vertical;field-sizing:content;max-height:40rem}
.choice{display:grid;grid-template-columns:auto 1fr;gap:0 .75rem;margin:0 0 .5rem;align-items:start}
.choice input{width:1.5rem;height:1.5rem;margin:.625rem 0;accent-color:var(--go)}
.choice label{padding:.5rem 0;cursor:pointer}
.choice .hint{grid-column:2;margin:0}
button{font:inherit;font-weight:bold;background:var(--go);color:var(--go-ink);border:0;padding:.75rem 1.5rem;cursor:pointer;border-radius:0}
button.quiet{background:none;color:var(--ink);border:.125rem solid var(--line);padding:.625rem 1.375rem}
.done{background:var(--go);color:var(--go-ink);padding:1.5rem 1rem;margin:0 0 1.5rem}
.done h1{margin-top:0}
.done p{margin:0}
dl{margin:0 0 1rem}
dt{font-weight:bold}
dd{margin:0 0 .5rem;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;font-size:1rem}
th,td{overflow-wrap:break-word;text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line)}
tr.what td{border-bottom:0;padding-bottom:0}
table+.hint{margin-top:1rem}
ul.list,ol.list{list-style:none;margin:1rem 0;padding:0}
.list li{border-top:1px solid var(--line);padding:.75rem 0}
.list p{margin:0}
.beside{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(16rem,100%),1fr));gap:0 1.5rem}
.beside h3{margin:.5rem 0 0}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (max-width:40rem){thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}tr{display:block;border-bottom:1px solid var(--line);padding:.5rem 0}tr.what{border:0;padding-bottom:0}td{display:block;border:0;padding:.125rem 0}td[data-label]::before{content:attr(data-label) ": ";font-weight:bold}button{width:100%}body{font-size:1rem}header,main,footer{padding:.625rem .75rem}h1{font-size:1.375rem;margin:.25rem 0 .625rem}h2{font-size:1.125rem;margin:1rem 0 .25rem}p,.quote{margin-bottom:.625rem}.caption{margin:0}.choice{margin:0}.choice input{margin:.5rem 0}form{margin:1rem 0 0}summary{padding:.375rem 0}.choice label{padding:.4375rem 0}.field{margin-bottom:.75rem}.choice:not(:has(:checked)) .hint{display:none}textarea{height:auto;min-height:5rem}}
summary{cursor:pointer;padding:.5rem 0;color:var(--link)}
summary:focus-visible{outline:.1875rem solid var(--focus);box-shadow:0 0 0 .3125rem #0b0c0c}
form:has([type=radio][name=decision]):not(:has([name=decision]:checked)) .only{display:none}
${acts.map((act) => `form:has([name=decision][value=${act}]:checked) .only:not(.on-${act})`).join(',\n')}{display:none}
form:has([name=decision][value=submit]:is(:checked,[type=hidden])):has([name=kind][value=final]:checked) .interim-only{display:none}
@media print{button{display:none}}
`;
