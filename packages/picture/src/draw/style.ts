/** Colours that are told apart without seeing colours: dark, light, hatched, dotted, empty. */
const LIGHT = `--paper:#fff;--ink:#17202a;--faint:#57606a;--grid:#e3e7ec;--rule:#8c959f;--master:#0b5cad;
--on-master:#fff;--backup:#dce9f6;--edge:#6f9bc8;--fault:#fbe3d6;--hatch:#b93a09;--worse:#a8071a;--even:#e9e5f5;--odd:#fdf1cf`;
const DARK = `--paper:#0f1419;--ink:#e6edf3;--faint:#9da7b3;--grid:#232b34;--rule:#6e7681;--master:#58a6ff;
--on-master:#06121f;--backup:#1b2f47;--edge:#3f6fa3;--fault:#3a1d12;--hatch:#ff9466;--worse:#ff8182;--even:#332c50;--odd:#453a14`;

export const COLOURS = `:root{color-scheme:light dark;${LIGHT}}
@media screen and (prefers-color-scheme:dark){:root{${DARK}}}`;

/** Of the drawing. */
export const DRAWING = `.timeline{font:12px system-ui,sans-serif;fill:var(--ink);background:var(--paper)}
.timeline text{white-space:pre}
.paper{fill:var(--paper)}.faint{fill:var(--faint)}.strong,.node{font-weight:600}.middle{text-anchor:middle}
.heading{font-size:16px;font-weight:600}.grid{stroke:var(--grid)}.axis{stroke:var(--rule)}.quiet{stroke-dasharray:1 4;stroke-width:2}
.tear{fill:none;stroke:var(--paper);stroke-width:5}.tear-edge{fill:none;stroke:var(--rule);stroke-width:7}
.pole{stroke:var(--rule);stroke-dasharray:4 3}.step,.spell-text{paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
.state{stroke:var(--edge)}.master{fill:var(--master);stroke:var(--paper)}.on-master{fill:var(--on-master);font-weight:600}
.backup{fill:var(--backup)}.fault{fill:url(#hatched);stroke:var(--hatch)}.init,.stop{fill:url(#dotted)}
.off{fill:none;stroke:var(--rule);stroke-dasharray:3 3}.on-off{fill:var(--faint)}
.on-fault,.on-init,.on-stop{font-weight:600;paint-order:stroke;stroke:var(--paper);stroke-width:3px}
.priority{fill:none;stroke:var(--ink);stroke-width:1.5}.holder{stroke:var(--rule)}.holder-0{fill:var(--even)}.holder-1{fill:var(--odd)}
.spell{fill:var(--paper);stroke:var(--ink)}.several-masters{fill:url(#barred)}.lower-master{stroke-dasharray:2 2}
.spell-text{fill:var(--faint)}.spell.worse{stroke:var(--worse);stroke-width:2}text.worse{fill:var(--worse);font-weight:700}
.hatch-paper{fill:var(--fault)}.hatch{stroke:var(--hatch);stroke-width:2.5}.dot{fill:var(--rule)}.stripe{fill:var(--ink)}
.now{stroke:var(--worse);stroke-width:1.5}`;

/** What its classes refer to. */
export const PATTERNS = `<defs><pattern id="hatched" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatch-paper" width="8" height="8"/><path class="hatch" d="M0 0V8"/></pattern><pattern id="dotted" width="6" height="6" patternUnits="userSpaceOnUse"><circle class="dot" cx="3" cy="3" r="1.1"/></pattern><pattern id="barred" width="4" height="8" patternUnits="userSpaceOnUse"><rect class="stripe" width="2" height="8"/></pattern></defs>`;
