/** Of the page around the drawing. */
export const PAGE = `*{box-sizing:border-box}
body{margin:0 auto;max-width:1240px;padding:16px 20px 48px;font:15px/1.45 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
h1{font-size:22px;line-height:1.25;margin:8px 0}h2{font-size:15px;margin:0 0 6px}header p{margin:2px 0;color:var(--faint);overflow-wrap:anywhere}
#controls{position:sticky;top:0;z-index:1;background:var(--paper);border-bottom:1px solid var(--grid);padding:10px 0 4px;margin-top:14px}
#controls[hidden],#now[hidden]{display:none}
.buttons{display:flex;flex-wrap:wrap;gap:8px;align-items:center}
button,select{font:inherit;color:inherit;background:var(--backup);border:1px solid var(--edge);border-radius:6px;padding:5px 12px;cursor:pointer}
#play{background:var(--master);border-color:var(--master);color:var(--on-master);font-weight:600;min-width:76px}
:focus-visible{outline:3px solid var(--hatch);outline-offset:1px}
#time{font-size:24px;font-weight:700;font-variant-numeric:tabular-nums;min-width:128px}
#last{min-height:2.9em;margin:6px 0 0;color:var(--faint);overflow-wrap:anywhere}
#slider{display:block;accent-color:var(--master);margin:6px 0 0;height:20px}
#drawing{overflow-x:auto;touch-action:pan-y;cursor:crosshair;margin-top:8px;user-select:none}
#drawing svg{display:block}
#now{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,460px),1fr));gap:22px 32px;margin:18px 0 26px}
#now section{min-width:0;overflow-x:auto}#now h2:not(:first-child){margin-top:20px}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:4px 10px 4px 0;border-bottom:1px solid var(--grid);vertical-align:top}
thead th{font-weight:400;color:var(--faint);font-size:13px}td:nth-child(3),td:nth-child(4){font-variant-numeric:tabular-nums}
tbody th{white-space:nowrap}td:last-child{min-width:8em;overflow-wrap:anywhere}
.badge{display:inline-block;min-width:76px;text-align:center;padding:0 8px;border:1px solid var(--edge);border-radius:4px;font-size:13px;font-weight:600}
.badge.master{background:var(--master);border-color:var(--master);color:var(--on-master)}.badge.backup{background:var(--backup)}
.badge.fault{background:repeating-linear-gradient(45deg,var(--fault) 0 6px,var(--paper) 6px 8px);border-color:var(--hatch)}
.badge.init,.badge.stop{border-style:dotted}.badge.off{border-style:dashed;border-color:var(--rule);color:var(--faint)}
dl{display:grid;grid-template-columns:max-content 1fr;gap:3px 18px;margin:0}dt{font-variant-numeric:tabular-nums}dd{margin:0;font-weight:600}
dd.odd,p.worse{color:var(--worse);font-weight:700}.note{color:var(--faint);margin:6px 0}p.worse{margin:6px 0}
ul,ol{margin:0;padding:0 0 0 20px}#happenings{list-style:none;padding:0}
#happenings a{display:grid;grid-template-columns:8em 1fr;gap:12px;padding:2px 8px;color:inherit;text-decoration:none;border-left:3px solid transparent;overflow-wrap:anywhere}
#happenings time{text-align:right;font-variant-numeric:tabular-nums;color:var(--faint)}#happenings a:hover{background:var(--grid)}
#happenings .change span{padding-left:16px}#happenings .step span{font-weight:600}
#happenings .past{opacity:.72}#happenings .current a{background:var(--backup);border-left-color:var(--master)}
kbd{font:inherit;font-size:13px;border:1px solid var(--rule);border-radius:4px;padding:0 5px}.keys{color:var(--faint);font-size:13px;margin-top:22px}
@media print{#controls,#now,.keys,.now{display:none}#happenings .past{opacity:1}#happenings .current a{background:none;border-color:transparent}}
@media (max-width:640px){body{padding:8px 10px 32px}#time{width:100%}#now{font-size:14px}.badge{min-width:0}#happenings a{grid-template-columns:6em 1fr}#happenings .change span{padding-left:0}}`;
