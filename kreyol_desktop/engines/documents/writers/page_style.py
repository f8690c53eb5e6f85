"""Style sheets of the results that are web pages inside."""

BOOK_CSS = """
body { font-family: Georgia, "Noto Serif", "Liberation Serif", serif; line-height: 1.5; }
h1, h2, h3, h4, h5, h6 { font-family: Arial, "Noto Sans", sans-serif; line-height: 1.2;
  margin: 1.4em 0 0.5em; }
h1 { font-size: 1.6em; } h1.title { font-size: 2.1em; }
p { margin: 0 0 0.8em; }
table { border-collapse: collapse; margin: 1em 0; max-width: 100%; }
td, th { border: 1px solid #888; padding: 0.3em 0.5em; text-align: left; vertical-align: top; }
figure { margin: 1em 0; text-align: center; }
img { max-width: 100%; height: auto; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.9em; }
blockquote { margin: 1em 1.5em; font-style: italic; }
.caption { font-size: 0.9em; font-style: italic; }
.note { font-size: 0.88em; }
.source { color: #666; }
.pair { margin-bottom: 0.8em; }
.machine-note { border-top: 1px solid #888; margin-top: 2.5em; padding-top: 0.8em;
  font-size: 0.9em; }
"""

SCREEN_CSS = """
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fdfcf9; --mark: #ffe58a;
  --word: #ffc53d; --line: #8a8a8a; --link: #0b57a4; --quiet: #5c5c5c; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e6e1; --paper: #17181b; --mark: #5a4a10;
  --word: #8a6d00; --line: #80848c; --link: #8ab8ff; --quiet: #a9adb5; } }
html { background: var(--paper); color: var(--ink); scroll-padding: 6rem; }
body { margin: 0 auto; max-width: 44rem; padding: 1rem 1.1rem 7rem; font-size: 1.12rem;
  overflow-wrap: break-word; }
body.wide { max-width: 72rem; }
a { color: var(--link); }
.source, .caption, .note { color: var(--quiet); }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2rem; align-items: start; }
.pair > :first-child { color: var(--quiet); }
@media (max-width: 40rem) { .pair { grid-template-columns: 1fr; } }
.table-box { overflow-x: auto; }
.playable .seg { cursor: pointer; border-radius: 0.2em; }
.playable .seg:hover { outline: 1px dotted var(--line); }
.seg.now { background: var(--mark); }
.seg.look { text-decoration: underline dotted var(--line); text-underline-offset: 0.25em; }
::highlight(word) { background: var(--word); }
nav.contents { margin: 1rem 0 2rem; }
nav.contents li { margin: 0.25rem 0; }
.player { position: fixed; inset: auto 0 0 0; display: flex; flex-wrap: wrap; gap: 0.5rem;
  justify-content: center; align-items: center; padding: 0.6rem max(0.6rem, env(safe-area-inset-left));
  background: var(--paper); border-top: 1px solid var(--line); font-family: Arial, sans-serif; }
.player button, .player select { font: inherit; min-width: 2.75rem; min-height: 2.75rem;
  color: inherit; background: transparent; border: 1px solid var(--line); border-radius: 0.5rem; }
.player output { min-width: 7.5rem; text-align: center; font-variant-numeric: tabular-nums; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -99rem; } .skip:focus { left: 1rem; top: 0.5rem; }
@media print { .player, nav.contents, .skip { display: none; } .seg.now { background: none; } }
"""
