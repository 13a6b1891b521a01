/// The one style sheet. Colours are meanings: brick stands, ochre moves, teal is proven, sage is done. Each has a light and
/// a dark value of sufficient contrast (WCAG AA on its ground), and each badge carries its word.
enum Stylesheet {
    static let text = """
        :root {
          color-scheme: light dark;
          --ground: #f7f5f0; --surface: #fffefb; --ink: #1d2327; --quiet: #5b656c; --line: #e2ddd2; --line-strong: #c9c2b4;
          --accent: #0d6b60; --accent-soft: #dcebe7; --on-accent: #ffffff;
          --standing: #a8402a; --standing-soft: #f8e4de;
          --moving: #8a5a06; --moving-soft: #f7ead0;
          --done: #4c6152; --done-soft: #e3eae1;
          --shadow: 0 1px 2px rgb(40 34 20 / .05), 0 8px 24px -16px rgb(40 34 20 / .18);
          --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", "Source Serif 4", Georgia, "Liberation Serif", serif;
          --sans: Inter, ui-sans-serif, system-ui, -apple-system, "Segoe UI", "Helvetica Neue", "Liberation Sans", Arial, sans-serif;
          --mono: ui-monospace, "SF Mono", "Cascadia Code", "JetBrains Mono", Menlo, "DejaVu Sans Mono", monospace;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --ground: #121618; --surface: #1a1f22; --ink: #e7e4dc; --quiet: #9aa5aa; --line: #2a3135; --line-strong: #3d464b;
            --accent: #62c6b4; --accent-soft: #17332f; --on-accent: #08211d;
            --standing: #f0907a; --standing-soft: #3a201a;
            --moving: #e3b45c; --moving-soft: #352a13;
            --done: #a3b9a6; --done-soft: #222c25;
            --shadow: none;
          }
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; scroll-padding-top: 5rem; }
        body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.55 var(--sans); font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
        a { color: inherit; text-decoration-color: var(--line-strong); text-underline-offset: .2em; text-decoration-thickness: 1px; }
        a:hover { color: var(--accent); text-decoration-color: currentColor; }
        :focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 4px; }
        main:focus { outline: none; }
        h1, h2, h3 { font-family: var(--serif); font-weight: 600; line-height: 1.2; margin: 0; text-wrap: balance; }
        h1 { font-size: clamp(1.7rem, 1.3rem + 1.6vw, 2.3rem); letter-spacing: -.01em; }
        h2 { font-size: 1.25rem; margin: 0 0 .9rem; }
        h3 { font-size: 1.1rem; }
        p { margin: .4rem 0; max-width: 70ch; }
        code { font-family: var(--mono); font-size: .86em; }
        .quiet { color: var(--quiet); }
        .small { font-size: .86rem; }
        .number { text-align: right; }
        .lead { font-size: 1.08rem; color: var(--quiet); }
        .eyebrow { font-size: .8rem; letter-spacing: .08em; color: var(--quiet); margin: 0 0 .5rem; }
        .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        [hidden] { display: none !important; }
        .skip { position: absolute; left: 1rem; top: -4rem; background: var(--accent); color: var(--on-accent); padding: .6rem 1rem; border-radius: 0 0 8px 8px; z-index: 10; }
        .skip:focus { top: 0; color: var(--on-accent); }

        .top { display: flex; align-items: center; gap: .5rem 2rem; flex-wrap: wrap; padding: .9rem clamp(1rem, 4vw, 2.5rem); background: var(--surface); border-bottom: 1px solid var(--line); }
        .mark { display: inline-flex; align-items: center; gap: .5rem; font: 600 1.2rem var(--serif); text-decoration: none; }
        .mark .drawing { width: 1.8rem; height: 1.8rem; fill: none; stroke: var(--accent); stroke-width: 1.7; stroke-linecap: round; }
        .mark .wing { fill: var(--accent); fill-opacity: .18; }
        .mark .back { fill-opacity: .06; }
        nav { flex: 1 1 auto; }
        nav ul { list-style: none; display: flex; gap: .25rem; margin: 0; padding: 0; flex-wrap: wrap; }
        nav a { display: block; padding: .4rem .75rem; border-radius: 7px; text-decoration: none; color: var(--quiet); }
        nav a:hover { background: var(--ground); color: var(--ink); }
        nav a[aria-current] { background: var(--accent-soft); color: var(--accent); font-weight: 600; }
        button { font: inherit; font-weight: 600; min-height: 2.6rem; padding: .4rem 1.1rem; border: 1px solid var(--accent); border-radius: 8px; background: var(--accent); color: var(--on-accent); cursor: pointer; }
        button:hover { filter: brightness(1.08); }
        button.quiet { background: none; border-color: transparent; color: var(--quiet); font-weight: 400; padding: .4rem .6rem; }
        button.quiet:hover { border-color: var(--line-strong); color: var(--ink); }
        main { max-width: 76rem; margin: 0 auto; padding: clamp(1.4rem, 4vw, 2.8rem) clamp(1rem, 4vw, 2.5rem) 5rem; }
        section { margin-top: 2.8rem; min-width: 0; }
        .title { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem .9rem; margin-bottom: .6rem; }
        .title h2, .title h3 { margin: 0; }
        .crumb { margin: 0 0 .5rem; font-size: .86rem; color: var(--quiet); }
        .columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 25rem), 1fr)); gap: 0 3rem; align-items: start; }
        .empty { color: var(--quiet); border: 1px dashed var(--line-strong); border-radius: 10px; padding: 1rem 1.2rem; margin: 0; }

        .hero { margin-top: 0; display: grid; grid-template-columns: minmax(17rem, 5fr) 7fr; gap: 2rem 4rem; align-items: center; }
        .hero h1 { display: flex; align-items: center; gap: 1rem; font-weight: 400; }
        .hero .figure { font-size: clamp(4.2rem, 3rem + 6vw, 7rem); line-height: .9; font-weight: 600; letter-spacing: -.04em; color: var(--standing); }
        .hero .of { font-size: 1.25rem; line-height: 1.3; letter-spacing: 0; }
        .chart { margin: 0; }
        .plot { display: grid; grid-template-columns: auto 1fr; gap: .6rem; }
        .plot svg { width: 100%; height: clamp(9rem, 20vw, 13rem); overflow: visible; }
        .scale { display: flex; flex-direction: column; justify-content: space-between; text-align: right; font-size: .78rem; color: var(--quiet); line-height: 1; }
        .dates { display: flex; justify-content: space-between; margin: .4rem 0 0 1.4rem; font-size: .78rem; color: var(--quiet); }
        .chart path { vector-effect: non-scaling-stroke; fill: none; }
        .chart .grid { stroke: var(--line); stroke-width: 1; }
        .chart .area { fill: var(--standing); fill-opacity: .09; }
        .chart .line { stroke: var(--standing); stroke-width: 2.2; stroke-linejoin: round; }
        .chart .end { stroke: var(--standing); stroke-width: 10; stroke-linecap: round; }
        .chart details { font-size: .86rem; color: var(--quiet); margin: .3rem 0 0 1.4rem; }
        .chart summary { cursor: pointer; width: fit-content; }
        .chart table { margin-top: .5rem; }

        .strip { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: 1px; margin: 2.4rem 0 0; background: var(--line); border: 1px solid var(--line); border-radius: 12px; overflow: hidden; box-shadow: var(--shadow); }
        .strip div { background: var(--surface); padding: .9rem 1.2rem; display: flex; flex-direction: column-reverse; justify-content: flex-end; }
        .strip dt { font-size: .86rem; color: var(--quiet); }
        .strip dd { margin: 0 0 0 -.3rem; padding: 0 .3rem; width: fit-content; font: 600 1.7rem/1.2 var(--serif); }
        .strip .bad dd { color: var(--standing); }
        @keyframes changed { from { background: var(--accent-soft); } to { background: transparent; } }
        .changed { animation: changed 1.2s ease-out; border-radius: 6px; }
        @media (prefers-reduced-motion: reduce) { .changed { animation: none; } }

        .pipeline { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(5, 1fr); gap: .6rem; }
        .pipeline li { position: relative; background: var(--surface); border: 1px solid var(--line); border-top: 3px solid var(--tone); border-radius: 10px; padding: .9rem 1rem 1rem; display: flex; flex-direction: column; box-shadow: var(--shadow); }
        .pipeline li + li::before { content: ""; position: absolute; left: calc(-.6rem - 1px); top: 50%; width: .6rem; border-top: 2px solid var(--line-strong); }
        .pipeline b { font: 600 2rem/1.1 var(--serif); color: var(--tone); }
        .pipeline .name { font-weight: 600; }
        .pipeline .meaning { font-size: .82rem; color: var(--quiet); line-height: 1.35; }
        .pipeline .none { border-top-color: var(--line-strong); box-shadow: none; background: none; }
        .pipeline .none b { color: var(--quiet); font-weight: 400; }

        .standing { --tone: var(--standing); --soft: var(--standing-soft); }
        .moving, .waived { --tone: var(--moving); --soft: var(--moving-soft); }
        .proven { --tone: var(--accent); --soft: var(--accent-soft); }
        .done { --tone: var(--done); --soft: var(--done-soft); }
        .unknown { --tone: var(--quiet); --soft: transparent; }
        .badge { display: inline-flex; align-items: center; gap: .4em; padding: .1rem .6rem .12rem .5rem; border-radius: 99px; background: var(--soft, transparent); color: var(--tone, var(--quiet)); font: 600 .8rem/1.5 var(--sans); white-space: nowrap; }
        .badge::before { content: ""; width: .5em; height: .5em; border-radius: 50%; border: .13em solid currentColor; }
        .badge.proven::before, .badge.done::before { background: currentColor; }
        .badge.moving::before, .badge.waived::before { background: linear-gradient(90deg, currentColor 50%, transparent 50%); }
        .badge.quiet { background: none; border: 1px solid var(--line); color: var(--quiet); }
        .unowned { color: var(--standing); font-style: italic; }

        .score { display: inline-grid; grid-template-columns: 3ch 3.4rem; gap: .5rem; white-space: nowrap; align-items: center; --tone: var(--done); }
        .score.middle { --tone: var(--moving); }
        .score.high { --tone: var(--standing); }
        .score svg { width: 100%; height: 6px; }
        .score .rail { fill: var(--line); }
        .score .fill { fill: var(--tone); }

        .editor { display: grid; gap: 1rem; margin-top: 1.6rem; }
        .editor label { display: grid; gap: .4rem; font-size: .86rem; color: var(--quiet); }
        .editor textarea { font: .86rem/1.5 var(--mono); width: 100%; padding: .8rem 1rem; background: var(--surface); color: var(--ink); border: 1px solid var(--line-strong); border-radius: 10px; resize: vertical; tab-size: 2; }
        .editor .act { display: flex; gap: .8rem; flex-wrap: wrap; }

        .rows { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--line); }
        .rows li { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .2rem 1.2rem; padding: .75rem 0; border-bottom: 1px solid var(--line); }
        .rows.plain li { grid-template-columns: minmax(0, 1fr); }
        .rows .score { margin-top: .15rem; height: fit-content; }
        .rows p { margin: .15rem 0 0; }
        .subject { font-weight: 600; }
        .hint { color: var(--quiet); margin-left: .3rem; white-space: nowrap; }

        .facts { margin: 0; display: grid; gap: .7rem 2.5rem; }
        .facts.wide { margin-top: 1.6rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr)); padding: 1.2rem 1.4rem; background: var(--surface); border: 1px solid var(--line); border-radius: 12px; box-shadow: var(--shadow); }
        .facts .full { grid-column: 1 / -1; }
        .facts dt { font-size: .82rem; color: var(--quiet); }
        .facts dd { margin: 0; }
        .hash { color: var(--quiet); }

        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; padding: .7rem .9rem; vertical-align: top; font-weight: 400; border-bottom: 1px solid var(--line); }
        th.number, td.number { text-align: right; }
        td { overflow-wrap: break-word; }
        td code { overflow-wrap: anywhere; }
        thead th { font-size: .82rem; color: var(--quiet); padding-block: .5rem; border-bottom-color: var(--line-strong); white-space: nowrap; }
        table.cards { background: var(--surface); border: 1px solid var(--line); border-radius: 12px; border-collapse: separate; border-spacing: 0; overflow: hidden; box-shadow: var(--shadow); }
        table.cards tbody tr:last-child > * { border-bottom: 0; }
        table.cards tbody tr:hover > * { background: color-mix(in srgb, var(--accent-soft) 35%, transparent); }
        .reasons td { padding: .4rem .5rem; }
        .reasons .number { width: 3.5rem; color: var(--quiet); }

        .filter { display: flex; flex-wrap: wrap; gap: .8rem 1rem; align-items: end; margin: 0 0 1.4rem; }
        label { display: grid; gap: .25rem; font-size: .82rem; color: var(--quiet); }
        input, select { font: 1rem/1.4 var(--sans); height: 2.6rem; color: var(--ink); background: var(--surface); border: 1px solid var(--line-strong); border-radius: 8px; padding: .5rem .7rem; min-width: 9rem; max-width: 100%; }
        .filter > label:first-of-type { flex: 1 1 16rem; }
        .filter a { align-self: center; }
        .filter fieldset { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; align-items: center; min-height: 2.6rem; }
        .filter .act { display: flex; gap: 1rem; align-items: center; }
        label.check { display: flex; align-items: center; gap: .45rem; font-size: .95rem; color: var(--ink); }
        .check input { width: 1.15rem; height: 1.15rem; min-width: 0; padding: 0; margin: 0; accent-color: var(--accent); }
        .score.weight { --tone: var(--accent); float: right; margin-left: 1rem; }
        .flags { list-style: none; margin: 0 0 1rem; padding: 0; display: grid; gap: .35rem; }
        section h3 { margin: 1.6rem 0 .6rem; }
        .flags li { display: flex; flex-wrap: wrap; gap: .2rem .7rem; align-items: baseline; }

        .proof { background: var(--surface); border: 1px solid var(--line); border-left: 4px solid var(--tone, var(--line-strong)); border-radius: 12px; padding: 1.2rem 1.4rem; box-shadow: var(--shadow); }
        .proof .empty { border: 0; padding: 0; }
        .rules { list-style: none; margin: 1rem 0 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: .9rem 2rem; }
        .rules li { position: relative; padding-left: 1.7rem; }
        .rules li::before { position: absolute; left: 0; top: .05rem; font-weight: 700; color: var(--tone, var(--quiet)); content: "?"; }
        .rules li.proven::before { content: "✓"; }
        .rules li.standing::before { content: "✕"; }
        .rules li.moving::before { content: "◔"; }
        .rules p { margin: .1rem 0 0; color: var(--quiet); }
        .rules .status { margin-left: .5rem; font-size: .82rem; color: var(--tone, var(--quiet)); }

        .timeline, .events { list-style: none; margin: 0; padding: 0; }
        .timeline li { position: relative; padding: 0 0 1.1rem 1.5rem; border-left: 2px solid var(--line); margin-left: .4rem; }
        .timeline li:last-child { border-left-color: transparent; padding-bottom: 0; }
        .timeline li::before { content: ""; position: absolute; left: -.42rem; top: .4rem; width: .7rem; height: .7rem; border-radius: 50%; background: var(--ground); border: 2px solid var(--accent); }
        .timeline .when { font-size: .82rem; color: var(--quiet); }
        .timeline p { margin: .1rem 0; }

        .path { background: var(--surface); border: 1px solid var(--line); border-radius: 12px; padding: 1.2rem 1.4rem; margin-top: 1rem; box-shadow: var(--shadow); }
        .steps { list-style: none; display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 10.5rem), 1fr)); gap: 1.2rem; margin: 1.3rem 0 0; padding: 0; counter-reset: step; }
        .steps > li { position: relative; padding-top: 1.5rem; border-top: 3px solid var(--line-strong); counter-increment: step; min-width: 0; }
        .steps > li::before { content: counter(step); position: absolute; top: calc(-.8rem - 1px); left: 0; width: 1.5rem; height: 1.5rem; border-radius: 50%; display: grid; place-items: center; font: 600 .8rem/1 var(--sans); background: var(--surface); border: 2px solid var(--line-strong); color: var(--quiet); }
        .steps > li.open { border-top-style: dashed; }
        .steps > li.reached { border-top-color: var(--accent); }
        .steps > li.reached::before { content: "✓"; background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
        .steps .name { font-weight: 600; display: block; }
        .steps .open .name { color: var(--quiet); }
        .steps .when { font-size: .82rem; color: var(--quiet); display: block; }
        .steps .blocked { color: var(--standing); }
        .evidence { margin: .5rem 0; padding-left: 1rem; font-size: .86rem; }

        .events { border-top: 1px solid var(--line); }
        .events li { display: grid; grid-template-columns: 5.5rem minmax(0, 1fr); gap: 0 1rem; padding: .6rem .8rem; border-bottom: 1px solid var(--line); border-left: 3px solid transparent; }
        .events time { color: var(--quiet); font-family: var(--mono); font-size: .86rem; line-height: 1.8; }
        .events .small { grid-column: 2; }
        .events .good { border-left-color: var(--accent); }
        .events .attention { border-left-color: var(--moving); }
        .events .bad { border-left-color: var(--standing); }
        .events .bad .text { color: var(--standing); }
        .connection::before { content: ""; display: inline-block; width: .6em; height: .6em; border-radius: 50%; margin-right: .5em; background: var(--line-strong); }
        .connection.on::before { background: var(--accent); }
        .connection.off::before { background: var(--standing); }
        .title [data-pause] { margin-left: auto; border-color: var(--line-strong); }

        .login { max-width: 26rem; margin: clamp(1rem, 8vh, 6rem) auto; display: grid; gap: 1rem; background: var(--surface); border: 1px solid var(--line); border-radius: 14px; padding: clamp(1.4rem, 5vw, 2.4rem); box-shadow: var(--shadow); }
        .login p { margin: 0; }
        .login input { width: 100%; }
        .alert { color: var(--standing); background: var(--standing-soft); border-radius: 8px; padding: .6rem .9rem; }
        .error { margin-top: 6vh; }

        @media (max-width: 60rem) { .hero { grid-template-columns: 1fr; } }
        @media (max-width: 46rem) {
          .top { padding-block: .7rem; }
          nav { order: 3; flex-basis: 100%; min-width: 0; }
          nav ul { margin-inline: -.4rem; }
          nav a { padding-inline: .6rem; white-space: nowrap; }
          .signout { margin-left: auto; }
          .pipeline { grid-template-columns: 1fr; }
          .pipeline li { display: grid; grid-template-columns: 3rem 1fr; border-top: 1px solid var(--line); border-left: 3px solid var(--tone); padding: .6rem .9rem; }
          .pipeline li + li::before { display: none; }
          .pipeline b { grid-row: span 2; align-self: center; }
          .pipeline .none { border-left-color: var(--line-strong); }
          .strip { grid-template-columns: 1fr 1fr; }
          table.cards, .cards tbody, .cards tr, .cards td, .cards th { display: block; }
          .cards thead { display: none; }
          table.cards { background: none; border: 0; box-shadow: none; border-radius: 0; }
          .cards tr { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; padding: .5rem .9rem; margin-bottom: .8rem; }
          .cards tbody td, .cards tbody th { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: .6rem; padding: .3rem 0; border: 0; }
                    .cards tbody td::before, .cards tbody th::before { content: attr(data-label); font-size: .82rem; color: var(--quiet); grid-row: 1; }
          .events li { grid-template-columns: 1fr; }
          .events .small { grid-column: 1; }
          .filter > label { flex: 1 1 100%; }
        }
        @media (forced-colors: active) { .badge, .steps > li::before { border: 1px solid; } }
        @media print { .top nav, .signout, .filter { display: none; } body { background: none; } }
        """
}
